//! `kuluary.config/1` as types.
#![expect(dead_code, reason = "these types are described, never made")]

use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::values::{BodyTemplate, ConfigFormat, Date, FileAddress, Id, LinkHeader, No, Template, Text, WebLink};

/// The run-time configuration beside `index.html`. Unknown fields are ignored; `null` is the same as a field left out.
#[derive(JsonSchema)]
#[schemars(title = "Kuluary: the configuration")]
pub(super) struct ConfigFile {
    schema: ConfigFormat,
    /// The meeting that opens first; one of `meetings`.
    current: Id,
    #[schemars(length(min = 1))]
    meetings: Vec<Entry>,
    delivery: Option<Delivery>,
    desk: Option<Desk>,
}

/// A meeting as the list of meetings shows it.
#[derive(JsonSchema)]
struct Entry {
    id: Id,
    file: FileAddress,
    title: Text,
    /// Its first day.
    from: Date,
    /// Its last day, not before the first.
    to: Date,
    place: Option<Text>,
}

/// Where answers go. For `endpoint`: a ready-made profile, its address, and the fields in which this endpoint differs from it.
#[derive(JsonSchema)]
struct Delivery {
    to: To,
    /// The ready-made profile, `rest`, `kinto`, `pocketbase`, `postgrest`, `supabase`, `datasette`, `json-server` or `webhook`; demanded for an endpoint.
    profile: Option<String>,
    /// The endpoint's address; demanded for an endpoint.
    url: Option<WebLink>,
    /// Headers of every request by name, such as a public key; `false` takes one out.
    headers: Option<BTreeMap<String, OrOff<String>>>,
    write: Option<Write>,
    done: Option<Done>,
    already_there: Option<OrOff<AlreadyThere>>,
    read: Option<OrOff<Read>>,
}

/// `device`: they stay in this browser until handed over. `endpoint`: they are saved first, then sent.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum To {
    Device,
    Endpoint,
}

/// A value in place of the profile's, or `false` to switch off what the profile has.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum OrOff<T> {
    Is(T),
    Off(No),
}

/// How an answer is written.
#[derive(JsonSchema)]
struct Write {
    method: Option<Method>,
    /// The address, starting with `{url}`; `{id}` is the answer's id.
    to: Option<Template>,
    /// Headers by name; `false` takes one of the profile's out.
    headers: Option<BTreeMap<String, OrOff<String>>>,
    /// The name under which the answer stands in the body; `false` when it is the body.
    under: Option<OrOff<String>>,
    body: Option<BodyTemplate>,
}

/// How it is written.
#[derive(JsonSchema)]
#[schemars(rename_all = "UPPERCASE")]
enum Method {
    Post,
    Put,
}

/// What counts as delivered.
#[derive(JsonSchema)]
struct Done {
    /// The statuses; any 2xx when empty.
    #[schemars(length(max = 20), inner(range(min = 200, max = 299)))]
    statuses: Option<Vec<u16>>,
    /// Where the reply carries the answer's id, as in `data.id`; `false` where the status alone has to do.
    id_at: Option<OrOff<String>>,
    /// What the reply must say as well.
    says: Option<OrOff<Says>>,
    /// Where the reply must carry the whole answer; for services that drop what they do not know.
    echo_at: Option<OrOff<String>>,
}

/// Something that a reply says.
#[derive(JsonSchema)]
struct Says {
    /// Where, as in `data.id.code`.
    at: String,
    /// Any of these; anything else than a text as JSON writes it, as in `true`.
    #[schemars(length(min = 1, max = 20))]
    is: Vec<String>,
}

/// What counts as "it is there already".
#[derive(JsonSchema)]
struct AlreadyThere {
    #[schemars(range(min = 200, max = 599))]
    status: Option<u16>,
    /// Where the reply carries the answer's id.
    id_at: Option<String>,
    /// What the reply says instead of carrying the id.
    says: Option<Says>,
    /// Where the reply carries what is stored; `false` where a changed answer cannot be told.
    stored_at: Option<OrOff<String>>,
    /// Where the status means other things, too: the address, starting with `{url}`, whose reply is judged instead.
    ask: Option<OrOff<Template>>,
}

/// How the organiser reads.
#[derive(JsonSchema)]
struct Read {
    /// The first page, starting with `{url}` or `{origin}`.
    list: Option<Template>,
    /// Where the rows are, as in `data`; `.` when the page is the list.
    rows_at: Option<String>,
    /// Where the answer is in a row; `.` when the row is the answer.
    submission_at: Option<String>,
    next: Option<Next>,
    sign_in: Option<SignIn>,
    session: Option<OrOff<Session>>,
    probe: Option<OrOff<Probe>>,
}

/// How the next page is found: `link` is the `Link` header, `false` means that everything comes at once.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Next {
    Link(LinkHeader),
    Off(No),
    /// The header that carries its address.
    Header {
        header: String,
    },
    /// Where the reply carries its address.
    At {
        at: String,
    },
    /// The parameter in which pages are numbered from 1.
    Number {
        number: String,
    },
    /// The parameter that says how many rows to skip.
    Offset {
        offset: String,
    },
}

/// How the organiser proves who they are.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum SignIn {
    Basic,
    Bearer,
    BasicOrBearer,
}

/// A request that turns a name and a password into a token.
#[derive(JsonSchema)]
struct Session {
    /// Its address, starting with `{url}` or `{origin}`.
    at: Template,
    /// The field of the name.
    user: String,
    /// Where the reply carries the token.
    token_at: String,
}

/// A request that proves that the sign-in works.
#[derive(JsonSchema)]
struct Probe {
    /// Its address, starting with `{url}` or `{origin}`.
    at: Template,
    /// What a good reply carries, as in `user.id`.
    carries: String,
}

/// The organiser's desk.
#[derive(JsonSchema)]
struct Desk {
    /// Smaller groups are hidden in breakdowns; 5 if left out.
    #[schemars(range(min = 3, max = 1_000))]
    smallest_group: Option<u32>,
    /// Workshop choices carry a badge label.
    ask_badge: Option<bool>,
}

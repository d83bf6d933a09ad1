//! The ready-made profiles: one table, in which each differs from a plain JSON endpoint only where its service does.

use super::profile::{AlreadyThere, Done, JsonPath, Method, NextPage, Probe, Profile, Read, Says, Session, SignIn, Told, Wrapper, Write};

/// A ready-made profile as data; the fields are those of `Profile`.
struct Preset {
    name: &'static str,
    method: Method,
    to: &'static str,
    /// Beside `Content-Type`.
    header: Option<(&'static str, &'static str)>,
    /// A template, as in `Wrapper`.
    body: &'static str,
    statuses: &'static [u16],
    id_at: Option<&'static str>,
    says: Option<Saying>,
    echo_at: Option<&'static str>,
    already_there: Option<There>,
    read: Option<Reads>,
}

type Saying = (&'static str, &'static [&'static str]);

struct There {
    status: u16,
    told: ToldBy,
    stored_at: Option<&'static str>,
    ask: Option<&'static str>,
}

enum ToldBy {
    Id(&'static str),
    Says(Saying),
}

struct Reads {
    list: &'static str,
    rows_at: &'static str,
    submission_at: &'static str,
    next: Next,
    sign_in: SignIn,
    /// Address, the name's field, the token's place.
    session: Option<(&'static str, &'static str, &'static str)>,
    probe: Option<(&'static str, &'static str)>,
}

enum Next {
    Header(&'static str),
    Link,
    At(&'static str),
    Number(&'static str),
    Offset(&'static str),
}

const PLAIN_READING: Reads =
    Reads { list: "{url}", rows_at: "", submission_at: "", next: Next::Link, sign_in: SignIn::BasicOrBearer, session: None, probe: None };

const PLAIN: Preset = Preset {
    name: "rest",
    method: Method::Post,
    to: "{url}",
    header: None,
    body: r#""{submission}""#,
    statuses: &[],
    id_at: Some("id"),
    says: None,
    echo_at: None,
    already_there: Some(There { status: 409, told: ToldBy::Id("id"), stored_at: Some(""), ask: None }),
    read: Some(PLAIN_READING),
};

/// A table of an id and a column that holds the whole: no column is missed when the format grows. Whoever may only insert is not
/// shown what was inserted, and not what a refused row would have doubled.
const POSTGREST: Preset = Preset {
    name: "postgrest",
    header: Some(("Prefer", "return=minimal")),
    body: r#"{"id":"{id}","submission":"{submission}"}"#,
    statuses: &[201],
    id_at: None,
    already_there: Some(There { status: 409, told: ToldBy::Says(("code", &["23505"])), stored_at: None, ask: None }),
    read: Some(POSTGREST_READING),
    ..PLAIN
};

const POSTGREST_READING: Reads = Reads {
    list: "{url}?select=submission&order=id&limit=1000",
    submission_at: "submission",
    next: Next::Offset("offset"),
    sign_in: SignIn::Bearer,
    ..PLAIN_READING
};

const PRESETS: [Preset; 8] = [
    PLAIN,
    // A record is created under our id, and never overwritten.
    Preset {
        name: "kinto",
        method: Method::Put,
        to: "{url}/{id}",
        header: Some(("If-None-Match", "*")),
        body: r#"{"data":"{submission}"}"#,
        statuses: &[201],
        id_at: Some("data.id"),
        already_there: Some(There { status: 412, told: ToldBy::Id("details.existing.id"), stored_at: Some("details.existing"), ask: None }),
        read: Some(Reads {
            list: "{url}?_limit=200",
            rows_at: "data",
            next: Next::Header("Next-Page"),
            sign_in: SignIn::Basic,
            // With a wrong password the list is 200 and empty; only this place tells who one is.
            probe: Some(("{origin}/v1/", "user.id")),
            ..PLAIN_READING
        }),
        ..PLAIN
    },
    Preset {
        name: "pocketbase",
        // Fields that the collection has are filled for the eye; the whole is what counts.
        body: r#"{"...":"{submission}","submission":"{submission}"}"#,
        statuses: &[200],
        // Fields that the collection lacks are dropped without a word, so the reply must carry the whole.
        echo_at: Some("submission"),
        already_there: Some(There {
            status: 400,
            // The second is what two sendings at the same moment lead to.
            told: ToldBy::Says(("data.id.code", &["validation_pk_invalid", "validation_not_unique"])),
            stored_at: None,
            ask: None,
        }),
        read: Some(Reads {
            list: "{url}?perPage=500&sort=id&skipTotal=1",
            rows_at: "items",
            submission_at: "submission",
            next: Next::Number("page"),
            sign_in: SignIn::Bearer,
            session: Some(("{origin}/api/collections/_superusers/auth-with-password", "identity", "token")),
            ..PLAIN_READING
        }),
        ..PLAIN
    },
    POSTGREST,
    Preset {
        name: "supabase",
        read: Some(Reads { session: Some(("{origin}/auth/v1/token?grant_type=password", "email", "access_token")), ..POSTGREST_READING }),
        ..POSTGREST
    },
    Preset {
        name: "datasette",
        to: "{url}/-/insert",
        body: r#"{"row":{"id":"{id}","submission":"{submission}"},"ignore":true}"#,
        statuses: &[201],
        // Whoever may only insert is not shown the row, not even when asking for it.
        id_at: None,
        says: Some(("ok", &["true"])),
        already_there: None,
        read: Some(Reads {
            list: "{url}.json?_size=max",
            rows_at: "rows",
            submission_at: "submission",
            next: Next::At("next_url"),
            sign_in: SignIn::Bearer,
            ..PLAIN_READING
        }),
        ..PLAIN
    },
    Preset {
        name: "json-server",
        statuses: &[201],
        // A known id makes it answer 500 with a page; so does every other fault, and only asking tells them apart.
        already_there: Some(There { status: 500, told: ToldBy::Id("id"), stored_at: Some(""), ask: Some("{url}/{id}") }),
        read: Some(Reads { list: "{url}?_page=1&_limit=100", ..PLAIN_READING }),
        ..PLAIN
    },
    Preset {
        name: "webhook",
        // Without it some form services answer with a page for people.
        header: Some(("Accept", "application/json")),
        id_at: None,
        already_there: None,
        read: None,
        ..PLAIN
    },
];

impl Profile {
    /// The names of the ready-made profiles.
    pub fn presets() -> impl Iterator<Item = &'static str> {
        PRESETS.iter().map(|preset| preset.name)
    }

    /// The ready-made profile of this name for an address; `None` when there is none of this name. The address is that of the records:
    /// `https://host/v1/buckets/event/collections/feedback/records` for Kinto, `https://host/data/feedback` for Datasette.
    pub fn preset(name: &str, url: &str) -> Option<Self> {
        let preset = PRESETS.iter().find(|preset| preset.name == name)?;
        let headers = [("Content-Type", "application/json")].into_iter().chain(preset.header);
        Some(Profile {
            name: name.to_owned(),
            url: url.trim_end_matches('/').to_owned(),
            headers: Vec::new(),
            write: Write {
                method: preset.method,
                to: preset.to.to_owned(),
                headers: headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(),
                body: Wrapper::preset(preset.body),
            },
            done: Done {
                statuses: preset.statuses.to_vec(),
                id_at: preset.id_at.map(JsonPath::parse),
                says: preset.says.map(says),
                echo_at: preset.echo_at.map(JsonPath::parse),
            },
            already_there: preset.already_there.as_ref().map(already_there),
            read: preset.read.as_ref().map(read),
        })
    }
}

fn says((at, is): Saying) -> Says {
    Says { at: JsonPath::parse(at), is: is.iter().map(|&text| text.to_owned()).collect() }
}

fn already_there(there: &There) -> AlreadyThere {
    let told = match there.told {
        ToldBy::Id(at) => Told::Id(JsonPath::parse(at)),
        ToldBy::Says(saying) => Told::Says(says(saying)),
    };
    AlreadyThere { status: there.status, told, stored_at: there.stored_at.map(JsonPath::parse), ask: there.ask.map(str::to_owned) }
}

fn read(read: &Reads) -> Read {
    let next = match read.next {
        Next::Header(name) => NextPage::Header(name.to_owned()),
        Next::Link => NextPage::Link,
        Next::At(at) => NextPage::At(JsonPath::parse(at)),
        Next::Number(name) => NextPage::Number(name.to_owned()),
        Next::Offset(name) => NextPage::Offset(name.to_owned()),
    };
    let session = |(at, user, token_at): (&str, &str, &str)| Session {
        at: at.to_owned(),
        user: user.to_owned(),
        token_at: JsonPath::parse(token_at),
    };
    Read {
        list: read.list.to_owned(),
        rows_at: JsonPath::parse(read.rows_at),
        submission_at: JsonPath::parse(read.submission_at),
        next,
        sign_in: read.sign_in,
        session: read.session.map(session),
        probe: read.probe.map(|(at, carries)| Probe { at: at.to_owned(), carries: JsonPath::parse(carries) }),
    }
}

//! `kuluary.meeting/1` as types.
#![expect(dead_code, reason = "these types are described, never made")]

use schemars::JsonSchema;

use super::values::{
    Date, Email, FileAddress, Id, KindWord, Line, Link, Mark, MeetingFormat, Moment, No, Phone, QuestionId, Text, TimeOfDay, WebLink, Yes,
    Zone,
};

/// A meeting. Unknown fields are ignored; `null` is the same as a field left out.
#[derive(JsonSchema)]
#[schemars(title = "Kuluary: a meeting")]
pub(super) struct MeetingFile {
    schema: MeetingFormat,
    id: Id,
    /// Counts up with every published change.
    #[schemars(range(max = 4_294_967_295_u64))]
    revision: Option<u64>,
    updated: Option<Moment>,
    title: Text,
    subtitle: Option<Text>,
    about: Option<Text>,
    /// A remark shown with the programme.
    note: Option<Text>,
    timezone: Zone,
    /// The languages of the file, the main one first: `pl`, `en`.
    #[schemars(length(min = 1))]
    languages: Option<Vec<String>>,
    /// When a programme day begins; what starts earlier belongs to the day before. Midnight if left out.
    day_starts: Option<TimeOfDay>,
    /// The same workshop may be picked in several rounds.
    repeats: Option<bool>,
    venue: Option<Venue>,
    contacts: Option<Vec<Contact>>,
    info: Option<Vec<Info>>,
    organisers: Option<Vec<Organiser>>,
    accessibility: Option<Accessibility>,
    rooms: Option<Vec<Room>>,
    people: Option<Vec<Person>>,
    workshops: Option<Vec<Workshop>>,
    #[schemars(length(min = 1, max = 5_000))]
    sessions: Vec<Session>,
    blocks: Option<Vec<Block>>,
    surveys: Option<Vec<Survey>>,
    announcements: Option<Vec<Announcement>>,
    /// The organiser's small file of taken seats and of groups (`kuluary.published/1`), beside the configuration or on the web.
    published: Option<FileAddress>,
}

/// Where the meeting is held.
#[derive(JsonSchema)]
struct Venue {
    name: Text,
    address: Option<Text>,
    /// How to get there.
    directions: Option<Text>,
    map: Option<WebLink>,
    /// Latitude and longitude in degrees.
    geo: Option<(f64, f64)>,
}

/// Whom to ask.
#[derive(JsonSchema)]
struct Contact {
    role: Text,
    name: Option<Line>,
    phone: Option<Phone>,
    email: Option<Email>,
}

/// Lodging, Wi-Fi, parking, certificates and the like.
#[derive(JsonSchema)]
struct Info {
    title: Text,
    text: Text,
}

/// Who holds the meeting.
#[derive(JsonSchema)]
struct Organiser {
    name: Text,
    role: Option<Text>,
    url: Option<WebLink>,
    mark: Option<Mark>,
}

/// What the declaration of accessibility says.
#[derive(JsonSchema)]
struct Accessibility {
    /// Who answers for it.
    entity: Option<Text>,
    url: Option<WebLink>,
    published: Option<Date>,
    updated: Option<Date>,
    /// When the declaration was drawn up.
    prepared: Option<Date>,
    /// Full, partial or no conformance, in words.
    status: Option<Text>,
    contact: Option<Text>,
    person: Option<Line>,
    email: Option<Email>,
    phone: Option<Phone>,
    procedure: Option<Text>,
    /// Access to the building.
    architecture: Option<Text>,
}

/// A room.
#[derive(JsonSchema)]
struct Room {
    id: Id,
    name: Text,
    #[schemars(range(min = 1, max = 100_000))]
    capacity: Option<u32>,
    /// Where to find it.
    r#where: Option<Text>,
}

/// Somebody who leads a session.
#[derive(JsonSchema)]
struct Person {
    id: Id,
    name: Line,
    role: Option<Text>,
    about: Option<Text>,
}

/// What is taught, in one or several rounds.
#[derive(JsonSchema)]
struct Workshop {
    id: Id,
    title: Text,
    about: Option<Text>,
    people: Option<Vec<Id>>,
}

/// A point of the programme.
#[derive(JsonSchema)]
struct Session {
    id: Id,
    kind: KindWord,
    /// Demanded, unless the session is a round of a workshop.
    title: Option<Text>,
    about: Option<Text>,
    start: Moment,
    /// After `start`; left out when it was not announced.
    end: Option<Moment>,
    /// The hours are reconstructed, not announced.
    approximate: Option<bool>,
    /// When it was to start before it was moved.
    was: Option<Moment>,
    room: Option<Id>,
    people: Option<Vec<Id>>,
    /// The workshop it is a round of.
    workshop: Option<Id>,
    #[schemars(range(min = 1, max = 100))]
    round: Option<u32>,
    #[schemars(range(min = 1, max = 100_000))]
    capacity: Option<u32>,
    status: Option<Status>,
    materials: Option<Vec<Material>>,
    survey: Option<OwnSurvey>,
}

/// Whether a session takes place as announced; `confirmed` if left out.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Status {
    Confirmed,
    Cancelled,
    Moved,
}

/// Something to read.
#[derive(JsonSchema)]
struct Material {
    title: Text,
    url: Link,
}

/// A survey by its id, or `false` for none, whatever the surveys say.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum OwnSurvey {
    Is(Id),
    None(No),
}

/// Sessions at the same time, of which a participant picks a number. No session stands in two blocks.
#[derive(JsonSchema)]
struct Block {
    id: Id,
    title: Text,
    #[schemars(length(min = 1))]
    sessions: Vec<Id>,
    /// How many to pick; 1 if left out.
    #[schemars(range(min = 1, max = 100))]
    pick: Option<u32>,
    mode: Option<BlockMode>,
    /// When wishes close.
    closes: Option<Moment>,
}

/// `free` (the default): the pick is the decision. `wish`: ranked wishes, which the organiser divides.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum BlockMode {
    Free,
    Wish,
}

/// A versioned list of questions.
#[derive(JsonSchema)]
struct Survey {
    id: Id,
    #[schemars(range(min = 1))]
    version: u32,
    title: Text,
    intro: Option<Text>,
    r#for: Target,
    /// `start`, `end-15` (15 minutes before the end, the default), `end`, or a moment.
    opens: Option<String>,
    #[schemars(length(min = 1, max = 200))]
    questions: Vec<Question>,
}

/// What a survey is about: one of the four.
#[derive(JsonSchema)]
#[schemars(untagged)]
enum Target {
    Sessions { sessions: Vec<Id> },
    Kinds { kinds: Vec<KindWord> },
    Days { days: Vec<Date> },
    Meeting { meeting: Yes },
}

/// A question.
#[derive(JsonSchema)]
struct Question {
    id: QuestionId,
    text: Text,
    kind: QuestionKind,
    measure: Option<Measure>,
    /// What it is about, for a question asked of several topics.
    topic: Option<Text>,
    /// The meaning of the lowest point of a scale.
    low: Option<Text>,
    /// The meaning of the highest point of a scale.
    high: Option<Text>,
    /// The lowest point of a scale (1 if left out), or the least number allowed.
    min: Option<i64>,
    /// The highest point of a scale (5 if left out), at most 10 above the lowest; or the greatest number allowed.
    max: Option<i64>,
    /// Demanded for `choice` and `choices`.
    #[schemars(length(min = 1))]
    options: Option<Vec<Choice>>,
    /// „Nie dotyczy” is offered.
    not_applicable: Option<bool>,
    /// An answer is demanded before the form is sent.
    required: Option<bool>,
    /// The limit of a text, in characters; 500 if left out.
    #[schemars(range(min = 1, max = 10_000))]
    max_length: Option<u32>,
}

/// What kind of answer a question takes.
#[derive(JsonSchema)]
#[schemars(rename_all = "kebab-case")]
enum QuestionKind {
    Scale,
    Choice,
    Choices,
    Text,
    Number,
    BeforeAfter,
}

/// What a question measures, where a rule depends on it: `nps` on a scale of 0–10, `role` on a choice.
#[derive(JsonSchema)]
#[schemars(rename_all = "lowercase")]
enum Measure {
    Nps,
    Role,
}

/// An option.
#[derive(JsonSchema)]
struct Choice {
    id: Id,
    text: Text,
    /// Words may be added to it.
    with_text: Option<bool>,
}

/// A message to everybody.
#[derive(JsonSchema)]
struct Announcement {
    id: Id,
    at: Moment,
    title: Text,
    text: Option<Text>,
}

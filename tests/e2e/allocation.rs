//! Dividing people among workshops at the desk: from the choices of many phones to the group on one of them; lists from spreadsheets,
//! rules, changes by hand, and how long it takes.

mod by_hand;
mod lists;
mod many;
mod printing;
mod views;

use std::collections::BTreeMap;

pub(crate) use by_hand::paste;
use serde_json::{Value, json};

use crate::support::{
    endpoint::{Endpoint, Mood, TOKEN},
    find::{Target, button, heading, radio, textbox, the},
    scene::{App, Setup, play_with},
    stored::{SAVED, saved_file},
    wire,
};

pub(crate) const PAGE: &str = "#/desk/allocation";
const DIVIDE: &str = "Rozdziel sprawiedliwie";
const TAKE: &str = "Wczytaj wybory do podziału";
const KLIENT: &str = "Jak pracować z trudnym klientem";
const SCIEZKI: &str = "Ścieżki pracy doradcy biznesowego";
const FILE: &str = "meetings/2017-09-baltow.json";
/// The choices that other phones handed over, beside that of this one and somebody without any.
const OTHERS: usize = 75;
const SEATS: u64 = 39;

/// What somebody picks: first round, second round.
type Picks = (Option<&'static str>, Option<&'static str>);

/// Most want workshop A first and B then, some the other way round, some only know where they begin.
fn picks(number: usize) -> Picks {
    match number % 15 {
        0 | 1 => (Some("warsztat-b-1"), Some("warsztat-a-2")),
        2 => (Some("warsztat-a-1"), None),
        _ => (Some("warsztat-a-1"), Some("warsztat-b-2")),
    }
}

/// The programme of Bałtów with seats, and with the address of what is published.
fn programme(app: &App, published: bool) {
    let mut meeting: Value = serde_json::from_str(&app.site().built(FILE)).expect("the programme is JSON");
    for session in meeting["sessions"].as_array_mut().expect("a list").iter_mut().filter(|session| !session["workshop"].is_null()) {
        session["capacity"] = json!(SEATS);
    }
    if published {
        meeting["published"] = json!("meetings/published.json");
    }
    app.site().put(FILE, meeting.to_string());
}

/// Hands the choices of the other phones to the server.
fn hand_over(endpoint: &Endpoint) {
    let origin = endpoint.origin();
    let authority = origin.strip_prefix("http://").expect("a plain address");
    for number in 0..OTHERS {
        let (first, second) = picks(number);
        let mut ranked = serde_json::Map::new();
        for (block, pick) in [("tura-1", first), ("tura-2", second)] {
            ranked.extend(pick.map(|pick| (block.to_owned(), json!([pick]))));
        }
        let choice = json!({
            "schema": "kuluary.submission/1", "id": format!("{number:08}-0000-4000-8000-000000000000"), "meeting": "2017-09-baltow",
            "kind": "choices", "ranked": ranked, "at": "2017-09-26T12:00:00+02:00", "lang": "pl",
        });
        let reply = wire::ask(authority, "POST", "/answers", &[("Content-Type", "application/json")], &choice.to_string());
        assert!(reply.is_ok_and(|reply| reply.status < 300), "the server takes choice {number}");
    }
}

/// The best that can be, worked out without any search: with two workshops in two rounds everybody goes A–B or B–A, and whoever loses least
/// by it changes sides. The sum of ranks, and first and second choices by round.
fn best(all: &[Picks]) -> (u64, [[u64; 2]; 2]) {
    let rank = |pick: Option<&str>, session: &str| pick.map(|pick| if pick == session { 1 } else { 2 });
    let ways = |(first, second): &Picks| {
        [[rank(*first, "warsztat-a-1"), rank(*second, "warsztat-b-2")], [rank(*first, "warsztat-b-1"), rank(*second, "warsztat-a-2")]]
    };
    let sum = |way: &[Option<u64>; 2]| way.iter().flatten().sum::<u64>();
    let mut people: Vec<_> = all.iter().map(ways).collect();
    people.sort_by_key(|[ab, ba]| i64::try_from(sum(ab)).unwrap() - i64::try_from(sum(ba)).unwrap());
    let of = |from_front: usize| {
        let given = people.iter().enumerate().map(|(at, [ab, ba])| if at < from_front { ab } else { ba });
        given.clone().map(sum).sum::<u64>().pipe(|total| (total, given.copied().collect::<Vec<_>>()))
    };
    let seats = usize::try_from(SEATS).unwrap();
    let (total, given) = (all.len() - seats..=seats).map(of).min_by_key(|(total, _)| *total).expect("there are seats for all");
    let mut choices = [[0; 2]; 2];
    for way in given {
        for (round, rank) in way.iter().enumerate() {
            if let Some(rank) = rank {
                choices[round][usize::try_from(rank - 1).unwrap()] += 1;
            }
        }
    }
    (total, choices)
}

trait Pipe: Sized {
    fn pipe<T>(self, then: impl FnOnce(Self) -> T) -> T {
        then(self)
    }
}

impl<T> Pipe for T {}

pub(crate) async fn divide(app: &App) {
    app.tap(&button(DIVIDE)).await;
    app.see("Podzielono.").await;
    app.until("focus is on the result", "return document.activeElement.id === 'wynik-podzialu';", &[]).await;
}

/// A person in the list of all.
pub(crate) fn person(name: &str) -> Target {
    button(name).inside("region", "Lista osób")
}

/// A person in the groups.
fn seated(name: &str) -> Target {
    button(name).inside("group", "Grupy")
}

#[test]
fn the_choices_of_76_phones_become_groups_lists_and_a_group_on_the_phone() {
    let with = |endpoint: &Endpoint| Setup { before: Some(SAVED), ..Setup::phone() }.sending_to(endpoint.origin(), &endpoint.delivery());
    play_with(Endpoint::reserve, with, async |app, endpoint| {
        endpoint.up(Mood::Accept).await;
        programme(app, false);
        hand_over(endpoint);
        app.open("#/?now=2017-09-26T12:00").await;
        app.tap(&radio(KLIENT).inside("group", "tura I wybierz")).await;
        app.is_checked(&radio(SCIEZKI).inside("group", "tura II"), true).await;
        app.open("#/plan?now=2017-09-26T12:00").await;
        app.tap(&button("Przekaż wybór organizatorowi")).await;
        endpoint.holds(OTHERS + 1).await;
        app.see("Wysłano").await;

        app.open("#/desk").await;
        app.fill(&textbox("Hasło lub token"), TOKEN).await;
        app.tap(&button("Zaloguj się i wczytaj")).await;
        app.see("76 osób przekazało wybór").await;
        app.go(PAGE).await;
        app.see("76 nowych osób").await;
        app.tap(&button(TAKE)).await;
        app.fill(&textbox("Kogo dopisać"), "Anna Nowak").await;
        app.tap(&button("Dopisz osobę")).await;
        app.see("Dopisano: Anna Nowak.").await;
        divide(app).await;

        let all: Vec<Picks> = (0..OTHERS).map(picks).chain([picks(4), (None, None)]).collect();
        let (sum, choices) = best(&all);
        app.see("Każda osoba ma miejsce. Nikt nie dostał gorszego niż 2. wybór.").await;
        app.see(&format!("Suma numerów wyborów: {sum} ")).await;
        app.see("i to jest udowodnione").await;
        for [first, second] in choices {
            app.see(&format!("{first} z {} miejsc według życzeń to pierwszy wybór", first + second)).await;
        }
        app.see("39 z 39 miejsc").await;

        a_conflict_by_hand_is_shown_and_undone(app, sum).await;
        the_doors_have_their_lists(app, all.len()).await;
        the_phone_shows_its_group(app).await;
    });
}

/// Anna, who wished nothing and came last, does not fit where all seats are taken.
async fn a_conflict_by_hand_is_shown_and_undone(app: &App, sum: u64) {
    app.reload().await;
    app.see(&format!("Suma numerów wyborów: {sum} ")).await;
    app.tap(&button("Osoby i ich wybory")).await;
    app.fill(&the("searchbox", "Znajdź osobę"), "nowak").await;
    app.tap(&person("Anna Nowak")).await;
    app.find(&heading("Anna Nowak")).await;
    app.see("Nie ma przekazanego wyboru, więc grupę poda tylko lista.").await;
    let full = format!("{KLIENT} (39 z 39, pełne)");
    choose_option(app, "Przenieś w bloku: Warsztaty, tura I", &full).await;
    let list = app.find(&the("combobox", "Przenieś w bloku: Warsztaty, tura I")).await;
    app.client().execute("arguments[0].form.requestSubmit();", vec![json!(list)]).await.expect("the page runs scripts");
    app.see("2 zasady złamane").await;
    app.tap(&button("Zamknij").inside("dialog", "Anna Nowak")).await;
    app.find(&button(&format!("{KLIENT}, 14:30: 40 osób na 39 miejsc"))).await;
    app.find(&button(&format!("Anna Nowak: dwa razy ten sam warsztat – {KLIENT}, 16:15"))).await;
    app.reload().await;
    app.see("2 zasady złamane").await;
    app.tap(&button("Cofnij zmianę")).await;
    app.see_no("2 zasady złamane").await;
    app.see("i to jest udowodnione").await;
    app.tap(&button("Ponów zmianę")).await;
    app.see("2 zasady złamane").await;
    app.tap(&button("Wróć do wyniku losowania")).await;
    app.see("Wrócono do wyniku losowania.").await;
    app.see_no("2 zasady złamane").await;
}

/// Chooses an option of a list by its words, as its keys do.
pub(crate) async fn choose_option(app: &App, list: &str, option: &str) {
    let list = app.find(&the("combobox", list)).await;
    let script = "
        const [list, words] = arguments;
        const plain = text => text.replace(/\\s+/g, ' ').trim();
        const found = [...list.options].filter(option => plain(option.label) === plain(words));
        if (found.length !== 1) return [...list.options].map(option => option.label).join('; ');
        list.value = found[0].value;
        list.dispatchEvent(new Event('change', { bubbles: true }));
        return '';
    ";
    let chosen = app.client().execute(script, vec![json!(list), json!(option)]).await.expect("the page runs scripts");
    assert_eq!(chosen, json!(""), "{option}");
}

async fn the_doors_have_their_lists(app: &App, people: usize) {
    app.tap(&radio("Listy na drzwi")).await;
    app.see("Każdy punkt programu na osobnej stronie.").await;
    let script = "return [...document.querySelectorAll('section.leaf')].map(list => list.querySelectorAll('tbody tr').length);";
    let rows = app.client().execute(script, Vec::new()).await.expect("the page runs scripts");
    let rows: Vec<usize> = serde_json::from_value(rows).expect("numbers");
    assert_eq!((rows.len(), rows[0] + rows[1], rows[2] + rows[3]), (4, people, people));
    assert!(rows.iter().all(|rows| (people - 39..=39).contains(rows)), "{rows:?}");
    app.tap(&radio("Lista osób")).await;
    app.see("Wszystkie osoby po kolei").await;
    app.see("Anna Nowak").await;
    app.tap(&radio("Podział")).await;
}

async fn the_phone_shows_its_group(app: &App) {
    app.tap(&button("Pobierz published.json")).await;
    app.see("Teraz wgraj go na serwer.").await;
    app.see("1 osoba bez przekazanego wyboru").await;
    let text = saved_file(app).await;
    assert!(!text.contains("Anna"), "no name is published");
    let file: Value = serde_json::from_str(&text).expect("the file is JSON");
    let groups: BTreeMap<String, Vec<String>> = serde_json::from_value(file["groups"].clone()).expect("groups by choice");
    assert_eq!(groups.len(), OTHERS + 1);
    for (choice, group) in &groups {
        let swaps = [["warsztat-a-1", "warsztat-b-2"], ["warsztat-b-1", "warsztat-a-2"]];
        assert!(swaps.iter().any(|swap| group == swap), "{choice}: {group:?}");
    }
    let seats: BTreeMap<String, u64> = serde_json::from_value(file["seats"].clone()).expect("seats by session");
    assert_eq!(seats.values().sum::<u64>(), 2 * (OTHERS as u64 + 2));
    assert!(seats.values().all(|taken| *taken <= SEATS), "{seats:?}");

    app.site().put("meetings/published.json", text);
    programme(app, true);
    app.open("#/plan?now=2017-09-26T12:00").await;
    app.see("Twoja grupa").await;
    // The plan names both sessions of the group that the file has for this phone's own choice.
    let mine = groups.iter().find(|(id, _)| !id.ends_with("-4000-8000-000000000000")).expect("this phone's choice");
    for (session, hour) in mine.1.iter().zip(["14:30", "16:15"]) {
        let title = if session.starts_with("warsztat-a") { KLIENT } else { SCIEZKI };
        let shown = "const plain = text => text.replace(/\\s+/g, ' ');
            return [...document.querySelectorAll('main li, main p')].some(e => plain(e.innerText).includes(arguments[0]) && plain(e.innerText).includes(arguments[1]));";
        app.until(&format!("{title} at {hour}"), shown, &[json!(title), json!(hour)]).await;
    }
}

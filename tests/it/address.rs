//! Addresses: what is printed reads back as the same, and whatever is typed leads somewhere.

use chrono::{NaiveDate, NaiveDateTime};
use kuluary::domain::{
    address::{Address, Query, Route},
    id::{MeetingId, SessionId, SurveyId},
    session::Kind,
    submission::About,
};
use proptest::prelude::*;

use crate::support::{id, ids};

#[track_caller]
fn check(hash: &str, route: &Route) {
    let address = Address::parse(hash);
    assert_eq!((&address.route, &address.query), (route, &Query::default()), "{hash}");
}

#[test]
fn every_view_has_its_address() {
    let day = NaiveDate::from_ymd_opt(2017, 9, 26).expect("a valid date");
    let survey = SurveyId::parse("workshop").expect("a valid id");
    check("", &Route::Home);
    check("#", &Route::Home);
    check("#/", &Route::Home);
    check("#/agenda/2017-09-26", &Route::Agenda(day));
    check("#/session/warsztat-a-1", &Route::Session(id("warsztat-a-1")));
    check("#/plan", &Route::Plan);
    check("#/plan/shared/a~b-2", &Route::SharedPlan(ids(&["a", "b-2"])));
    check("#/feedback", &Route::Feedback);
    check("#/feedback/workshop/s-a-1", &Route::Form { survey: survey.clone(), about: About::Session(id("a-1")) });
    check("#/feedback/workshop/d-2017-09-26", &Route::Form { survey: survey.clone(), about: About::Day(day) });
    check("#/feedback/workshop/meeting", &Route::Form { survey, about: About::Meeting });
    check("#/outbox", &Route::Outbox);
    check("#/info", &Route::Info);
    check("#/accessibility", &Route::Accessibility);
    check("#/privacy", &Route::Privacy);
    check("#/meetings", &Route::Meetings);
    check("#/desk", &Route::Desk);
    check("#/desk/endpoint", &Route::DeskEndpoint);
    check("#/desk/comments", &Route::DeskComments);
    check("#/desk/editions", &Route::DeskEditions);
    check("#/desk/report", &Route::DeskReport);
    check("#/desk/allocation", &Route::DeskAllocation);
    check("#/desk/qr", &Route::DeskQr);
    check("#/desk/shared", &Route::DeskShared(String::new()));
    check("#/desk/shared/abc/def", &Route::DeskShared("abc/def".to_owned()));
    check("#/stand", &Route::Stand);
    check("#/import/1aB-_9", &Route::Import("1aB-_9".to_owned()));
}

#[test]
fn a_damaged_link_of_answers_still_is_one() {
    check("#/import", &Route::Import(String::new()));
    check("#/import/1ab/cd", &Route::Import("1ab/cd".to_owned()));
    check("#/import/1%20%C5%BC", &Route::Import("1 ż".to_owned()));
}

#[test]
fn what_leads_nowhere_is_kept_as_it_was_written() {
    for path in
        ["/nic", "/agenda/jutro", "/agenda/2017-02-30", "/session/Wielka", "/plan/shared/", "/feedback/x/y", "/desk/inny", "/session/a/b"]
    {
        check(&format!("#{path}"), &Route::Unknown(path.to_owned()));
    }
}

#[test]
fn an_address_that_a_messenger_percent_encoded_still_leads_there() {
    check("#/plan/shared/a%7Eb", &Route::SharedPlan(ids(&["a", "b"])));
    check("#%2Fplan", &Route::Plan);
    assert_eq!(Address::parse("#/?now=2017-09-26T12%3A00").query.now, Address::parse("#/?now=2017-09-26T12:00").query.now);
}

#[test]
fn the_query_says_meeting_clock_words_kinds_and_mine() {
    let query =
        Address::parse("#/agenda/2017-09-26?m=2017-10-baltow&now=2017-09-26T12:00&q=%C5%9Bcie%C5%BCki%20i%20ja&kind=talk,nic,meal&mine=1")
            .query;
    let noon = NaiveDate::from_ymd_opt(2017, 9, 26).and_then(|day| day.and_hms_opt(12, 0, 0));
    let expected = Query {
        meeting: MeetingId::parse("2017-10-baltow").ok(),
        now: noon,
        search: "ścieżki i ja".to_owned(),
        kinds: vec![Kind::Talk, Kind::Meal],
        mine: true,
    };
    assert_eq!(query, expected);
}

#[test]
fn bad_parts_of_a_query_are_left_out() {
    for hash in
        ["#/?m=Wielka", "#/?now=teraz", "#/?now=2017-09-26", "#/?now=2017-09-26T25:00", "#/?kind=nic", "#/?mine=0", "#/?q", "#/?&&="]
    {
        check(hash, &Route::Home);
    }
}

fn days() -> impl Strategy<Value = NaiveDate> {
    (1_i32..3_000, 1_u32..366).prop_filter_map("a day of that year", |(year, day)| NaiveDate::from_yo_opt(year, day))
}

fn sessions() -> impl Strategy<Value = SessionId> {
    "[a-z0-9][a-z0-9-]{0,63}".prop_map(|text| id(&text))
}

fn routes() -> impl Strategy<Value = Route> {
    let about = prop_oneof![sessions().prop_map(About::Session), days().prop_map(About::Day), Just(About::Meeting)];
    let survey = "[a-z0-9][a-z0-9-]{0,20}".prop_map(|text| SurveyId::parse(&text).expect("the pattern is that of ids"));
    let plain = [
        Route::Home,
        Route::Plan,
        Route::Feedback,
        Route::Outbox,
        Route::Info,
        Route::Accessibility,
        Route::Privacy,
        Route::Meetings,
        Route::Desk,
        Route::DeskEndpoint,
        Route::DeskComments,
        Route::DeskEditions,
        Route::DeskReport,
        Route::DeskAllocation,
        Route::DeskQr,
        Route::DeskShared(String::new()),
        Route::DeskShared("abc".to_owned()),
        Route::Stand,
    ];
    prop_oneof![
        prop::sample::select(plain.to_vec()),
        days().prop_map(Route::Agenda),
        sessions().prop_map(Route::Session),
        prop::collection::vec(sessions(), 1..6).prop_map(Route::SharedPlan),
        "[a-zA-Z0-9_-]{0,40}".prop_map(Route::Import),
        (survey, about).prop_map(|(survey, about)| Route::Form { survey, about }),
    ]
}

fn queries() -> impl Strategy<Value = Query> {
    let meeting = prop::option::of("[a-z0-9][a-z0-9-]{0,63}".prop_map(|text| MeetingId::parse(&text).expect("the pattern is that of ids")));
    let now =
        prop::option::of((days(), 0_u32..24, 0_u32..60).prop_filter_map("a time", |(day, hour, minute)| day.and_hms_opt(hour, minute, 0)));
    let kinds = prop::collection::vec(prop::sample::select(Kind::ALL.to_vec()), 0..4);
    let made = |(meeting, now, search, kinds, mine): (_, Option<NaiveDateTime>, _, _, _)| Query { meeting, now, search, kinds, mine };
    (meeting, now, any::<String>(), kinds, any::<bool>()).prop_map(made)
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(route in routes(), query in queries()) {
        let address = Address { route, query };
        prop_assert_eq!(Address::parse(&address.to_string()), address);
    }

    #[test]
    fn whatever_is_typed_prints_an_address_of_the_same_view(typed in "[#/a-z0-9?&=%~:T. ąż-]{0,60}|\\PC{0,40}") {
        let address = Address::parse(&typed);
        prop_assert_eq!(Address::parse(&address.to_string()), address);
    }

    #[test]
    fn a_typed_clock_prints_the_same_clock(hour in 0_u32..24, minute in 0_u32..60, second in 0_u32..60) {
        let address = Address::parse(&format!("#/?now=2017-09-26T{hour:02}:{minute:02}:{second:02}"));
        prop_assert!(address.query.now.is_some());
        prop_assert_eq!(Address::parse(&address.to_string()), address);
    }

    #[test]
    fn printed_addresses_are_plain_ascii(route in routes(), query in queries()) {
        let printed = Address { route, query }.to_string();
        prop_assert!(printed.starts_with("#/"));
        prop_assert!(printed.bytes().all(|byte| byte.is_ascii_graphic()));
    }
}

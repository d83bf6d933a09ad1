//! The summary of surveys: the honesty rules, one by one, and that a whole is the sum of its parts.

use std::{fs, num::NonZeroU32, path::Path};

use kuluary::domain::{
    answer::Answer,
    format::read_meeting,
    id::{OptionId, QuestionId, SessionId, SurveyId},
    meeting::Meeting,
    statistics::{Promoters, Share},
    submission::{About, Body, Feedback, Submission, SubmissionId},
    summary::{Attendance, Comments, Counts, Findings, Group, Part, QuestionSummary, Rules, Subject, Summary, SurveySummary, summarise},
    text::Language,
};
use proptest::prelude::*;

use crate::{
    submissions::seeded,
    support::{at, id},
};

const OWN: Rules = Rules { smallest_group: None, seed: 7 };
const OF_ALL: Rules = Rules { smallest_group: Some(5), seed: 7 };

/// The meeting that ships, with its surveys.
pub(crate) fn baltow() -> Meeting {
    let bytes = fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("public/meetings/2017-09-baltow.json")).expect("the file ships");
    read_meeting(&bytes).expect("the file is sound").value
}

fn uuid(serial: usize) -> SubmissionId {
    SubmissionId::parse(&format!("00000000-0000-4000-8000-{serial:012}")).expect("a UUID")
}

fn number(point: i64) -> Answer {
    Answer::Number(point)
}

fn words(words: &str) -> Answer {
    Answer::Text(words.into())
}

fn option(id: &str) -> Answer {
    Answer::Choice { option: OptionId::parse(id).expect("an id"), text: None }
}

/// One filled-in form.
fn form(serial: usize, survey: &str, about: &About, answers: &[(&str, Answer)]) -> Submission {
    let question = |id: &str| QuestionId::parse(id).expect("an id");
    let feedback = Feedback {
        about: about.clone(),
        survey: SurveyId::parse(survey).expect("an id"),
        version: 1,
        answers: answers.iter().map(|(id, answer)| (question(id), answer.clone())).collect(),
        replaces: None,
    };
    let (meeting, body) = (baltow().id, Body::Feedback(feedback));
    Submission { id: uuid(serial), meeting, at: at("2017-09-26T16:05"), language: Language::Polish, body }
}

/// Forms that each give one of these points to the same question.
fn points(survey: &str, about: &About, question: &str, points: &[i64]) -> Vec<Submission> {
    points.iter().zip(1..).map(|(point, serial)| form(serial, survey, about, &[(question, number(*point))])).collect()
}

fn of_session(name: &str) -> About {
    About::Session(id(name))
}

/// The rounds of the first workshop that has two.
fn rounds(meeting: &Meeting) -> (Subject, [SessionId; 2]) {
    let first = meeting.sessions.iter().find(|session| session.round == Some(1)).expect("there are rounds");
    let second =
        meeting.sessions.iter().find(|session| session.workshop == first.workshop && session.round == Some(2)).expect("two rounds");
    (Subject::Workshop(first.workshop.clone().expect("of a workshop")), [first.id.clone(), second.id.clone()])
}

fn survey<'s>(summary: &'s Summary, id: &str) -> &'s SurveySummary {
    summary.surveys.iter().find(|survey| survey.survey.as_str() == id).expect("every survey is summed up")
}

fn question<'g>(group: &'g Group, id: &str) -> &'g QuestionSummary {
    group.questions.iter().find(|question| question.question.as_str() == id).expect("every question is summed up")
}

fn part<'s>(survey: &'s SurveySummary, subject: &Subject) -> &'s Part {
    survey.parts.iter().find(|part| part.subject == *subject).expect("the subject is among the parts")
}

fn whole_question(submissions: &[Submission], of: &str, id: &str) -> QuestionSummary {
    question(&survey(&summarise(&baltow(), submissions, &Attendance::new(), OF_ALL), of).whole, id).clone()
}

#[test]
fn below_ten_answers_there_are_counts_only() {
    let nine = whole_question(&points("meeting", &About::Meeting, "O1", &[5, 5, 5, 4, 4, 4, 3, 2, 1]), "meeting", "O1");
    let Findings::Scale(distribution, None) = &nine.findings else { panic!("a scale") };
    assert_eq!(distribution.points, [(1, 1), (2, 1), (3, 1), (4, 3), (5, 3)]);
    assert_eq!((nine.n, distribution.figures, nine.share(3)), (9, None, None));
}

#[test]
fn from_ten_answers_on_there_are_median_mean_and_the_share_of_four_and_five() {
    let ten = whole_question(&points("meeting", &About::Meeting, "O1", &[5, 5, 5, 5, 4, 4, 4, 3, 2, 1]), "meeting", "O1");
    let Findings::Scale(distribution, None) = &ten.findings else { panic!("a scale") };
    let figures = distribution.figures.expect("ten are enough");
    assert!((figures.median - 4.0).abs() < 1e-9 && (figures.mean - 3.8).abs() < 1e-9);
    assert_eq!(figures.top, Some(Share { count: 7, of: 10 }));
    assert_eq!(ten.share(4), Some(0.4));
}

#[test]
fn not_applicable_missing_and_unfit_answers_are_told_apart() {
    let about = About::Meeting;
    let answers = [number(5), Answer::NotApplicable, number(9), words("cztery")];
    let mut all: Vec<_> = answers.into_iter().zip(1..).map(|(answer, serial)| form(serial, "meeting", &about, &[("O1", answer)])).collect();
    all.push(form(9, "meeting", &about, &[("O2", number(3))]));
    let found = whole_question(&all, "meeting", "O1");
    assert_eq!((found.n, found.not_applicable, found.missing, found.unfit), (1, 1, 1, 2));
}

#[test]
fn the_score_stands_from_thirty_answers_on() {
    let thirty: Vec<i64> = [10; 15].into_iter().chain([8; 10]).chain([3; 5]).collect();
    let of = |points_given: &[i64]| match whole_question(&points("meeting", &About::Meeting, "O7", points_given), "meeting", "O7").findings
    {
        Findings::Scale(distribution, score) => (score, distribution.figures.and_then(|figures| figures.top)),
        other => panic!("a scale: {other:?}"),
    };
    assert_eq!(of(&thirty[..29]), (None, None));
    assert_eq!(of(&thirty), (Some(Promoters { promoters: 15, passives: 10, detractors: 5 }), None));
}

#[test]
fn an_option_counts_whether_its_identifier_came_as_a_choice_or_as_a_bare_word() {
    let about = of_session(rounds(&baltow()).1[0].as_str());
    let all = [form(1, "workshop", &about, &[("W2", words("w-sam-raz"))]), form(2, "workshop", &about, &[("W2", option("w-sam-raz"))])];
    let found = whole_question(&all, "workshop", "W2");
    let Findings::Options { counts, several: false } = &found.findings else { panic!("options") };
    assert_eq!(counts.iter().map(|(_, count)| *count).collect::<Vec<_>>(), [Some(0), Some(2), Some(0)]);
    assert_eq!(found.comments, Comments::None);
}

#[test]
fn the_response_rate_needs_the_attendance_of_everything_it_is_about() {
    let meeting = baltow();
    let (workshop, [one, two]) = rounds(&meeting);
    let all = [form(1, "workshop", &About::Session(one.clone()), &[("W1", number(4))])];
    let response = |known: &[&SessionId], subject: &Subject| {
        let attendance = known.iter().map(|id| (About::Session((*id).clone()), NonZeroU32::new(20).expect("twenty"))).collect();
        let summary = summarise(&meeting, &all, &attendance, OWN);
        part(survey(&summary, "workshop"), subject).group.as_ref().expect("shown").response
    };
    assert_eq!(response(&[], &workshop), None);
    assert_eq!(response(&[&one], &workshop), None);
    assert_eq!(response(&[&one], &Subject::Session(one.clone())), Some(Share { count: 1, of: 20 }));
    assert_eq!(response(&[&one, &two], &workshop), Some(Share { count: 1, of: 40 }));
}

#[test]
fn small_parts_are_hidden_with_their_neighbour_while_the_whole_is_always_told() {
    let meeting = baltow();
    let talks: Vec<_> = meeting.sessions.iter().filter(|session| session.kind.code() == "talk").map(|session| session.id.clone()).collect();
    let counts = [8_usize, 6, 2];
    let abouts = talks.iter().zip(counts).flat_map(|(talk, count)| std::iter::repeat_n(About::Session(talk.clone()), count));
    let all: Vec<_> =
        abouts.zip(1..).map(|(about, serial)| form(serial, "session", &about, &[("S1", number(4)), ("S3", words("nic"))])).collect();
    let found = |rules| {
        let summary = summarise(&meeting, &all, &Attendance::new(), rules);
        let survey = survey(&summary, "session");
        let n = |talk: &SessionId| part(survey, &Subject::Session(talk.clone())).group.as_ref().map(|group| group.n);
        (survey.whole.n, talks.iter().map(n).collect::<Vec<_>>())
    };
    assert_eq!(found(OF_ALL), (16, vec![Some(8), None, None]));
    assert_eq!(found(OWN), (16, vec![Some(8), Some(6), Some(2)]));
}

#[test]
fn the_rounds_of_a_hidden_workshop_are_hidden_with_it() {
    let meeting = baltow();
    let (workshop, [one, two]) = rounds(&meeting);
    let all: Vec<_> = [&one, &one, &two]
        .into_iter()
        .zip(1..)
        .map(|(round, serial)| form(serial, "workshop", &About::Session(round.clone()), &[("W1", number(4))]))
        .collect();
    let summary = summarise(&meeting, &all, &Attendance::new(), OF_ALL);
    for subject in [workshop, Subject::Session(one), Subject::Session(two)] {
        assert_eq!(part(survey(&summary, "workshop"), &subject).group, None);
    }
}

#[test]
fn comments_come_shuffled_and_not_at_all_from_a_small_group() {
    let comments = |count: usize, rules| {
        let all: Vec<_> = (1..=count)
            .map(|n| form(n, "meeting", &About::Meeting, &[("O8", words(&n.to_string())), ("O9", words(&n.to_string()))]))
            .collect();
        let summary = summarise(&baltow(), &all, &Attendance::new(), rules);
        let whole = &survey(&summary, "meeting").whole;
        ["O8", "O9"].map(|id| match &question(whole, id).comments {
            Comments::Shown(words) => words.iter().map(|word| word.parse::<usize>().expect("a number")).collect(),
            Comments::Hidden => Vec::new(),
            Comments::None => panic!("the question takes words"),
        })
    };
    assert_eq!(comments(4, OF_ALL), [Vec::<usize>::new(), Vec::new()]);
    assert_eq!(comments(4, OWN)[0].len(), 4);
    let [best, worst] = comments(40, OF_ALL);
    let in_order: Vec<usize> = (1..=40).collect();
    let sorted = |mut words: Vec<usize>| {
        words.sort_unstable();
        words
    };
    assert_ne!(best, in_order);
    assert_ne!(best, worst, "equal orders would join two answers of one person");
    assert_eq!((sorted(best.clone()), sorted(worst)), (in_order.clone(), in_order));
    assert_eq!(comments(40, OF_ALL)[0], best, "the same seed gives the same order");
    assert_ne!(comments(40, Rules { seed: 8, ..OF_ALL })[0], best);
}

#[test]
fn small_roles_are_hidden_and_what_somebody_wrote_beside_a_role_is_never_shown() {
    let meeting = baltow();
    let of_role = |summary: &Summary| {
        let whole = &survey(summary, "meeting").whole;
        let Findings::Options { counts, .. } = question(whole, "M1").findings.clone() else { panic!("options") };
        (counts.into_iter().map(|(_, count)| count).collect::<Vec<_>>(), question(whole, "M1").comments.clone())
    };
    let roles: Vec<_> = match &meeting
        .survey(&SurveyId::parse("meeting").expect("an id"))
        .expect("the survey")
        .questions
        .last()
        .expect("M1 is last")
        .kind
    {
        kuluary::domain::survey::QuestionKind::Choice(options) => options.iter().map(|option| option.id.clone()).collect(),
        other => panic!("roles are options: {other:?}"),
    };
    let counts = [9, 7, 6, 1];
    let given = roles.iter().zip(counts).flat_map(|(role, count)| std::iter::repeat_n(role.clone(), count));
    let answer = |option| Answer::Choice { option, text: Some("kierownictwo".to_owned()) };
    let all: Vec<_> = given.zip(1..).map(|(role, serial)| form(serial, "meeting", &About::Meeting, &[("M1", answer(role))])).collect();
    let summary = summarise(&meeting, &all, &Attendance::new(), OF_ALL);
    assert_eq!(of_role(&summary), (vec![Some(9), Some(7), None, None], Comments::None));
    let own = summarise(&meeting, &all, &Attendance::new(), OWN);
    assert_eq!(of_role(&own), (vec![Some(9), Some(7), Some(6), Some(1)], Comments::None));
}

#[test]
fn replaced_withdrawn_repeated_and_foreign_submissions_do_not_count() {
    let about = About::Meeting;
    let rated = |serial, point| form(serial, "meeting", &about, &[("O1", number(point))]);
    let mut correction = rated(2, 5);
    if let Body::Feedback(feedback) = &mut correction.body {
        feedback.replaces = Some(uuid(1));
    }
    let withdrawal = Submission { body: Body::Withdrawal { withdraws: uuid(3) }, ..rated(4, 1) };
    let mut foreign = rated(5, 1);
    foreign.meeting = kuluary::domain::id::MeetingId::parse("inne").expect("an id");
    let unknown = form(6, "nieznana", &about, &[("O1", number(1))]);
    let all = [rated(1, 1), correction.clone(), correction, rated(3, 1), withdrawal, foreign, unknown];
    let summary = summarise(&baltow(), &all, &Attendance::new(), OF_ALL);
    let expected = Counts { read: 7, counted: 1, repeated: 1, superseded: 3, choices: 0, of_other_meetings: 1, of_unknown_surveys: 1 };
    assert_eq!(summary.counts, expected);
    let Findings::Scale(distribution, None) = &question(&survey(&summary, "meeting").whole, "O1").findings else { panic!("a scale") };
    assert_eq!(distribution.points, [(1, 0), (2, 0), (3, 0), (4, 0), (5, 1)]);
}

#[test]
fn answers_about_what_left_the_programme_count_all_the_same() {
    let all = [form(1, "visit", &of_session("zniknela"), &[("V1", number(4))])];
    let summary = summarise(&baltow(), &all, &Attendance::new(), OWN);
    assert_eq!(survey(&summary, "visit").whole.n, 1);
    let parts: Vec<_> = survey(&summary, "visit").parts.iter().map(|part| part.group.as_ref().map(|group| group.n)).collect();
    assert_eq!(parts, [Some(0), Some(1)]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn every_submission_is_accounted_for_and_a_whole_is_the_sum_of_its_parts(count in 0_usize..400, seed in any::<u64>()) {
        let meeting = baltow();
        let all = seeded(&meeting, count, seed);
        let summary = summarise(&meeting, &all, &Attendance::new(), OWN);
        let Counts { read, counted, repeated, superseded, choices, of_other_meetings, of_unknown_surveys } = summary.counts;
        prop_assert_eq!(read, counted + repeated + superseded + choices + of_other_meetings + of_unknown_surveys);
        prop_assert_eq!(counted, summary.surveys.iter().map(|survey| survey.whole.n as usize).sum::<usize>());
        for survey in &summary.surveys {
            for question in &survey.whole.questions {
                prop_assert_eq!(survey.whole.n, question.n + question.not_applicable + question.missing + question.unfit);
                if let Findings::Scale(distribution, _) = &question.findings {
                    prop_assert_eq!(question.n, distribution.points.iter().map(|(_, count)| count).sum::<u32>());
                }
            }
            let leaves = survey.parts.iter().filter(|part| !matches!(part.subject, Subject::Workshop(_)));
            let sum: u32 = leaves.map(|part| part.group.as_ref().map_or(0, |group| group.n)).sum();
            prop_assert!(survey.parts.is_empty() || sum == survey.whole.n);
        }
    }

    #[test]
    fn neither_order_nor_repetition_of_submissions_changes_what_they_say(count in 1_usize..120, seed in any::<u64>()) {
        let meeting = baltow();
        let all = seeded(&meeting, count, seed);
        let twice: Vec<_> = all.iter().rev().chain(&all).cloned().collect();
        let [once, again] = [&all, &twice].map(|all| summarise(&meeting, all, &Attendance::new(), OF_ALL));
        prop_assert_eq!(&once.surveys, &again.surveys);
        prop_assert_eq!(again.counts.repeated, count);
    }
}

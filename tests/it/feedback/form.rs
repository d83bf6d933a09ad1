//! The check of a form.

use kuluary::domain::{
    answer::{Answer, Answers},
    form::{AnswerProblem, FormProblems, check},
    id::{OptionId, QuestionId, SurveyId},
    survey::{Choice, Opens, Question, QuestionKind, Scale, Survey, Target},
};

use crate::support::text;

pub(crate) fn option(id: &str) -> OptionId {
    OptionId::parse(id).expect("the test writes a valid id")
}

fn question_id(id: &str) -> QuestionId {
    QuestionId::parse(id).expect("the test writes a valid id")
}

fn question(id: &str, kind: QuestionKind) -> Question {
    Question { id: question_id(id), text: text(id), kind, measure: None, topic: None, not_applicable: true, required: false }
}

/// A survey with a question of every kind; `must` is required.
pub(crate) fn survey() -> Survey {
    let scale = || Scale { min: 1, max: 5, low: None, high: None };
    let choice = |id: &str, with_text| Choice { id: option(id), text: text(id), with_text };
    let options = || vec![choice("yes", false), choice("partly", true), choice("no", false)];
    Survey {
        id: SurveyId::parse("all").expect("the test writes a valid id"),
        version: 3,
        title: text("all"),
        intro: None,
        target: Target::Meeting,
        opens: Opens::BeforeEnd,
        questions: vec![
            question("scale", QuestionKind::Scale(scale())),
            question("choice", QuestionKind::Choice(options())),
            question("choices", QuestionKind::Choices(options())),
            question("words", QuestionKind::Text { max_length: 5 }),
            question("number", QuestionKind::Number { min: Some(0), max: Some(20) }),
            question("change", QuestionKind::BeforeAfter(scale())),
            Question { required: true, not_applicable: false, ..question("must", QuestionKind::Scale(scale())) },
        ],
    }
}

pub(crate) fn answers<const N: usize>(given: [(&str, Answer); N]) -> Answers {
    given.into_iter().map(|(id, answer)| (question_id(id), answer)).collect()
}

fn words(text: &str) -> Answer {
    Answer::Text(text.into())
}

#[track_caller]
fn check_problems<const N: usize>(given: [(&str, Answer); N], expected: &[(&str, AnswerProblem)]) {
    let found = check(&survey(), &answers(given)).expect_err("the form has problems");
    let expected = expected.iter().map(|(id, problem)| (question_id(id), *problem)).collect();
    assert_eq!(found, FormProblems { empty: false, fields: expected });
}

#[test]
fn every_problem_of_a_form_is_found_at_once_in_the_order_of_questions() {
    check_problems(
        [
            ("change", Answer::BeforeAfter { before: Some(2), after: None }),
            ("number", words("12,5")),
            ("words", words("ąćęłńó")),
            ("choices", Answer::Choices(vec![option("yes"), option("maybe")])),
            ("choice", Answer::Choice { option: option("maybe"), text: None }),
            ("scale", Answer::Number(6)),
        ],
        &[
            ("scale", AnswerProblem::OutOfScale { min: 1, max: 5 }),
            ("choice", AnswerProblem::UnknownOption),
            ("choices", AnswerProblem::UnknownOption),
            ("words", AnswerProblem::TooLong { limit: 5, length: 6 }),
            ("number", AnswerProblem::NotANumber),
            ("change", AnswerProblem::HalfFilled),
            ("must", AnswerProblem::Missing),
        ],
    );
}

#[test]
fn a_number_is_kept_within_its_bounds() {
    let bounds = AnswerProblem::OutOfRange { min: Some(0), max: Some(20) };
    check_problems([("number", words("21")), ("must", Answer::Number(1))], &[("number", bounds)]);
    check_problems([("number", Answer::Number(-1)), ("must", Answer::Number(1))], &[("number", bounds)]);
    let checked = check(&survey(), &answers([("number", words(" 20 ")), ("must", Answer::Number(1))])).expect("in bounds");
    assert_eq!(checked.answers().get(&question_id("number")), Some(&Answer::Number(20)));
}

#[test]
fn not_applicable_is_an_answer_only_where_it_is_offered() {
    check_problems([("must", Answer::NotApplicable)], &[("must", AnswerProblem::UnknownOption)]);
    let given = answers([("scale", Answer::NotApplicable), ("must", Answer::Number(5))]);
    assert_eq!(check(&survey(), &given).expect("it is offered").into_answers(), given);
}

#[test]
fn a_form_of_blanks_is_empty_and_says_so() {
    let mut survey = survey();
    for question in &mut survey.questions {
        question.required = false;
    }
    let blank = answers([
        ("words", words(" \n")),
        ("number", words("")),
        ("choices", Answer::Choices(Vec::new())),
        ("change", Answer::BeforeAfter { before: None, after: None }),
    ]);
    for given in [Answers::new(), blank] {
        assert_eq!(check(&survey, &given), Err(FormProblems { empty: true, fields: Vec::new() }));
    }
}

#[test]
fn words_are_kept_exactly_and_counted_in_characters() {
    for kept in ["🙂🙂🙂🙂🙂", "a\u{0}\nb", "שלום!", " a "] {
        let checked = check(&survey(), &answers([("words", words(kept)), ("must", Answer::Number(1))])).expect("five characters at most");
        assert_eq!(checked.answers().get(&question_id("words")), Some(&words(kept)));
    }
}

#[test]
fn words_of_an_option_without_words_and_answers_to_unknown_questions_go_no_further() {
    let chosen = |id: &str, text: Option<&str>| Answer::Choice { option: option(id), text: text.map(str::to_owned) };
    let checked = |given| check(&survey(), &answers(given)).expect("the form is right").into_answers();
    let must = || ("must", Answer::Number(1));
    assert_eq!(checked([("choice", chosen("yes", Some("so"))), must()]), answers([("choice", chosen("yes", None)), must()]));
    assert_eq!(checked([("choice", chosen("partly", Some("so"))), must()]), answers([("choice", chosen("partly", Some("so"))), must()]));
    assert_eq!(checked([("choice", chosen("partly", Some(" "))), must()]), answers([("choice", chosen("partly", None)), must()]));
    assert_eq!(checked([("gone", Answer::Number(1)), must()]), answers([must()]));
}

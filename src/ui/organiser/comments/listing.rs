//! The comments that are asked for, question by question, each question with its own wording.

use std::sync::Arc;

use leptos::prelude::*;

use super::{
    filter::{Filter, RESULTS},
    row::row,
};
use crate::{
    domain::{
        comments::{Comment, CommentId, Marks, Query},
        summary::{Comments, Group},
        survey::{Question, Survey},
    },
    state::{desk::use_desk, meeting::use_meeting},
    ui::words::{say, use_words},
};

/// So many comments of a question are shown at first, and more at each asking: a page of thousands serves nobody.
const PAGE: usize = 50;

/// What people wrote in answer to one question.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Section {
    survey: Survey,
    question: Question,
    /// Each with its number on the page; `None` when the group is too small to show any.
    comments: Option<Vec<(usize, CommentId, Arc<str>)>>,
}

impl Section {
    /// Nobody wrote anything.
    pub(super) fn is_empty(&self) -> bool {
        self.comments.as_ref().is_some_and(Vec::is_empty)
    }

    /// The comments with their numbers, as the marks have them.
    pub(super) fn marked(&self, marks: &Marks) -> impl Iterator<Item = (usize, Comment)> {
        self.comments
            .iter()
            .flatten()
            .map(|(number, id, raw)| (*number, Comment { id: id.clone(), raw: raw.clone(), shown: marks.shown(id, raw) }))
    }
}

/// Everything written about what is asked for, whatever its words and themes.
pub(super) fn sections(filter: Filter) -> Memo<Vec<Section>> {
    let desk = use_desk();
    let meeting = use_meeting();
    Memo::new(move |_| {
        let summary = desk.raw_summary();
        let (mut all, mut number) = (Vec::new(), 0);
        for (at, of_survey) in summary.surveys.iter().enumerate() {
            let group = match filter.subject.get() {
                Some((survey, _)) if survey != at => continue,
                Some((_, Some(part))) => of_survey.parts.get(part).and_then(|part| part.group.as_ref()),
                _ => Some(&of_survey.whole),
            };
            if let (Some(survey), Some(group)) = (meeting.survey(&of_survey.survey), group) {
                add(&mut all, &mut number, survey, group);
            }
        }
        all
    })
}

fn add(all: &mut Vec<Section>, number: &mut usize, survey: &Survey, group: &Group) {
    for (question, said) in survey.questions.iter().zip(&group.questions) {
        let mut numbered = |raw: &Arc<str>| {
            *number += 1;
            (*number, CommentId::of(&survey.id, &question.id, raw), raw.clone())
        };
        let comments = match &said.comments {
            Comments::None => continue,
            Comments::Hidden => None,
            Comments::Shown(words) => Some(words.iter().map(&mut numbered).collect()),
        };
        all.push(Section { survey: survey.clone(), question: question.clone(), comments });
    }
}

/// The comments that are asked for.
pub(super) fn listing(filter: Filter, sections: Memo<Vec<Section>>) -> AnyView {
    let words = use_words().comments();
    let desk = use_desk();
    let query = Memo::new(move |_| Query::new(&filter.words.read()));
    // The numbers of those found, section by section.
    let found = Memo::new(move |_| {
        let (sections, query) = (sections.read(), query.read());
        let marks = desk.marks().all().unwrap_or_default();
        let of_section = |section: &Section| -> Vec<usize> {
            section.marked(&marks).filter(|(_, comment)| filter.finds(&query, &marks, comment)).map(|(number, _)| number).collect()
        };
        sections.iter().map(of_section).collect::<Vec<_>>()
    });
    let count = move || found.read().iter().map(Vec::len).sum::<usize>();
    let told = move || match count() {
        0 => words.not_found.to_owned(),
        n => (words.results)(n as u64),
    };
    let all = move || {
        let sections = sections.read();
        sections
            .iter()
            .enumerate()
            .filter(|(_, section)| !section.is_empty())
            .map(|(at, section)| self::section(at, section, found))
            .collect_view()
    };
    view! {
        <div class="stack loose">
            <p id=RESULTS class="fine" role="status" tabindex="-1">
                {told}
            </p>
            {all}
        </div>
    }
    .into_any()
}

fn section(at: usize, section: &Section, found: Memo<Vec<Vec<usize>>>) -> AnyView {
    let words = use_words().comments();
    let topic = section.question.topic.as_ref().map(|topic| view! { <p>{say(topic)}</p> });
    let heading = format!("pytanie-{at}");
    let head = view! {
        <div class="stack tight">
            <p class="fine">{say(&section.survey.title)}</p>
            <h2 id=heading.clone()>{say(&section.question.text)}</h2>
            {topic}
        </div>
    };
    let Some(comments) = &section.comments else {
        return view! {
            <section class="stack" aria-labelledby=heading>
                {head}
                <p class="fine">{words.too_few}</p>
            </section>
        }
        .into_any();
    };
    let first = comments.first().map_or(0, |(number, ..)| *number);
    let comments = StoredValue::new(comments.clone());
    let most = RwSignal::new(PAGE);
    let numbers = Memo::new(move |_| found.read().get(at).cloned().unwrap_or_default());
    let is_found = move |number: usize| numbers.with_untracked(|numbers| numbers.contains(&number));
    let shown = move || numbers.read().iter().take(most.get()).copied().collect::<Vec<_>>();
    let one = move |number: usize| {
        let comment = comments.with_value(|comments| comments.get(number - first).cloned());
        comment.map(|(number, id, raw)| row(number, id, raw, Callback::new(move |()| is_found(number))))
    };
    let more = move || {
        let left = numbers.read().len().saturating_sub(most.get());
        (left > 0).then(|| {
            view! {
                <div class="flow no-print">
                    <button type="button" class="btn" on:click=move |_| most.update(|most| *most += PAGE)>
                        {(words.more)(left.min(PAGE) as u64)}
                    </button>
                </div>
            }
        })
    };
    // Where nothing is found the question says nothing either.
    let class = move || if numbers.read().is_empty() { "said-nothing" } else { "stack" };
    let hidden = move || numbers.read().is_empty();
    view! {
        <section class=class hidden=hidden aria-labelledby=heading>
            {head}
            <ul class="duo" role="list">
                <For each=shown key=|number| *number children=one />
            </ul>
            {more}
        </section>
    }
    .into_any()
}

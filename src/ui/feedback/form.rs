//! The page of one survey: the form, or what became of the answer.

use leptos::{ev, prelude::*};

use super::{
    field::anchor,
    opening,
    question::{QuestionCard, numbered},
    thanks::{HEADING, Thanks},
};
use crate::{
    domain::{address::Route, feedback::subject, id::SurveyId, submission::About, survey::Survey, time::Moment},
    state::{clock::use_clock, form::Form, location::use_location, meeting::use_meeting, outbox::use_outbox, page, share},
    ui::{
        components::{
            icon::Icon,
            kind::KindLabel,
            notice::{Notice, Tone},
            subject::title_of,
            take_along::refused,
        },
        not_found::Nowhere,
        words::{say, say_bare, use_language, use_words},
    },
};

/// The summary of problems, which takes focus.
const SUMMARY: &str = "bledy";

/// The page of a survey about something.
#[component]
pub(crate) fn FormPage(
    /// The survey.
    survey: SurveyId,
    /// What it is about.
    about: About,
) -> impl IntoView {
    let words = use_words().feedback();
    let meeting = use_meeting();
    let Some(subject) = subject(&meeting, &survey, &about) else {
        return view! { <Nowhere title=words.gone lead=words.gone_lead /> }.into_any();
    };
    let form = Form::of(&meeting, &subject);
    view! { <Page form survey=subject.survey.clone() about opens=subject.opens /> }.into_any()
}

#[component]
fn Page(form: Form, survey: Survey, about: About, opens: Moment) -> impl IntoView {
    let words = use_words().feedback();
    let language = use_language();
    let (clock, outbox) = (use_clock(), use_outbox());
    let title = say_bare(&survey.title);
    page::use_title(move || title.clone());
    let submitted = Memo::new(move |_| form.submitted().is_some());
    let open = Memo::new(move |_| clock.now() >= opens);
    let content = {
        let (survey, about) = (survey.clone(), about.clone());
        // What was begun or submitted is shown even if the clock says that it cannot have been.
        move || match (form.is_ready(), submitted.get(), open.get() || form.is_begun()) {
            (false, ..) => view! { <p role="status">{words.loading}</p> }.into_any(),
            (_, true, _) => view! { <Thanks form about=about.clone() /> }.into_any(),
            (_, false, true) => {
                let to_whom = if outbox.has_endpoint() { words.notice_endpoint } else { words.notice_device };
                view! { <Questions form survey=survey.clone() to_whom accepted=|()| page::focus(HEADING) /> }.into_any()
            }
            (_, false, false) => view! { <p class="card roomy">{(words.not_open)(&opening(language, opens))}</p> }.into_any(),
        }
    };
    view! {
        <Head survey about />
        {content}
    }
}

/// What the survey is and what it is about.
#[component]
fn Head(survey: Survey, about: About) -> impl IntoView {
    let words = use_words().feedback();
    let meeting = use_meeting();
    let location = use_location();
    let title = title_of(&meeting, &about);
    let session = match &about {
        About::Session(id) => meeting.session(id),
        About::Day(_) | About::Meeting => None,
    };
    let (back, back_name) = match session {
        Some(session) => (Route::Session(session.id.clone()), title.clone()),
        None => (Route::Feedback, words.title.to_owned()),
    };
    let kind = session.map(|session| {
        let round = session.round.map(|round| view! { <span class="badge t-all">{(use_words().agenda().round)(round)}</span> });
        view! {
            <p class="flow">
                <KindLabel kind=session.kind />
                {round}
            </p>
        }
    });
    let count = (words.questions)(u64::try_from(survey.questions.len()).unwrap_or_default());
    let optional = survey.questions.iter().all(|question| !question.required).then_some(words.none_required);
    let intro = survey.intro.as_ref().map(|intro| view! { <p>{say(intro)}</p> });
    view! {
        <a class="link back" href=location.href(back)>
            <Icon name="back" small=true />
            {back_name}
        </a>
        <header class="head">{kind} <h1>{say(&survey.title)}</h1> <p class="lead">{title} ". " {count} ". " {optional}</p> {intro}</header>
    }
}

/// The questions, and the button that submits them.
#[component]
pub(crate) fn Questions(
    /// The form.
    form: Form,
    /// Its survey.
    survey: Survey,
    /// Where the answers go, in words.
    to_whom: &'static str,
    /// Runs once the answers are saved.
    #[prop(into)]
    accepted: Callback<()>,
) -> impl IntoView {
    let words = use_words().feedback();
    let language = use_language();
    let outbox = use_outbox();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        // Whoever has left the page by the time the answers are saved needs no word of it here.
        form.submit(language, || page::focus(SUMMARY), move || accepted.try_run(()).unwrap_or_default());
    };
    let cards = survey.questions.iter().enumerate();
    let cards = cards.map(|(at, question)| view! { <QuestionCard form question=question.clone() number=at + 1 /> }).collect_view();
    let correction = Memo::new(move |_| form.is_correction());
    let label = move || match (correction.get(), outbox.has_endpoint()) {
        (true, _) => words.send_correction,
        (false, true) => words.send,
        (false, false) => words.save,
    };
    let leave = move || {
        correction.get().then(|| {
            let leave = move |_| {
                form.leave();
                page::focus(HEADING);
            };
            view! {
                <button type="button" class="btn" on:click=leave>
                    {words.leave_as_it_was}
                </button>
            }
        })
    };
    view! {
        <form class="stack" novalidate on:submit=submit>
            {move || correction.get().then(|| view! { <p class="fine">{words.correcting}</p> })}
            <LeftOver form />
            <Problems form survey=survey.clone() />
            {cards}
            <p class="fine dots">
                <Icon name="lock" small=true />
                <span>{words.notice} " " {to_whom}</span>
            </p>
            <Failure form survey=survey.id.clone() />
            <div class="stack tight">
                <button type="submit" class="btn primary" aria-disabled=move || form.is_busy().then_some("true")>
                    <Icon name="send" />
                    {label}
                </button>
                {leave}
            </div>
            <DraftStatus form />
        </form>
    }
}

/// What was written to questions that the organiser has taken out since: shown once more, to be kept or written elsewhere.
#[component]
fn LeftOver(form: Form) -> impl IntoView {
    let words = use_words().feedback();
    let left_over = Memo::new(move |_| form.left_over());
    move || {
        let texts = left_over.get();
        (!texts.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Change icon="alert">
                    <p>{words.questions_gone}</p>
                    <ul class="list">{texts.into_iter().map(|text| view! { <li class="lines">{text}</li> }).collect_view()}</ul>
                </Notice>
            }
        })
    }
}

/// Everything that is wrong, with the way to each place. Jumps move focus by script and leave the address alone.
#[component]
fn Problems(form: Form, survey: Survey) -> impl IntoView {
    let words = use_words().feedback();
    let questions: Vec<_> =
        survey.questions.iter().enumerate().map(|(at, question)| (question.id.clone(), numbered(at + 1, question))).collect();
    move || {
        let problems = form.problems();
        if problems.empty {
            return view! {
                <div class="notice t-bad" role="alert" id=SUMMARY tabindex="-1">
                    <Icon name="alert" />
                    <p class="title">{words.empty_form}</p>
                </div>
            }
            .into_any();
        }
        if problems.fields.is_empty() {
            return ().into_any();
        }
        let item = |(id, problem): &(crate::domain::id::QuestionId, _)| {
            let name = questions.iter().find(|(other, _)| other == id).map(|(_, name)| name.clone());
            let target = anchor(id);
            let jump = move |_| page::focus(&target);
            view! {
                <li>
                    <button type="button" class="link" on:click=jump>
                        {name}
                    </button>
                    <span class="fine">" " {(words.problem)(*problem)}</span>
                </li>
            }
        };
        let count = u64::try_from(problems.fields.len()).unwrap_or_default();
        view! {
            <div class="notice t-bad" role="alert" id=SUMMARY tabindex="-1">
                <Icon name="alert" />
                <div class="stack tight">
                    <p class="title">{(words.problems)(count)}</p>
                    <ul role="list" class="stack tight">
                        {problems.fields.iter().map(item).collect_view()}
                    </ul>
                </div>
            </div>
        }
        .into_any()
    }
}

/// No storage took the answer: it stays on the screen, and can be taken along as a file or by the clipboard.
#[component]
fn Failure(form: Form, survey: SurveyId) -> impl IntoView {
    let words = use_words().feedback();
    let language = use_language();
    let meeting = use_meeting();
    move || {
        form.failure().map(|failure| {
            let name = format!("{}-{survey}.json", meeting.id);
            let lead = if share::is_full(&failure) { words.save_full } else { words.save_failed_lead };
            refused(words.save_failed, lead, name, move || form.as_file(language))
        })
    }
}

/// Whether the draft is saved: a lasting line, not one for every keystroke.
#[component]
fn DraftStatus(form: Form) -> impl IntoView {
    let words = use_words().feedback();
    let last = StoredValue::new("");
    let status = Memo::new(move |_| {
        // While a change is being written, what was said last stays; a reader then hears it once.
        let told = match form.saved() {
            None => last.get_value(),
            Some(Ok(kept)) if share::is_durable(kept) => words.draft_saved,
            Some(Ok(_)) => words.draft_loose,
            Some(Err(_)) => words.draft_failed,
        };
        last.set_value(told);
        told
    });
    view! {
        <p class="fine" role="status">
            {status}
        </p>
    }
}

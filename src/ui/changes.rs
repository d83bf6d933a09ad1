//! A new revision of the programme: what changed, mine first, until it is read; and a programme that may be out of date.

use leptos::prelude::*;

use super::{
    components::{
        icon::Icon,
        notice::{Tone, notice},
    },
    words::{say, say_bare, use_language, use_words},
};
use crate::{
    domain::{
        address::Route,
        agenda::in_meeting_zone,
        changes::{Change, Hours, What},
        refresh::Stale,
        time::Moment,
    },
    i18n::dates,
    state::{
        changes::use_read_programmes,
        clock::real_minute,
        location::use_location,
        meeting::{Loaded, use_meeting, use_programme},
        page,
        picks::use_picks,
    },
};

/// The heading, which names the list.
const TITLE: &str = "zmiany";

/// How many sessions are listed openly; of a longer list, those that are not in the plan are folded.
const OPENLY: usize = 5;

/// What changed in the programme, until it is read. Not said over a form: whoever fills one in is told afterwards.
pub(super) fn programme_changes() -> AnyView {
    let loaded = expect_context::<Loaded>();
    let read = use_read_programmes();
    let route = use_location().route();
    let picks = use_picks();
    let list = read.changes(&loaded, &untrack(|| picks.get()));
    let open = RwSignal::new(!list.is_empty());
    let form = Memo::new(move |_| matches!(*route.read(), Route::Form { .. }));
    let close = move || {
        read.have_read(&loaded);
        open.set(false);
        // The button that had focus is gone.
        page::focus_heading();
    };
    (move || (open.get() && !form.get()).then(|| told(&list, close.clone()))).into_any()
}

fn told(list: &[Change], close: impl Fn() + 'static) -> AnyView {
    let words = use_words().changes();
    let sessions: Vec<&[Change]> = list.chunk_by(|a, b| a.session == b.session).collect();
    let mine = sessions.iter().filter(|changes| changes[0].mine).count();
    let lead = (words.lead)(sessions.len(), mine);
    let openly = if sessions.len() > OPENLY { mine } else { sessions.len() };
    let items = |sessions: &[&[Change]]| sessions.iter().map(|changes| item(changes)).collect::<Vec<_>>();
    let first = (openly > 0).then(|| {
        view! {
            <ul role="list" class="stack tight">
                {items(&sessions[..openly])}
            </ul>
        }
    });
    let others = (openly < sessions.len()).then(|| {
        view! {
            <details>
                <summary>{(words.others)(sessions.len() - openly)}</summary>
                <ul role="list" class="stack tight">
                    {items(&sessions[openly..])}
                </ul>
            </details>
        }
    });
    // Text that comes into a region which is there already is read out; a region that comes with its text often is not.
    let said = RwSignal::new(false);
    Effect::new(move || said.set(true));
    let content = view! {
        <section class="stack tight" aria-labelledby=TITLE>
            <h2 id=TITLE>{words.title}</h2>
            <p role="status">{move || said.get().then(|| lead.clone())}</p>
            {first}
            {others}
            <div class="flow no-print">
                <button type="button" class="btn" on:click=move |_| close()>
                    {words.close}
                </button>
            </div>
        </section>
    };
    notice(Tone::Change, "sync", content.into_any())
}

/// A session with all that changed of it.
fn item(changes: &[Change]) -> AnyView {
    let words = use_words().changes();
    let location = use_location();
    let first = &changes[0];
    let title = say(&first.title);
    // What the programme no longer has, has no page.
    let title = if first.what == What::Removed {
        view! { <strong>{title}</strong> }.into_any()
    } else {
        view! {
            <a class="link" href=location.href(Route::Session(first.session.clone()))>
                {title}
            </a>
        }
        .into_any()
    };
    let mine = first.mine.then(|| {
        view! {
            <span class="badge t-all">
                <Icon name="star" />
                {words.mine}
            </span>
        }
    });
    let round = first.round.map(|round| format!("{}, ", (use_words().agenda().round)(round)));
    let when = format!("{}{}", round.unwrap_or_default(), day_and_hours(first.hours));
    let lines = changes.iter().map(|change| view! { <p>{line(change)}</p> }).collect::<Vec<_>>();
    view! {
        <li>
            <p class="flow">{title} <span class="fine">{when}</span> {mine}</p>
            {lines}
        </li>
    }
    .into_any()
}

fn line(change: &Change) -> String {
    let words = use_words().changes();
    match &change.what {
        What::Cancelled => words.cancelled.to_owned(),
        What::Removed => words.removed.to_owned(),
        What::Restored => words.restored.to_owned(),
        What::Added => words.added.to_owned(),
        What::Retitled(former) => (words.retitled)(&say_bare(former)),
        What::Moved(former) if former.0.date_naive() == change.hours.0.date_naive() => (words.moved)(&hours(*former), &hours(change.hours)),
        What::Moved(former) => (words.moved)(&day_and_hours(*former), &day_and_hours(change.hours)),
        What::Room { from, to } => match (from.as_ref().map(say_bare), to.as_ref().map(say_bare)) {
            (Some(from), Some(to)) => (words.room_moved)(&from, &to),
            (None, Some(to)) => (words.room)(&to),
            (Some(from), None) => (words.room_open)(&from),
            (None, None) => String::new(),
        },
    }
}

fn hours((from, to): Hours) -> String {
    dates::hours(use_language(), from, to)
}

fn day_and_hours(span: Hours) -> String {
    format!("{}, {}", dates::weekday_day(use_language(), span.0.date_naive()), hours(span))
}

/// Says that what is shown may be out of date, and of what time it is; only after a look at the host that brought nothing usable.
pub(super) fn stale_copy() -> AnyView {
    let words = use_words().changes();
    let programme = use_programme();
    let meeting = use_meeting();
    let language = use_language();
    let time = move |at: Moment| {
        let at = in_meeting_zone(&meeting, at);
        if at.date_naive() == real_minute(&meeting).date_naive() {
            dates::hour(at)
        } else {
            format!("{}, {}", dates::day_month(language, at.date_naive()), dates::hour(at))
        }
    };
    let text = move || {
        Some(match programme.stale()? {
            Stale::Programme(at) => (words.copy_shown)(at.map(&time).as_deref()),
            Stale::Settings(at) => (words.settings_copy)(at.map(&time).as_deref()),
        })
    };
    let said = move || text().map(|text| notice(Tone::Change, "alert", view! { <p>{text}</p> }.into_any()));
    // The region stays while it is empty, so that a reader hears what comes into it; it takes no room then.
    view! {
        <div role="status" class=move || programme.stale().is_none().then_some("said-nothing")>
            {said}
        </div>
    }
    .into_any()
}

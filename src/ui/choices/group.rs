//! "Your group": where the draw put me, found by the id of my own choice, which nobody else knows.

use leptos::prelude::*;

use super::telling::{session_link, use_choices, when};
use crate::{
    domain::{address::Route, id::SessionId, meeting::Meeting, published::Group},
    i18n::dates,
    state::{location::use_location, meeting::use_meeting, outbox::use_outbox, picks::use_picks, published::use_published},
    ui::{
        agenda::changes,
        components::icon::Icon,
        words::{say, say_bare, use_language, use_words},
    },
};

/// The heading, which names the notice.
const TITLE: &str = "grupa";

/// My group after the draw, on the programme and the plan; nothing before it, and nothing on the programme once it is in my plan.
pub(crate) fn my_group() -> AnyView {
    let meeting = use_meeting();
    let (choices, outbox, published, picks) = (use_choices(), use_outbox(), use_published(), use_picks());
    let language = use_language();
    let of = meeting.clone();
    let group = Memo::new(move |_| {
        // What was handed over is read from the storage first.
        let line = if outbox.is_ready() { choices.line() } else { Vec::new() };
        published.with(&of.id, |published| (published.group_of(&line, &of), published.at))
    });
    let route = use_location().route();
    let on_plan = Memo::new(move |_| *route.read() == Route::Plan);
    let on_programme = Memo::new(move |_| matches!(&*route.read(), Route::Home | Route::Agenda(_)));
    let taken = Memo::new(move |_| {
        group.with(|group| match group {
            Some((Group::Mine { sessions, .. }, _)) => sessions.iter().all(|id| picks.holds(id)),
            _ => false,
        })
    });
    (move || {
        let on_plan = on_plan.get();
        if !on_plan && !on_programme.get() {
            return None;
        }
        let (group, at) = group.get()?;
        let as_of = when(&meeting, language, at);
        match group {
            Group::Unknown => None,
            Group::Mine { .. } if taken.get() && !on_plan => None,
            Group::Mine { sessions, by_latest } => Some(mine(&meeting, &sessions, by_latest, taken, &as_of)),
            Group::NotAmong => {
                let unsent = choices.given().is_some_and(|entry| entry.is_unsent());
                Some(not_among(unsent, &as_of))
            }
        }
    })
    .into_any()
}

fn mine(meeting: &Meeting, sessions: &[SessionId], by_latest: bool, taken: Memo<bool>, as_of: &str) -> AnyView {
    let words = use_words().choices();
    let plan = use_words().plan();
    let picks = use_picks();
    let items = sessions.iter().map(|id| view! { <li>{item(meeting, id)}</li> }.into_any()).collect::<Vec<_>>();
    let former = (!by_latest).then(|| view! { <p>{words.by_former}</p> }.into_any());
    let ids = sessions.to_vec();
    let take = move || {
        if taken.get() {
            return view! { <p class="fine">{plan.shared_all_mine}</p> }.into_any();
        }
        let ids = ids.clone();
        view! {
            <button type="button" class="btn" on:click=move |_| picks.pick_all(&ids)>
                <Icon name="plan" />
                {plan.shared_take}
            </button>
        }
        .into_any()
    };
    notice(
        "t-all",
        "all",
        words.group,
        as_of,
        view! {
            <ul role="list" class="stack tight">
                {items}
            </ul>
            {former}
            <div class="flow no-print">{take}</div>
        }
        .into_any(),
    )
}

/// "A o 14:30": the session, the day where the meeting has several, and where it is held.
fn item(meeting: &Meeting, id: &SessionId) -> AnyView {
    let words = use_words().choices();
    let language = use_language();
    let Some(session) = meeting.session(id) else { return session_link(meeting, id) };
    let day = (meeting.days().len() > 1).then(|| format!("{}, ", dates::weekday(language, session.start.date_naive())));
    let room = session.room.as_ref().and_then(|room| meeting.room(room));
    let room = room.map(|room| format!(" · {}", say_bare(&room.name)));
    view! {
        <a class="link" href=use_location().href(Route::Session(id.clone()))>
            {say(meeting.title_of(session))}
        </a>
        " "
        <span>{day} {(words.at_hour)(&dates::hour(session.start))} {room}</span>
        {changes(session)}
    }
    .into_any()
}

fn not_among(unsent: bool, as_of: &str) -> AnyView {
    let words = use_words().choices();
    let lead = if unsent { words.no_group_unsent } else { words.no_group_lead };
    notice("t-sun", "alert", words.no_group, as_of, view! { <p>{lead}</p> }.into_any())
}

fn notice(tone: &'static str, icon: &'static str, title: &'static str, as_of: &str, content: AnyView) -> AnyView {
    let words = use_words().choices();
    // Text that comes into a region which is there already is read out; a region that comes with its text often is not.
    let said = RwSignal::new(false);
    Effect::new(move || said.set(true));
    view! {
        <section class=format!("notice {tone}") aria-labelledby=TITLE>
            <Icon name=icon />
            <div class="stack tight">
                <h2 id=TITLE>{title}</h2>
                <p class="hidden" role="status">
                    {move || said.get().then_some(title)}
                </p>
                {content}
                <p class="fine">{(words.as_of)(as_of)}</p>
            </div>
        </section>
    }
    .into_any()
}

//! Where answers come from: this device, what participants handed over, and the endpoint once somebody has signed in.

use leptos::{ev, prelude::*};

use crate::{
    domain::{address::Route, delivery::reading::Credentials},
    state::{
        delivery::use_where_to,
        desk::{Desk, Server, Source, use_desk},
        location::use_location,
        meeting::use_meeting,
        page,
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Notice, Tone, notice},
            place::moment,
        },
        words::{use_language, use_words},
    },
};

/// Where the focus goes when what held it is replaced.
const HEADING: &str = "zrodla";

/// The sources, with signing in.
#[component]
pub(super) fn Sources() -> impl IntoView {
    let words = use_words().desk();
    let gather = use_words().gather();
    let desk = use_desk();
    let location = use_location();
    let where_to = use_where_to();
    let form = Memo::new(move |_| matches!(desk.server(), Server::SignedOut | Server::Failed(_)));
    let signed_in = Memo::new(move |_| matches!(desk.server(), Server::Read(_)));
    let several = Memo::new(move |_| signed_in.get() || desk.handed_over() > 0);
    // It outlives the form, so that a refused password does not cost the name as well.
    let user = RwSignal::new(String::new());
    let failure = move || match desk.server() {
        Server::Failed(failure) => Some(view! {
            <Notice tone=Tone::Bad icon="alert">
                <p>{(words.failure)(failure)}</p>
            </Notice>
        }),
        _ => None,
    };
    view! {
        <section class="card roomy stack no-print">
            <h2 id=HEADING tabindex="-1">
                {words.sources}
            </h2>
            <ul class="rows" role="list">
                <li>
                    <span class="tile t-all">
                        <Icon name="device" />
                    </span>
                    <div>
                        <h3>{words.device}</h3>
                        <p class="fine">{move || (words.answers)(desk.on_device() as u64)}</p>
                    </div>
                </li>
                <li>
                    <span class="tile t-work">
                        <Icon name="file" />
                    </span>
                    <div>
                        <h3>{gather.source}</h3>
                        <p class="fine">{move || (words.answers)(desk.handed_over() as u64)}</p>
                    </div>
                </li>
                <li>
                    <span class="tile t-ok">
                        <Icon name="data" />
                    </span>
                    <div>
                        <h3>{words.server}</h3>
                        <p class="fine" role="status">
                            {move || state_of(desk)}
                        </p>
                        {move || where_to.acknowledges_weakly().then(|| view! { <p class="fine">{use_words().outbox().weak}</p> })}
                    </div>
                </li>
            </ul>
            <div role="status">{failure}</div>
            {move || form.get().then(|| view! { <SignInForm user /> })}
            {move || several.get().then(|| view! { <Choose /> })}
            {move || signed_in.get().then(|| view! { <SignedIn /> })}
            <a class="link" href=move || location.href(Route::DeskEndpoint)>
                {use_words().endpoint().link}
            </a>
        </section>
    }
}

fn state_of(desk: Desk) -> String {
    let words = use_words().desk();
    match desk.server() {
        Server::None => words.server_none.to_owned(),
        Server::Unreadable => words.server_unreadable.to_owned(),
        Server::SignedOut | Server::Failed(_) => words.server_signed_out.to_owned(),
        Server::Reading(n) => (words.reading)(n as u64),
        Server::Read(held) => {
            let unreadable = match held.unreadable() {
                0 => String::new(),
                n => format!(". {}", (words.unreadable_rows)(n as u64)),
            };
            format!("{}{unreadable}", (words.answers)(held.len() as u64))
        }
    }
}

#[component]
fn SignInForm(user: RwSignal<String>) -> impl IntoView {
    let words = use_words().desk();
    let desk = use_desk();
    let secret = RwSignal::new(String::new());
    let sign_in = move |event: ev::SubmitEvent| {
        event.prevent_default();
        desk.read(Credentials { user: user.get_untracked().trim().to_owned(), secret: secret.get_untracked() });
        page::focus(HEADING);
    };
    let name = if desk.takes_tokens() { words.user_or_none } else { words.user };
    view! {
        <form class="stack tight" on:submit=sign_in>
            <label class="stack tight">
                <span>{name}</span>
                <input type="text" autocomplete="username" autocapitalize="none" spellcheck="false" bind:value=user />
            </label>
            <label class="stack tight">
                <span>{words.secret}</span>
                <input type="password" autocomplete="current-password" required aria-describedby="haslo-uwaga" bind:value=secret />
            </label>
            <p class="fine" id="haslo-uwaga">
                {words.secret_note}
            </p>
            <button type="submit" class="btn primary">
                <Icon name="lock" />
                {words.sign_in}
            </button>
        </form>
    }
}

/// Which sources are summed up together.
#[component]
fn Choose() -> impl IntoView {
    let words = use_words().desk();
    let gather = use_words().gather();
    let desk = use_desk();
    let choice = move |source: Source, name: &'static str| {
        let choose = move |event| desk.show(source, event_target_checked(&event));
        view! {
            <label class="pill">
                <input type="checkbox" prop:checked=move || desk.shown().has(source) on:change=choose />
                {name}
            </label>
        }
    };
    let signed_in = Memo::new(move |_| matches!(desk.server(), Server::Read(_)));
    let handed_over = Memo::new(move |_| desk.handed_over() > 0);
    let server = move || signed_in.get().then(|| choice(Source::Server, words.server));
    let handed = move || handed_over.get().then(|| choice(Source::Gathered, gather.source));
    view! {
        <fieldset class="stack tight">
            <legend>{words.show_of}</legend>
            <div class="flow">{server} {handed} {choice(Source::Device, words.device)}</div>
            <p class="fine">{gather.together}</p>
        </fieldset>
    }
}

/// When the endpoint was read, and why it could not be read again.
fn freshness(desk: Desk) -> AnyView {
    let words = use_words().gather();
    let (meeting, language) = (use_meeting(), use_language());
    let when = move || desk.read_at().map(|at| (words.read_at)(&moment(&meeting, language, at)));
    let stale = move || {
        desk.stale()
            .map(|failure| notice(Tone::Bad, "alert", view! { <p>{(words.stale)(&(use_words().desk().failure)(failure))}</p> }.into_any()))
    };
    view! {
        <p class="fine">{when}</p>
        <div role="status">{move || desk.is_refreshing().then(|| view! { <p>{words.again}</p> })} {stale}</div>
    }
    .into_any()
}

/// What can be done while somebody is signed in.
#[component]
fn SignedIn() -> impl IntoView {
    let words = use_words().desk();
    let desk = use_desk();
    let sign_out = move |_| {
        desk.sign_out();
        page::focus(HEADING);
    };
    view! {
        {freshness(desk)}
        <div class="flow">
            <button type="button" class="btn" on:click=move |_| desk.refresh()>
                <Icon name="sync" />
                {words.refresh}
            </button>
            <button type="button" class="btn" on:click=sign_out>
                <Icon name="lock" />
                {words.sign_out}
            </button>
        </div>
    }
}

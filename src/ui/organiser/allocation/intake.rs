//! Where people come from: choices that were handed over, a list, and names typed in.

use leptos::{ev, prelude::*};

use crate::{
    domain::{
        division::Receipt,
        format::wishes_csv::{WishList, WishProblem},
    },
    state::{
        allocation::{Incoming, use_allocation},
        meeting::use_meeting,
        page, share,
    },
    ui::{
        components::{
            icon::Icon,
            notice::{Tone, notice},
        },
        words::{use_language, use_words},
    },
};

/// What became of a list, which takes focus when it changes.
const INCOMING: &str = "lista-zyczen";
/// Problems shown of a list.
const SHOWN: usize = 50;

/// The sources of people.
#[component]
pub(super) fn Intake() -> impl IntoView {
    view! {
        <div class="duo">
            <div class="stack loose">
                <Choices />
                <ByHand />
            </div>
            <List />
        </div>
    }
}

/// Choices that were handed over.
#[component]
fn Choices() -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let told = move || {
        let receipt = here.news();
        if receipt.is_news() {
            let take = move |_| here.take_choices();
            view! {
                <p>{(words.news)(&receipt)}</p>
                <div class="flow">
                    <button type="button" class="btn primary" on:click=take>
                        <Icon name="check" />
                        {words.take_choices}
                    </button>
                </div>
            }
            .into_any()
        } else if receipt.same > 0 {
            view! { <p>{(words.all_taken)(receipt.same as u64)}</p> }.into_any()
        } else {
            view! { <p>{words.no_choices}</p> }.into_any()
        }
    };
    view! {
        <section class="stack tight">
            <h3>{words.choices_heading}</h3>
            {told}
        </section>
    }
}

/// Somebody without a choice.
#[component]
fn ByHand() -> impl IntoView {
    let words = use_words().allocation();
    let here = use_allocation();
    let name = RwSignal::new(String::new());
    let refused = RwSignal::new(false);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let added = here.add_person(&name.get_untracked());
        refused.set(!added);
        if added {
            name.set(String::new());
        }
        page::focus("nowa-osoba");
    };
    view! {
        <form class="stack tight" on:submit=add>
            <h3>{words.by_hand_heading}</h3>
            <label class="stack tight" for="nowa-osoba">
                <span>{words.name}</span>
            </label>
            <input id="nowa-osoba" type="text" autocomplete="off" maxlength="80" aria-describedby="nowa-osoba-uwaga" bind:value=name />
            <p class="fine" id="nowa-osoba-uwaga">
                {words.by_hand_lead}
            </p>
            <p role="alert">{move || refused.get().then_some(words.name_refused)}</p>
            <div class="flow">
                <button type="submit" class="btn">
                    {words.add_person}
                </button>
            </div>
        </form>
    }
}

/// A list of names and wishes.
#[component]
fn List() -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let here = use_allocation();
    let meeting = use_meeting().id.clone();
    let text = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let take = move |event: &ev::Event| here.look_at_file(event, || page::focus(INCOMING));
    let dropped = move |event: ev::DragEvent| {
        event.prevent_default();
        take(&event);
    };
    let read = move |event: ev::SubmitEvent| {
        event.prevent_default();
        here.look_at(text.get_untracked().as_bytes());
        page::focus(INCOMING);
    };
    let template = move |_| {
        let text = here.template(language, &words.wish_headings);
        failed.set(!share::save_file(&format!("kuluary-{meeting}-{}.csv", words.template_file), "text/csv;charset=utf-8", text.as_bytes()));
    };
    view! {
        <section class="stack tight">
            <h3>{words.list_heading}</h3>
            <p class="fine">{words.list_lead}</p>
            <label class="drop" on:dragover=move |event| event.prevent_default() on:drop=dropped>
                <Icon name="file" />
                <strong>{words.choose_file}</strong>
                <span class="fine">{words.drop_file}</span>
                <input
                    type="file"
                    class="hidden"
                    accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
                    on:change=move |event| take(&event)
                />
            </label>
            <form class="stack tight" on:submit=read>
                <label class="stack tight">
                    <span>{words.paste}</span>
                    <textarea rows="4" spellcheck="false" placeholder=words.paste_example bind:value=text></textarea>
                </label>
                <div class="flow">
                    <button type="submit" class="btn">
                        {words.read_list}
                    </button>
                    <button type="button" class="btn" on:click=template>
                        <Icon name="down" />
                        {words.template}
                    </button>
                </div>
                <p role="status">{move || failed.get().then_some(words.file_failed)}</p>
            </form>
            <div id=INCOMING class="stack tight" tabindex="-1" role="status">
                {move || incoming(here.incoming(), text)}
            </div>
        </section>
    }
}

fn incoming(incoming: Incoming, text: RwSignal<String>) -> AnyView {
    let words = use_words().allocation();
    let here = use_allocation();
    let (list, receipt) = match incoming {
        Incoming::Nothing => return ().into_any(),
        Incoming::Unreadable => return notice(Tone::Bad, "alert", view! { <p>{words.file_unreadable}</p> }.into_any()),
        Incoming::Asked { list, receipt } => (list, receipt),
    };
    let accept = move |_| {
        here.accept();
        text.set(String::new());
        page::focus(INCOMING);
    };
    let dismiss = move |_| {
        here.dismiss();
        page::focus(INCOMING);
    };
    let take = receipt.is_news().then(|| {
        view! {
            <button type="button" class="btn primary" on:click=accept>
                <Icon name="check" />
                {words.take_list}
            </button>
        }
    });
    view! {
        <h4>{words.in_list}</h4>
        <p>{told(&list, &receipt)}</p>
        {problems(&list.problems)}
        <div class="flow">
            {take} <button type="button" class="btn" on:click=dismiss>
                {words.dismiss_list}
            </button>
        </div>
    }
    .into_any()
}

/// What a list says, in numbers, and how it was read.
fn told(list: &WishList, receipt: &Receipt) -> String {
    let words = use_words().allocation();
    let mut told = vec![(words.list_brings)(receipt)];
    told.extend(list.heading.map(words.heading_row));
    told.extend(list.old_encoding.then(|| words.old_encoding.to_owned()));
    told.join(" ")
}

fn problems(problems: &[WishProblem]) -> AnyView {
    let words = use_words().allocation();
    if problems.is_empty() {
        return ().into_any();
    }
    let rows = problems.iter().take(SHOWN).map(|problem| view! { <li>{(words.problem)(problem)}</li> }).collect_view();
    let more = problems.len().saturating_sub(SHOWN);
    let more = (more > 0).then(|| view! { <p>{(words.more_problems)(more as u64)}</p> });
    let content = view! {
        <h5 class="title">{(words.problems)(problems.len() as u64)}</h5>
        <ul class="list">{rows}</ul>
        {more}
    };
    notice(Tone::Change, "alert", content.into_any())
}

//! What leaves the desk: lists to print, a table, and the file that tells each phone its group.

use leptos::prelude::*;

use super::frame::View;
use crate::{
    state::{allocation::use_allocation, meeting::use_meeting, page, share},
    ui::{
        components::icon::Icon,
        words::{use_language, use_words},
    },
};

/// The lists and files, once there is a result.
#[component]
pub(super) fn Output(view: RwSignal<View>) -> impl IntoView {
    let words = use_words().allocation();
    let language = use_language();
    let (here, meeting) = (use_allocation(), use_meeting());
    let drawn = Memo::new(move |_| here.with(|division| division.drawn.is_some()));
    let nameless = Memo::new(move |_| here.with(|division| division.people.iter().filter(|person| person.handed.is_none()).count()));
    let broken = Memo::new(move |_| here.standing().is_some_and(|standing| !standing.conflicts.is_empty()));
    let failed = RwSignal::new(false);
    let saved = RwSignal::new(false);
    let id = meeting.id.clone();
    let csv = Callback::new(move |()| {
        let Some(text) = here.csv(language, &words.group_headings) else { return };
        failed.set(!share::save_file(&format!("kuluary-{id}-{}.csv", words.groups_file), "text/csv;charset=utf-8", text.as_bytes()));
    });
    let publish = Callback::new(move |()| {
        let Some(text) = here.published() else { return };
        let done = share::save_file("published.json", "application/json", text.as_bytes());
        failed.set(!done);
        saved.set(done);
    });
    let show = move |what: View| {
        view.set(what);
        page::to_top();
    };
    let address = meeting.published.clone();
    move || {
        drawn.get().then(|| {
            let where_to = match &address {
                Some(address) => (words.upload_there)(address),
                None => words.upload_new.to_owned(),
            };
            view! {
                <section class="card roomy stack no-print" aria-labelledby="listy-i-pliki">
                    <h2 id="listy-i-pliki">{words.output}</h2>
                    <div class="duo">
                        <div class="stack tight">
                            <h3>{words.lists}</h3>
                            <p class="fine">{words.lists_lead}</p>
                            <div class="flow">
                                <button type="button" class="btn" on:click=move |_| show(View::Doors)>
                                    <Icon name="print" />
                                    {words.view_doors}
                                </button>
                                <button type="button" class="btn" on:click=move |_| show(View::People)>
                                    <Icon name="print" />
                                    {words.view_people}
                                </button>
                                <button type="button" class="btn" on:click=move |_| csv.run(())>
                                    <Icon name="down" />
                                    {words.csv}
                                </button>
                            </div>
                        </div>
                        <div class="stack tight">
                            <h3>{words.publish_heading}</h3>
                            <p class="fine">{words.publish_lead}</p>
                            {move || broken.get().then(|| view! { <p class="error t-bad">{words.publish_broken}</p> })}
                            <div class="flow">
                                <button type="button" class="btn primary" on:click=move |_| publish.run(())>
                                    <Icon name="down" />
                                    {words.publish}
                                </button>
                            </div>
                            <p>{where_to}</p>
                            {move || {
                                (nameless.get() > 0).then(|| view! { <p class="fine">{(words.not_published)(nameless.get() as u64)}</p> })
                            }}
                        </div>
                    </div>
                    <p role="status">
                        {move || if failed.get() { Some(words.file_failed) } else { saved.get().then_some(words.published_saved) }}
                    </p>
                </section>
            }
        })
    }
}

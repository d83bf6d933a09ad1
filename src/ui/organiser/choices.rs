//! Who chose what: how many handed a choice over, and how many want each session. Dividing them is a page of its own.

use leptos::prelude::*;

use crate::{
    domain::{
        address::Route,
        choices::{BlockTally, tally},
        format::choices_csv,
        meeting::{BlockMode, Meeting},
    },
    state::{desk::use_desk, location::use_location, meeting::use_meeting, share},
    ui::{
        components::icon::Icon,
        words::{say, use_language, use_words},
    },
};

/// The heading, which names the section.
const TITLE: &str = "wybory";

/// The choices of the source that is shown; nothing where nobody handed one over.
#[component]
pub(super) fn Choices() -> impl IntoView {
    let words = use_words().tally();
    let language = use_language();
    let desk = use_desk();
    let meeting = use_meeting();
    let of = meeting.clone();
    let tally = Memo::new(move |_| tally(&of, &desk.choices()));
    let failed = RwSignal::new(false);
    let location = use_location();
    let of = meeting.clone();
    let save = Callback::new(move |()| {
        let text = choices_csv(&of, &untrack(|| desk.choices()), language, &words.headings);
        failed.set(!share::save_file(&format!("kuluary-{}-{}.csv", of.id, TITLE), "text/csv;charset=utf-8", text.as_bytes()));
    });
    move || {
        let tally = tally.get();
        (tally.people > 0).then(|| {
            view! {
                <section class="card roomy stack" aria-labelledby=TITLE>
                    <h2 id=TITLE>{words.title}</h2>
                    <p>{(words.people)(tally.people as u64)}</p>
                    {tally.blocks.iter().map(|block| table(&meeting, block)).collect_view()}
                    <div class="flow no-print">
                        <button type="button" class="btn" on:click=move |_| save.run(())>
                            <Icon name="down" />
                            {words.csv}
                        </button>
                        <a class="btn" href=location.href(Route::DeskAllocation)>
                            <Icon name="shuffle" />
                            {use_words().allocation().title}
                        </a>
                        <p class="fine" role="status">
                            {move || failed.get().then_some(words.csv_failed)}
                        </p>
                    </div>
                </section>
            }
        })
    }
}

fn table(meeting: &Meeting, tally: &BlockTally) -> AnyView {
    let words = use_words().tally();
    let Some(block) = meeting.blocks.iter().find(|block| block.id == tally.block) else { return ().into_any() };
    let how = if block.mode == BlockMode::Wish { words.first_wishes } else { words.picks };
    let rows = tally.sessions.iter().filter_map(|(id, n)| {
        let session = meeting.session(id)?;
        Some(view! {
            <tr>
                <th scope="row">{say(meeting.title_of(session))}</th>
                <td class="n">{*n}</td>
            </tr>
        })
    });
    let heading = format!("wybory-{}", block.id);
    view! {
        <h3 id=heading.clone()>{say(&block.title)}</h3>
        <p class="fine">{(words.people)(tally.people as u64)}</p>
        <table class="data" aria-labelledby=heading>
            <thead>
                <tr>
                    <th scope="col">{words.session}</th>
                    <th scope="col" class="n">
                        {how}
                    </th>
                </tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
    .into_any()
}

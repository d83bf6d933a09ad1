//! On site: announcements, contacts, the venue, practical matters, settings; and the pages behind them.

mod accessibility;
mod erase;
mod meetings;
mod privacy;

pub(super) use accessibility::AccessibilityPage;
pub(super) use meetings::MeetingsPage;
pub(super) use privacy::PrivacyPage;

use leptos::prelude::*;

use super::{
    components::{
        icon::Icon,
        notice::{Notice, Tone},
        prose::Prose,
    },
    words::{say, use_language, use_words},
};
use crate::{
    domain::{address::Route, meeting::Contact, order::by_key, text::Language},
    i18n::dates,
    state::{
        clock::use_clock,
        location::use_location,
        meeting::use_meeting,
        page,
        settings::{Theme, use_settings},
    },
};

/// The information page.
#[component]
pub(super) fn InfoPage() -> impl IntoView {
    let words = use_words().pages();
    let shell = use_words().shell();
    let meeting = use_meeting();
    let location = use_location();
    page::use_title(|| shell.info.to_owned());
    let about = meeting.about.as_ref().map(|about| view! { <Prose text=about.clone() /> });
    let info = meeting.info.iter().map(|info| {
        view! {
            <section class="card stack tight">
                <h3>{say(&info.title)}</h3>
                <Prose text=info.text.clone() />
            </section>
        }
    });
    let info = (!meeting.info.is_empty()).then(|| {
        view! {
            <section class="stack tight">
                <h2>{words.practical}</h2>
                <div class="duo">{info.collect_view()}</div>
            </section>
        }
    });
    let row = move |route: Route, icon: &'static str, name: &'static str| {
        view! {
            <li>
                <Icon name=icon />
                <div>
                    <h3>
                        <a class="cover" href=location.href(route)>
                            {name}
                        </a>
                    </h3>
                </div>
                <Icon name="next" small=true />
            </li>
        }
    };
    view! {
        <header class="head">
            <h1>{shell.info}</h1>
            <p class="lead">{say(&meeting.title)}</p>
        </header>
        <div class="split">
            <div class="stack loose">
                <Announcements />
                {about}
                <Contacts />
                <VenueCard />
                {info}
                <Organisers />
            </div>
            <aside class="stack" aria-label=words.settings>
                <Settings />
                <ul class="rows" role="list">
                    {row(Route::Outbox, "survey", words.my_answers)}
                    {row(Route::Accessibility, "access", words.statement)}
                    {row(Route::Privacy, "lock", shell.privacy)}
                    {row(Route::Meetings, "program", shell.meetings)}
                </ul>
            </aside>
        </div>
    }
}

#[component]
fn Announcements() -> impl IntoView {
    let words = use_words().agenda();
    let language = use_language();
    let meeting = use_meeting();
    let clock = use_clock();
    let due = Memo::new(move |_| {
        let now = clock.now();
        let mut due: Vec<_> = meeting.announcements.iter().filter(|announcement| announcement.at <= now).cloned().collect();
        by_key(&mut due, |announcement| std::cmp::Reverse(announcement.at));
        due
    });
    move || {
        let due = due.get();
        (!due.is_empty()).then(|| {
            let card = |announcement: crate::domain::meeting::Announcement| {
                let when = format!("{}, {}", dates::weekday_day(language, announcement.at.date_naive()), dates::hour(announcement.at));
                view! {
                    <Notice tone=Tone::Change icon="bell">
                        <h3 class="title">{say(&announcement.title)}</h3>
                        {announcement.text.map(|text| view! { <Prose text /> })}
                        <p class="fine">{when}</p>
                    </Notice>
                }
            };
            view! {
                <section class="stack tight">
                    <h2>{words.announcements}</h2>
                    {due.into_iter().map(card).collect_view()}
                </section>
            }
        })
    }
}

#[component]
fn Contacts() -> impl IntoView {
    let words = use_words().pages();
    let meeting = use_meeting();
    let row = |contact: &Contact| {
        let phone = contact.phone.as_ref().map(|phone| {
            let dialled: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
            view! {
                <a class="tel link" href=format!("tel:{dialled}")>
                    {phone.clone()}
                </a>
            }
        });
        let email = contact.email.as_ref().map(|email| {
            view! {
                <a class="link" href=format!("mailto:{email}")>
                    {email.clone()}
                </a>
            }
        });
        view! {
            <li>
                <span class="tile t-all">
                    <Icon name="phone" />
                </span>
                <div>
                    <p class="fine">{say(&contact.role)}</p>
                    {contact.name.as_ref().map(|name| view! { <p>{name.clone()}</p> })}
                    {phone}
                    {email}
                </div>
            </li>
        }
    };
    let none = meeting.contacts.iter().all(|contact| contact.phone.is_none()).then(|| view! { <p class="fine">{words.no_phones}</p> });
    view! {
        <section class="stack tight">
            <h2>{words.contact}</h2>
            <ul class="rows" role="list">
                {meeting.contacts.iter().map(row).collect_view()}
                <li>
                    <span class="tile t-bad">
                        <Icon name="phone" />
                    </span>
                    <div>
                        <p class="fine">{words.emergency}</p>
                        <a class="cover tel" href="tel:112">
                            "112"
                        </a>
                    </div>
                </li>
            </ul>
            {none}
        </section>
    }
}

#[component]
fn VenueCard() -> impl IntoView {
    let words = use_words().pages();
    let meeting = use_meeting();
    let venue = meeting.venue.clone()?;
    let link = venue.map.as_ref().or(venue.geo.as_ref()).map(|link| {
        view! {
            <a class="link" href=link.as_str().to_owned() rel="noopener noreferrer" target="_blank">
                {words.open_map}
            </a>
        }
    });
    Some(view! {
        <section class="stack tight">
            <h2>{words.venue}</h2>
            <ul class="rows" role="list">
                <li>
                    <span class="tile t-visit">
                        <Icon name="pin" />
                    </span>
                    <div>
                        <h3>{say(&venue.name)}</h3>
                        {venue.address.as_ref().map(|address| view! { <p class="fine">{say(address)}</p> })}
                        {venue.directions.map(|text| view! { <Prose text /> })}
                        {link}
                    </div>
                </li>
            </ul>
        </section>
    })
}

#[component]
fn Organisers() -> impl IntoView {
    let words = use_words().pages();
    let meeting = use_meeting();
    if meeting.organisers.is_empty() {
        return ().into_any();
    }
    let row = |organiser: &crate::domain::meeting::Organiser| {
        let name = match &organiser.url {
            Some(url) => view! {
                <a class="link" href=url.as_str().to_owned() rel="noopener noreferrer" target="_blank">
                    {say(&organiser.name)}
                </a>
            }
            .into_any(),
            None => say(&organiser.name),
        };
        // The name stands beside the mark, so the mark is decoration; a missing image leaves nothing behind.
        let mark = organiser.mark.as_ref().map(|mark| view! { <img class="mark" src=mark.clone() alt="" loading="lazy" /> });
        view! {
            <li>
                {mark} <div>
                    <h3>{name}</h3>
                    {organiser.role.as_ref().map(|role| view! { <p class="fine">{say(role)}</p> })}
                </div>
            </li>
        }
    };
    view! {
        <section class="stack tight">
            <h2>{words.organisers}</h2>
            <ul class="rows" role="list">
                {meeting.organisers.iter().map(row).collect_view()}
            </ul>
        </section>
    }
    .into_any()
}

#[component]
fn Settings() -> impl IntoView {
    let words = use_words().pages();
    let settings = use_settings();
    let theme = move |theme: Theme, name: &'static str| {
        view! {
            <label>
                <input
                    class="hidden"
                    type="radio"
                    name="theme"
                    prop:checked=move || settings.theme() == theme
                    on:change=move |_| settings.choose_theme(theme)
                />
                {name}
            </label>
        }
    };
    let language = move |language: Language, name: &'static str| {
        view! {
            <label lang=language.tag()>
                <input
                    class="hidden"
                    type="radio"
                    name="language"
                    id=format!("language-{}", language.tag())
                    prop:checked=move || settings.language() == language
                    on:change=move |_| {
                        settings.choose_language(language);
                        page::focus(&format!("language-{}", language.tag()));
                    }
                />
                {name}
            </label>
        }
    };
    view! {
        <section class="card stack">
            <h2>{words.settings}</h2>
            <fieldset class="stack tight">
                <legend class="label">
                    <Icon name="theme" small=true />
                    {words.appearance}
                </legend>
                <div class="seg">
                    {theme(Theme::Auto, words.theme_auto)} {theme(Theme::Light, words.theme_light)} {theme(Theme::Dark, words.theme_dark)}
                </div>
            </fieldset>
            <fieldset class="stack tight">
                <legend class="label">
                    <Icon name="globe" small=true />
                    {words.language}
                </legend>
                <div class="seg">{language(Language::Polish, "Polski")} {language(Language::English, "English")}</div>
            </fieldset>
        </section>
    }
}

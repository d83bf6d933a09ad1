//! Words of what changed in the programme, and of a programme that may be out of date.

/// Words of what changed in the programme.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct ChangeWords {
    pub title: &'static str,
    /// How many sessions changed, and how many of them are in the plan.
    pub lead: fn(usize, usize) -> String,
    pub mine: &'static str,
    pub others: fn(usize) -> String,
    pub cancelled: &'static str,
    pub removed: &'static str,
    pub restored: &'static str,
    pub added: &'static str,
    /// The former hours and the present ones.
    pub moved: fn(&str, &str) -> String,
    pub room: fn(&str) -> String,
    pub room_moved: fn(&str, &str) -> String,
    pub room_open: fn(&str) -> String,
    pub retitled: fn(&str) -> String,
    pub close: &'static str,
    /// The programme shown is the last good copy, of this time.
    pub copy_shown: fn(Option<&str>) -> String,
    /// The configuration is the last good copy, of this time.
    pub settings_copy: fn(Option<&str>) -> String,
}

/// Polish.
pub static POLISH: ChangeWords = ChangeWords {
    title: "Program się zmienił",
    lead: |all, mine| match mine {
        0 => format!("Zmienione punkty programu: {all}."),
        _ => format!("Zmienione punkty programu: {all}, w\u{a0}tym w\u{a0}Twoim planie: {mine}."),
    },
    mine: "w\u{a0}Twoim planie",
    others: |n| format!("Pozostałe zmiany: {n}"),
    cancelled: "Odwołane.",
    removed: "Zniknęło z\u{a0}programu.",
    restored: "Jednak się odbędzie.",
    added: "Nowy punkt programu.",
    moved: |from, to| format!("Nowa pora: {to}. Poprzednio: {from}."),
    room: |to| format!("Miejsce: {to}."),
    room_moved: |from, to| format!("Nowe miejsce: {to}. Poprzednio: {from}."),
    room_open: |from| format!("Miejsce będzie inne, ale jeszcze nie wiadomo jakie. Poprzednio: {from}."),
    retitled: |from| format!("Nowy tytuł. Poprzednio: „{from}”."),
    close: "Zamknij",
    copy_shown: |time| match time {
        Some(time) => format!("Nowego pliku programu nie udało się wczytać. Widać ostatnią dobrą kopię: stan z\u{a0}{time}."),
        None => "Nowego pliku programu nie udało się wczytać. Widać ostatnią dobrą kopię.".to_owned(),
    },
    settings_copy: |time| match time {
        Some(time) => format!("Nowych ustawień aplikacji nie udało się wczytać. Działają poprzednie: stan z\u{a0}{time}."),
        None => "Nowych ustawień aplikacji nie udało się wczytać. Działają poprzednie.".to_owned(),
    },
};

/// English.
pub static ENGLISH: ChangeWords = ChangeWords {
    title: "The programme has changed",
    lead: |all, mine| match mine {
        0 => format!("Sessions changed: {all}."),
        _ => format!("Sessions changed: {all}, of them in your plan: {mine}."),
    },
    mine: "in your plan",
    others: |n| format!("Other changes: {n}"),
    cancelled: "Cancelled.",
    removed: "Gone from the programme.",
    restored: "It takes place after all.",
    added: "New in the programme.",
    moved: |from, to| format!("New time: {to}. Before: {from}."),
    room: |to| format!("Place: {to}."),
    room_moved: |from, to| format!("New place: {to}. Before: {from}."),
    room_open: |from| format!("The place will be another one, not known yet. Before: {from}."),
    retitled: |from| format!("New title. Before: “{from}”."),
    close: "Close",
    copy_shown: |time| match time {
        Some(time) => format!("The new programme file could not be loaded. This is the last good copy, as of\u{a0}{time}."),
        None => "The new programme file could not be loaded. This is the last good copy.".to_owned(),
    },
    settings_copy: |time| match time {
        Some(time) => format!("New settings of the app could not be loaded. The former ones are in force, as of\u{a0}{time}."),
        None => "New settings of the app could not be loaded. The former ones are in force.".to_owned(),
    },
};

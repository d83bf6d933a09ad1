//! Words of the app without a network, and of newer versions.

/// Words of the app without a network.
#[expect(missing_docs, reason = "the names say where each text stands")]
pub struct OfflineWords {
    pub works: &'static str,
    pub newer: &'static str,
    pub newer_lead: &'static str,
    pub start_newer: &'static str,
}

/// Polish.
pub static POLISH: OfflineWords = OfflineWords {
    works: "działa bez internetu",
    newer: "Jest nowa wersja aplikacji",
    newer_lead: "To, co zaznaczono i\u{a0}wpisano na tym urządzeniu, zostaje.",
    start_newer: "Włącz nową wersję",
};

/// English.
pub static ENGLISH: OfflineWords = OfflineWords {
    works: "works offline",
    newer: "There is a new version of the app",
    newer_lead: "What you chose and typed on this device stays.",
    start_newer: "Start the new version",
};

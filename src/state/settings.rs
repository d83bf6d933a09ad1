//! Language and theme, remembered on the device.

use leptos::prelude::*;

use crate::{
    browser::{
        locale, page,
        storage::{StorageError, shelf::Shelf},
    },
    domain::{storage_key::RecordType, text::Language},
};

/// Light, dark, or as the system says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// The word it is stored under.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    fn parse(code: &str) -> Self {
        match code {
            "light" => Self::Light,
            "dark" => Self::Dark,
            _ => Self::Auto,
        }
    }
}

/// The settings.
#[derive(Debug, Clone, Copy)]
pub struct Settings {
    language: RwSignal<Language>,
    theme: RwSignal<Theme>,
    refused: RwSignal<bool>,
}

/// The settings of the app.
pub fn use_settings() -> Settings {
    expect_context()
}

impl Settings {
    /// Reads the settings and applies them to the page; the first visit follows the browser.
    pub fn provide() -> Self {
        let shelf = Shelf::of_device(RecordType::Setting);
        let stored = |id| shelf.read(id);
        let language = stored("language").ok().flatten().and_then(|tag| Language::parse(&tag));
        let theme = stored("theme").ok().flatten();
        let refused = shelf.write("probe", "1").and_then(|()| shelf.remove("probe")).is_err();
        let settings = Self {
            language: RwSignal::new(language.unwrap_or_else(locale::preferred)),
            theme: RwSignal::new(theme.map_or(Theme::Auto, |code| Theme::parse(&code))),
            refused: RwSignal::new(refused),
        };
        Effect::new(move || page::set_language(settings.language.get()));
        Effect::new(move || {
            let theme = settings.theme.get();
            page::set_theme((theme != Theme::Auto).then_some(theme.code()));
        });
        provide_context(settings);
        settings
    }

    /// The language of the interface.
    pub fn language(self) -> Language {
        self.language.get()
    }

    /// The theme.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// The browser refused to store something.
    pub fn storage_refuses(self) -> bool {
        self.refused.get()
    }

    /// Tells that storing failed, so that the frame can warn.
    pub fn report(self, result: &Result<(), StorageError>) {
        if result.is_err() {
            self.refused.set(true);
        }
    }

    /// Chooses the language.
    pub fn choose_language(self, language: Language) {
        self.report(&Shelf::of_device(RecordType::Setting).write("language", language.tag()));
        self.language.set(language);
    }

    /// Chooses the theme.
    pub fn choose_theme(self, theme: Theme) {
        self.report(&Shelf::of_device(RecordType::Setting).write("theme", theme.code()));
        self.theme.set(theme);
    }
}

//! Texts of the meeting file, in one language or several, and the languages the app speaks.

/// A language of the interface and of meeting texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// Polish, `pl`.
    Polish,
    /// English, `en`.
    English,
}

impl Language {
    /// Reads the primary subtag of a BCP 47 tag (`pl`, `pl-PL`, `en-GB`); `None` for languages the app does not speak.
    #[inline]
    pub fn parse(tag: &str) -> Option<Self> {
        match tag.split(['-', '_']).next()?.to_ascii_lowercase().as_str() {
            "pl" => Some(Self::Polish),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The BCP 47 tag, as for `lang`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::Polish => "pl",
            Self::English => "en",
        }
    }
}

/// A text in at least one language; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    versions: Vec<(Language, String)>,
}

impl Text {
    /// A text in one language.
    pub fn plain(language: Language, text: impl Into<String>) -> Self {
        Self { versions: vec![(language, text.into())] }
    }

    /// A text from its versions, the meeting's main language first; `None` when there is none.
    pub fn from_versions(versions: Vec<(Language, String)>) -> Option<Self> {
        (!versions.is_empty()).then_some(Self { versions })
    }

    /// The version in `language`, or else the first one, with the language it really is in (for the `lang` attribute).
    pub fn pick(&self, language: Language) -> (&str, Language) {
        let found = self.versions.iter().find(|(l, _)| *l == language).unwrap_or(&self.versions[0]);
        (&found.1, found.0)
    }

    /// All versions, for search.
    pub fn versions(&self) -> impl Iterator<Item = &str> {
        self.versions.iter().map(|(_, text)| text.as_str())
    }
}

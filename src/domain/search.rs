//! Search that ignores case and diacritics: "sciezki" finds "ścieżki".

use super::{meeting::Meeting, session::Kind, text::Text};

/// Lower-case, without diacritics, and with every run of other characters than letters and digits as one space.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        let plain = plain_letter(c);
        if plain.is_empty() {
            if c.is_alphanumeric() {
                folded.push(c);
            } else if !matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}') && !folded.ends_with(' ') {
                folded.push(' ');
            }
        } else {
            folded.push_str(plain);
        }
    }
    folded
}

/// The letter without its diacritics, for the Latin letters of European languages; empty for anything else.
const fn plain_letter(c: char) -> &'static str {
    match c {
        'à'..='å' | 'ą' | 'ā' | 'ă' => "a",
        'æ' => "ae",
        'ç' | 'ć' | 'č' | 'ĉ' | 'ċ' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è'..='ë' | 'ę' | 'ē' | 'ě' | 'ė' => "e",
        'ğ' | 'ģ' | 'ĝ' => "g",
        'ì'..='ï' | 'ī' | 'į' | 'ı' => "i",
        'ķ' => "k",
        'ł' | 'ľ' | 'ĺ' | 'ļ' => "l",
        'ñ' | 'ń' | 'ň' | 'ņ' => "n",
        'ò'..='ö' | 'ø' | 'ő' | 'ō' => "o",
        'œ' => "oe",
        'ř' | 'ŕ' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù'..='ü' | 'ů' | 'ű' | 'ū' | 'ų' => "u",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// The programme prepared for search: made once, asked at each keystroke.
pub struct Index {
    folded: Vec<String>,
}

impl Index {
    /// Prepares every session: its titles and description in all languages, its people and its room.
    pub fn of(meeting: &Meeting) -> Self {
        let folded = meeting.sessions.iter().map(|session| {
            let mut all = String::new();
            let mut add = |text: &str| {
                all.push_str(&fold(text));
                all.push(' ');
            };
            let mut add_text = |text: &Text| text.versions().for_each(&mut add);
            add_text(meeting.title_of(session));
            if let Some(about) = meeting.about_of(session) {
                add_text(about);
            }
            if let Some(room) = session.room.as_ref().and_then(|id| meeting.room(id)) {
                add_text(&room.name);
            }
            for person in meeting.people_of(session) {
                add(&person.name);
            }
            all
        });
        Self { folded: folded.collect() }
    }

    /// For each session of the meeting, in its order: whether every word of `query` stands in it. A blank query finds all.
    pub fn find(&self, query: &str) -> Vec<bool> {
        let query = fold(query);
        let words: Vec<_> = query.split_whitespace().collect();
        self.folded.iter().map(|text| words.iter().all(|word| text.contains(word))).collect()
    }
}

/// The kinds a meeting has, in the order of filters.
pub fn kinds(meeting: &Meeting) -> Vec<Kind> {
    Kind::ALL.into_iter().filter(|kind| meeting.sessions.iter().any(|session| session.kind == *kind)).collect()
}

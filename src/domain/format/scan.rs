//! Walking through JSON whose text may not be all there yet, token by token and without a copy of what is passed.
//!
//! It knows the common shapes only and says so where it meets another: whoever walks then gives the value to the JSON library, whose word
//! counts. So nothing is read here that the library would read otherwise.

use std::borrow::Cow;

/// Why a walk stopped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stop {
    /// The text ends before the value does.
    More,
    /// Something that is not walked here.
    Odd,
}

/// A place in a text.
#[derive(Debug, Clone)]
pub(super) struct Scan<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Scan<'t> {
    #[inline]
    pub(super) const fn new(text: &'t str, at: usize) -> Self {
        Self { text, at }
    }

    /// The place, in bytes.
    #[inline]
    pub(super) const fn at(&self) -> usize {
        self.at
    }

    /// The next byte that is no white space; it stays.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "called for every token of a file, and a call costs more than what it does")]
    pub(super) fn peek(&mut self) -> Result<u8, Stop> {
        match self.text.as_bytes().get(self.at) {
            Some(byte) if *byte > b' ' => Ok(*byte),
            _ => self.peek_on(),
        }
    }

    #[inline]
    fn peek_on(&mut self) -> Result<u8, Stop> {
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                Some(byte) => return Ok(*byte),
                None => return Err(Stop::More),
            }
        }
    }

    /// Passes the byte that `peek` gave.
    #[inline]
    pub(super) const fn pass(&mut self) {
        self.at += 1;
    }

    /// The text from one place up to another.
    #[inline]
    pub(super) fn between(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Passes these bytes if they are what stands here; they begin with a quote.
    #[inline]
    pub(super) fn passes(&mut self, these: &[u8]) -> bool {
        let here = self.text.as_bytes().get(self.at..).unwrap_or_default();
        // Nearly always the first letter tells, and otherwise nearly always all of it is the same.
        if here.get(1) != these.get(1) || here.len() < these.len() {
            return false;
        }
        let same = are_same(these, &here[..these.len()]);
        self.at += if same { these.len() } else { 0 };
        same
    }

    /// Passes this text in quotes if it stands here, after white space. It holds nothing that would be escaped.
    #[inline]
    pub(super) fn passes_quoted(&mut self, text: &str) -> bool {
        if self.peek() != Ok(b'"') {
            return false;
        }
        let end = self.at + 1 + text.len();
        let here = self.text.as_bytes();
        let same = here.get(end) == Some(&b'"') && here.get(self.at + 1..end).is_some_and(|here| are_same(text.as_bytes(), here));
        self.at = if same { end + 1 } else { self.at };
        same
    }

    /// Passes this byte, after white space.
    #[inline]
    pub(super) fn take(&mut self, byte: u8) -> Result<(), Stop> {
        if self.peek()? != byte {
            return Err(Stop::Odd);
        }
        self.at += 1;
        Ok(())
    }

    /// After an item: `true` where another follows, `false` after the last.
    #[inline]
    pub(super) fn another(&mut self, end: u8) -> Result<bool, Stop> {
        let byte = self.peek()?;
        self.at += 1;
        if byte == b',' {
            return Ok(true);
        }
        if byte == end { Ok(false) } else { Err(Stop::Odd) }
    }

    /// A string without escapes.
    #[inline]
    pub(super) fn plain(&mut self) -> Result<&'t str, Stop> {
        self.take(b'"')?;
        let start = self.at;
        if self.next_mark()? != b'"' {
            return Err(Stop::Odd);
        }
        let plain = &self.text[start..self.at];
        self.at += 1;
        Ok(plain)
    }

    /// A string.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'t, str>, Stop> {
        self.take(b'"')?;
        let start = self.at;
        if self.next_mark()? == b'"' {
            let plain = &self.text[start..self.at];
            self.at += 1;
            return Ok(Cow::Borrowed(plain));
        }
        let mut string = self.text[start..self.at].to_owned();
        loop {
            match self.next_mark()? {
                b'"' => {
                    self.at += 1;
                    return Ok(Cow::Owned(string));
                }
                b'\\' => string.push(self.escape()?),
                _ => return Err(Stop::Odd),
            }
            let start = self.at;
            self.next_mark()?;
            string.push_str(&self.text[start..self.at]);
        }
    }

    /// Goes on to the next quote, escape or control character, and gives it.
    #[inline]
    fn next_mark(&mut self) -> Result<u8, Stop> {
        let mut rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        // Eight bytes at once, as long as none of them is one.
        while let Some((eight, after)) = rest.split_first_chunk::<8>() {
            if has_mark(u64::from_le_bytes(*eight)) {
                break;
            }
            self.at += 8;
            rest = after;
        }
        for (passed, byte) in rest.iter().enumerate() {
            if *byte == b'"' || *byte == b'\\' || *byte < b' ' {
                self.at += passed;
                return Ok(*byte);
            }
        }
        Err(Stop::More)
    }

    fn escape(&mut self) -> Result<char, Stop> {
        let kind = *self.text.as_bytes().get(self.at + 1).ok_or(Stop::More)?;
        self.at += 2;
        Ok(match kind {
            b'"' | b'\\' | b'/' => char::from(kind),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let digits = self.text.as_bytes().get(self.at..self.at + 4).ok_or(Stop::More)?;
                let mut code = 0;
                for digit in digits {
                    code = code * 16 + char::from(*digit).to_digit(16).ok_or(Stop::Odd)?;
                }
                self.at += 4;
                // Half of a pair.
                char::from_u32(code).ok_or(Stop::Odd)?
            }
            _ => return Err(Stop::Odd),
        })
    }

    /// A whole number of at most eighteen digits.
    #[inline]
    pub(super) fn whole(&mut self) -> Result<i64, Stop> {
        let minus = self.peek()? == b'-';
        self.at += usize::from(minus);
        let start = self.at;
        let mut number = 0_i64;
        loop {
            match self.text.as_bytes().get(self.at) {
                Some(digit @ b'0'..=b'9') => number = number.wrapping_mul(10) + i64::from(digit - b'0'),
                // A longer number than this text has, or one with a fraction, may go on.
                None => return Err(Stop::More),
                Some(b'.' | b'e' | b'E') => return Err(Stop::Odd),
                Some(_) => break,
            }
            self.at += 1;
        }
        let digits = self.at - start;
        let leading = digits > 1 && self.text.as_bytes()[start] == b'0';
        // "-0" is no whole number to the library.
        if digits == 0 || digits > 18 || leading || (minus && number == 0) {
            return Err(Stop::Odd);
        }
        Ok(if minus { -number } else { number })
    }

    /// Passes this word, such as `null`.
    #[inline]
    pub(super) fn word(&mut self, word: &str) -> Result<(), Stop> {
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) {
            self.at += word.len();
            return Ok(());
        }
        Err(if word.as_bytes().starts_with(rest) { Stop::More } else { Stop::Odd })
    }

    /// Passes a value that is no list and no object.
    #[inline]
    pub(super) fn pass_simple(&mut self) -> Result<(), Stop> {
        match self.peek()? {
            b'"' => self.string().map(drop),
            b'n' => self.word("null"),
            b't' => self.word("true"),
            b'f' => self.word("false"),
            _ => self.whole().map(drop),
        }
    }

    /// Where the value that begins here ends, by its quotes and brackets alone. `whole`: the text is all there.
    pub(super) fn extent(&mut self, whole: bool) -> Result<usize, Stop> {
        self.peek()?;
        let bytes = self.text.as_bytes();
        let (mut at, mut depth, mut quoted) = (self.at, 0_usize, false);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' if quoted => at += 1,
                b'"' => {
                    quoted = !quoted;
                    if !quoted && depth == 0 {
                        return Ok(at + 1);
                    }
                }
                _ if quoted => {}
                b'{' | b'[' => depth += 1,
                b'}' | b']' | b',' | b' ' | b'\n' | b'\r' | b'\t' if depth == 0 => return Ok(at),
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(at + 1);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        if whole && depth == 0 && !quoted { Ok(bytes.len()) } else { Err(Stop::More) }
    }
}

/// Both are the same bytes. Eight at once, and within the caller: the library compares one by one, in another part of the app.
#[inline]
pub(super) fn are_same(one: &[u8], other: &[u8]) -> bool {
    let ((eights, rest), (other_eights, other_rest)) = (one.as_chunks::<8>(), other.as_chunks::<8>());
    one.len() == other.len()
        && eights.iter().zip(other_eights).all(|(one, other)| u64::from_le_bytes(*one) == u64::from_le_bytes(*other))
        && rest.iter().zip(other_rest).all(|(one, other)| one == other)
}

/// One of these eight bytes may be a quote, an escape or a control character: never `false` where one is.
#[inline]
const fn has_mark(eight: u64) -> bool {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const HIGH: u64 = 0x8080_8080_8080_8080;
    // A byte of nought borrows from above its highest bit (H. S. Warren, Hacker's Delight, section 6-1).
    #[inline]
    const fn has_nought(eight: u64) -> bool {
        eight.wrapping_sub(ONES) & !eight & HIGH != 0
    }
    let control = eight.wrapping_sub(ONES * 0x20) & !eight & HIGH != 0;
    control || has_nought(eight ^ (ONES * 0x22)) || has_nought(eight ^ (ONES * 0x5c))
}

//! What most submissions of a file say in the same words: their meeting, survey, language and the like. Fields of that kind that stand
//! side by side are a run; a run that was read before is known by its text, and not read again.

use super::super::scan::{Scan, Stop};
use crate::{
    id::{MeetingId, SurveyId},
    text::Language,
};

/// So many runs are remembered: submissions of a file come in few shapes.
const MOST: usize = 16;

/// The fields that are much the same everywhere, as far as they were read.
#[derive(Debug, Clone, Default)]
pub(super) struct Same {
    pub(super) schema: Option<()>,
    pub(super) meeting: Option<MeetingId>,
    pub(super) language: Option<Language>,
    pub(super) is_feedback: Option<bool>,
    pub(super) survey: Option<SurveyId>,
    pub(super) version: Option<u32>,
}

impl Same {
    /// Takes fields that must not have been there before.
    #[inline]
    pub(super) fn put(&mut self, other: &Self) -> Result<(), Stop> {
        put(&mut self.schema, other.schema.as_ref())?;
        put(&mut self.meeting, other.meeting.as_ref())?;
        put(&mut self.language, other.language.as_ref())?;
        put(&mut self.is_feedback, other.is_feedback.as_ref())?;
        put(&mut self.survey, other.survey.as_ref())?;
        put(&mut self.version, other.version.as_ref())
    }
}

#[inline]
fn put<T: Clone>(place: &mut Option<T>, value: Option<&T>) -> Result<(), Stop> {
    if let Some(value) = value {
        if place.is_some() {
            return Err(Stop::Odd);
        }
        *place = Some(value.clone());
    }
    Ok(())
}

/// A run that is being read for the first time: where it begins and ends, and what it says.
#[derive(Debug)]
pub(super) struct Fresh {
    start: usize,
    end: usize,
    says: Same,
}

/// Adds a field to a run, or begins one with it.
#[inline]
pub(super) fn extend(run: &mut Option<Fresh>, start: usize, end: usize, field: &Same) -> Result<(), Stop> {
    let run = run.get_or_insert_with(|| Fresh { start, end, says: Same::default() });
    run.end = end;
    run.says.put(field)
}

/// The runs that were read so far.
#[derive(Debug, Default)]
pub(super) struct Runs {
    all: Vec<(Box<[u8]>, Same)>,
    /// The one after the one that was met last.
    next: usize,
}

impl Runs {
    /// Passes a run that is known, and gives what it says. The text may go on after it in a way that makes another value of its end: whoever
    /// asks looks for the comma or bracket that must follow.
    #[inline]
    pub(super) fn pass(&mut self, scan: &mut Scan) -> Option<&Same> {
        let (before, after) = self.all.split_at(self.next.min(self.all.len()));
        let passes = |(text, _): &(Box<[u8]>, Same)| scan.clone().passes(text);
        let place = after.iter().position(passes).map(|place| before.len() + place).or_else(|| before.iter().position(passes))?;
        self.next = place + 1;
        let (text, says) = self.all.get(place)?;
        scan.passes(text);
        Some(says)
    }

    /// Remembers a run.
    #[inline]
    pub(super) fn learn(&mut self, scan: &Scan, run: Option<Fresh>) {
        if let Some(Fresh { start, end, says }) = run
            && self.all.len() < MOST
        {
            self.all.push((Box::from(scan.between(start, end).as_bytes()), says));
            self.next = self.all.len();
        }
    }
}

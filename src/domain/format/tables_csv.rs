//! The summary as CSV tables for whoever works on in a spreadsheet: one of numbers, one of what people wrote.
//!
//! Numbers: a row per group, per question of it, and per answer to the question. What is hidden says so in words and has no number.

use super::csv::Table;
use crate::{
    comments::{Marks, open_answers},
    meeting::Meeting,
    statistics::Share,
    summary::{Distribution, Findings, Group, QuestionSummary, Subject, Summary},
    survey::{Choice, Question, QuestionKind, Scale, Survey},
    text::{Language, Text},
};

/// The words of the tables that are not in the meeting file.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "the names say which column each heads")]
pub struct TableWords {
    pub row: &'static str,
    pub survey: &'static str,
    pub version: &'static str,
    pub survey_title: &'static str,
    pub subject: &'static str,
    pub question: &'static str,
    pub text: &'static str,
    pub part: &'static str,
    pub answer: &'static str,
    pub meaning: &'static str,
    pub count: &'static str,
    pub share: &'static str,
    pub n: &'static str,
    pub not_applicable: &'static str,
    pub missing: &'static str,
    pub unfit: &'static str,
    pub median: &'static str,
    pub mean: &'static str,
    pub top_count: &'static str,
    pub top_share: &'static str,
    pub low: &'static str,
    pub high: &'static str,
    pub nps: &'static str,
    pub nps_low: &'static str,
    pub nps_high: &'static str,
    pub present: &'static str,
    pub rate: &'static str,
    pub comment: &'static str,
    pub themes: &'static str,
    /// What stands in the first column.
    pub of_group: &'static str,
    pub of_question: &'static str,
    pub of_answer: &'static str,
    /// What stands for the survey as a whole.
    pub whole: &'static str,
    pub before: &'static str,
    pub after: &'static str,
    /// What stands in place of a number that is hidden.
    pub hidden: &'static str,
}

/// The numbers of a summary; `name` says what answers are about.
pub fn tables_csv(
    meeting: &Meeting,
    summary: &Summary,
    language: Language,
    words: &TableWords,
    name: &dyn Fn(&Subject) -> String,
) -> String {
    let mut tables = Tables { table: Table::new(language), language, words };
    tables.headings();
    for of_survey in &summary.surveys {
        let Some(survey) = meeting.survey(&of_survey.survey) else { continue };
        tables.group(survey, words.whole, Some(&of_survey.whole));
        for part in &of_survey.parts {
            tables.group(survey, &name(&part.subject), part.group.as_ref());
        }
    }
    tables.table.finish()
}

/// What people wrote, by question and shuffled, without what was taken out, each with its themes; `raw` is the summary before that.
pub fn comments_csv(meeting: &Meeting, raw: &Summary, marks: &Marks, language: Language, words: &TableWords) -> String {
    let mut table = Table::new(language);
    for heading in [words.survey, words.survey_title, words.question, words.text, words.comment, words.themes] {
        table.words(heading);
    }
    table.end_row();
    let themes = marks.themes();
    for of_survey in &raw.surveys {
        let Some(survey) = meeting.survey(&of_survey.survey) else { continue };
        for answers in open_answers(marks, &survey.id, &of_survey.whole) {
            let question = survey.questions.iter().find(|question| question.id == answers.question);
            let text = question.map_or("", |question| question.text.pick(language).0);
            let mut row = |comment: &str, names: &str| {
                for cell in [survey.id.as_str(), survey.title.pick(language).0, answers.question.as_str(), text, comment, names] {
                    table.words(cell);
                }
                table.end_row();
            };
            let Some(comments) = &answers.comments else {
                row(words.hidden, "");
                continue;
            };
            for comment in comments {
                let Some(shown) = &comment.shown else { continue };
                let names: Vec<_> =
                    themes.iter().filter(|theme| marks.has(&comment.id, &theme.id)).map(|theme| theme.name.as_str()).collect();
                row(shown, &names.join(" | "));
            }
        }
    }
    table.finish()
}

/// A cell of the numbers.
#[derive(Clone, Default)]
enum Cell {
    #[default]
    Nothing,
    Words(String),
    Whole(u32),
    Decimal(f64, u32),
}

/// A row of the numbers, in the order of the columns after the question.
#[derive(Clone, Default)]
struct Row {
    part: &'static str,
    answer: String,
    meaning: String,
    count: Cell,
    share: Cell,
    /// n, not applicable, missing, unfit.
    numbers: [Cell; 4],
    /// Median, mean, how many gave 4 or 5, their share, its interval.
    figures: [Cell; 6],
    /// Score, its interval.
    nps: [Cell; 3],
    /// Present, rate.
    response: [Cell; 2],
}

struct Tables<'w> {
    table: Table,
    language: Language,
    words: &'w TableWords,
}

impl Tables<'_> {
    fn headings(&mut self) {
        let words = self.words;
        let headings = [
            words.row,
            words.survey,
            words.version,
            words.survey_title,
            words.subject,
            words.question,
            words.text,
            words.part,
            words.answer,
            words.meaning,
            words.count,
            words.share,
            words.n,
            words.not_applicable,
            words.missing,
            words.unfit,
            words.median,
            words.mean,
            words.top_count,
            words.top_share,
            words.low,
            words.high,
            words.nps,
            words.nps_low,
            words.nps_high,
            words.present,
            words.rate,
        ];
        for heading in headings {
            self.table.words(heading);
        }
        self.table.end_row();
    }

    fn group(&mut self, survey: &Survey, subject: &str, group: Option<&Group>) {
        let Some(group) = group else {
            let hidden = || Cell::Words(self.words.hidden.to_owned());
            let row =
                Row { numbers: [hidden(), Cell::Nothing, Cell::Nothing, Cell::Nothing], response: [hidden(), hidden()], ..Row::default() };
            self.row(self.words.of_group, survey, subject, None, row);
            return;
        };
        let response = group.response.map_or_else(Default::default, |share| {
            let rate = share.fraction().filter(|rate| *rate <= 1.0);
            [Cell::Whole(share.of), rate.map_or(Cell::Nothing, per_cent)]
        });
        let numbers = [Cell::Whole(group.n), Cell::Nothing, Cell::Nothing, Cell::Nothing];
        self.row(self.words.of_group, survey, subject, None, Row { numbers, response, ..Row::default() });
        for (question, said) in survey.questions.iter().zip(&group.questions).filter(|_| group.n > 0) {
            self.question(survey, subject, question, said);
        }
    }

    fn question(&mut self, survey: &Survey, subject: &str, question: &Question, said: &QuestionSummary) {
        let numbers = [said.n, said.not_applicable, said.missing, said.unfit].map(Cell::Whole);
        let whole = Row { numbers, ..Row::default() };
        let of_question = self.words.of_question;
        match (&said.findings, &question.kind) {
            (Findings::Scale(points, promoters), QuestionKind::Scale(scale)) => {
                let nps = promoters.as_ref().and_then(|promoters| {
                    let interval = promoters.interval()?;
                    Some([promoters.score()?, interval.low, interval.high].map(|value| Cell::Decimal(value, 1)))
                });
                let row = Row { figures: figures(points), nps: nps.unwrap_or_default(), ..whole };
                self.row(of_question, survey, subject, Some(question), row);
                self.points(survey, subject, question, said, points, Some(scale), "");
            }
            (Findings::Numbers(points), _) => {
                self.row(of_question, survey, subject, Some(question), Row { figures: figures(points), ..whole });
                self.points(survey, subject, question, said, points, None, "");
            }
            (Findings::BeforeAfter { before, after, .. }, QuestionKind::BeforeAfter(scale)) => {
                for (part, points) in [(self.words.before, before), (self.words.after, after)] {
                    self.row(of_question, survey, subject, Some(question), Row { part, figures: figures(points), ..whole.clone() });
                    self.points(survey, subject, question, said, points, Some(scale), part);
                }
            }
            (Findings::Options { counts, .. }, QuestionKind::Choice(options) | QuestionKind::Choices(options)) => {
                self.row(of_question, survey, subject, Some(question), whole);
                for (option, (_, count)) in options.iter().zip(counts) {
                    self.option(survey, subject, question, said, option, *count);
                }
            }
            _ => self.row(of_question, survey, subject, Some(question), whole),
        }
    }

    #[expect(clippy::too_many_arguments, reason = "a row says where it stands")]
    fn points(
        &mut self,
        survey: &Survey,
        subject: &str,
        question: &Question,
        said: &QuestionSummary,
        points: &Distribution,
        scale: Option<&Scale>,
        part: &'static str,
    ) {
        for (point, count) in &points.points {
            let end = |text: &Option<Text>| text.as_ref().map_or(String::new(), |text| text.pick(self.language).0.to_owned());
            let meaning = match scale {
                Some(scale) if *point == scale.min => end(&scale.low),
                Some(scale) if *point == scale.max => end(&scale.high),
                _ => String::new(),
            };
            let share = said.share(*count).map_or(Cell::Nothing, per_cent);
            let row = Row { part, answer: point.to_string(), meaning, count: Cell::Whole(*count), share, ..Row::default() };
            self.row(self.words.of_answer, survey, subject, Some(question), row);
        }
    }

    fn option(&mut self, survey: &Survey, subject: &str, question: &Question, said: &QuestionSummary, option: &Choice, count: Option<u32>) {
        let meaning = option.text.pick(self.language).0.to_owned();
        let (count, share) = match count {
            Some(count) => (Cell::Whole(count), said.share(count).map_or(Cell::Nothing, per_cent)),
            None => (Cell::Words(self.words.hidden.to_owned()), Cell::Words(self.words.hidden.to_owned())),
        };
        let row = Row { answer: option.id.to_string(), meaning, count, share, ..Row::default() };
        self.row(self.words.of_answer, survey, subject, Some(question), row);
    }

    fn row(&mut self, kind: &str, survey: &Survey, subject: &str, question: Option<&Question>, row: Row) {
        let table = &mut self.table;
        table.words(kind);
        table.words(survey.id.as_str());
        table.number(survey.version.into());
        table.words(survey.title.pick(self.language).0);
        table.words(subject);
        table.words(question.map_or("", |question| question.id.as_str()));
        table.words(&question.map(|question| wording(question, self.language)).unwrap_or_default());
        for words in [row.part, &row.answer, &row.meaning] {
            table.words(words);
        }
        let cells = [row.count, row.share].into_iter().chain(row.numbers).chain(row.figures).chain(row.nps).chain(row.response);
        for cell in cells {
            match cell {
                Cell::Nothing => table.nothing(),
                Cell::Words(words) => table.words(&words),
                Cell::Whole(number) => table.number(number.into()),
                Cell::Decimal(number, places) => table.decimal(Some(number), places),
            }
        }
        table.end_row();
    }
}

/// The wording of a question, with its topic where it has one.
pub(super) fn wording(question: &Question, language: Language) -> String {
    let text = question.text.pick(language).0;
    match &question.topic {
        Some(topic) => format!("{text} {}", topic.pick(language).0),
        None => text.to_owned(),
    }
}

fn figures(points: &Distribution) -> [Cell; 6] {
    let Some(figures) = points.figures else { return Default::default() };
    let top = |share: Share| Some((share, share.fraction()?, share.wilson()?));
    let [count, share, low, high] = match figures.top.and_then(top) {
        Some((top, share, interval)) => [Cell::Whole(top.count), per_cent(share), per_cent(interval.low), per_cent(interval.high)],
        None => Default::default(),
    };
    [Cell::Decimal(figures.median, 1), Cell::Decimal(figures.mean, 2), count, share, low, high]
}

/// A fraction as per cent, which the heading of its column says.
fn per_cent(fraction: f64) -> Cell {
    Cell::Decimal(fraction * 100.0, 1)
}

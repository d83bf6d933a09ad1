//! The figures that a report must show, worked out from the answers by other means than the app's: points in a row, sorted.

use serde_json::Value;

/// The 97.5th percentile of the normal distribution.
const Z: f64 = 1.959_963_985;

/// What people answered to one question on a scale.
pub(super) struct Numbers {
    /// Every point that was given, in rising order.
    points: Vec<i64>,
    pub(super) not_applicable: usize,
    pub(super) missing: usize,
    point: char,
}

/// Gathers the answers to a question.
pub(super) fn numbers_of(answers: &[Value], survey: &str, question: &str) -> Numbers {
    let given: Vec<_> = answers.iter().filter(|answer| answer["survey"] == survey).map(|answer| answer["answers"].get(question)).collect();
    let mut points: Vec<i64> = given.iter().filter_map(|given| given.and_then(Value::as_i64)).collect();
    points.sort_unstable();
    let not_applicable = given.iter().filter(|given| given.is_some_and(Value::is_null)).count();
    let missing = given.iter().filter(|given| given.is_none()).count();
    assert!(points.len() >= 10, "{question}: enough for figures");
    Numbers { points, not_applicable, missing, point: ',' }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a meeting")]
impl Numbers {
    /// The same as English writes numbers.
    pub(super) fn in_english(self) -> Self {
        Self { point: '.', ..self }
    }

    pub(super) fn n(&self) -> usize {
        self.points.len()
    }

    fn count(&self, fits: impl Fn(i64) -> bool) -> usize {
        self.points.iter().filter(|point| fits(**point)).count()
    }

    fn per_cent(&self, count: usize) -> String {
        format!("{}%", rounded(100.0 * count as f64 / self.n() as f64))
    }

    /// The counts of a scale of one to five with their shares, the best first.
    pub(super) fn distribution(&self) -> String {
        let row = |point: i64, meaning: &str| {
            let count = self.count(|other| other == point);
            format!("{point} {meaning}{count} {}", self.per_cent(count))
        };
        [row(5, "bardzo dobrze "), row(4, ""), row(3, ""), row(2, ""), row(1, "bardzo słabo ")].join(" ")
    }

    pub(super) fn median(&self) -> String {
        let middle = self.n() / 2;
        if self.n() % 2 == 1 {
            return self.points[middle].to_string();
        }
        let sum = self.points[middle - 1] + self.points[middle];
        if sum % 2 == 0 { (sum / 2).to_string() } else { format!("{}{}5", sum / 2, self.point) }
    }

    pub(super) fn mean(&self) -> String {
        let mean = self.points.iter().sum::<i64>() as f64 / self.n() as f64;
        format!("{mean:.2}").replace('.', &self.point.to_string())
    }

    /// Share of fours and fives, lower and upper end of its Wilson interval: as in Wilson's own form of it, the roots of a square.
    fn share(&self) -> (usize, String, String) {
        let (k, n) = (self.count(|point| point >= 4), self.n());
        let (share, square) = (k as f64 / n as f64, Z * Z / n as f64);
        let (second, first) = (1.0 + square, 2.0 * share + square);
        let root = (first * first - 4.0 * second * share * share).max(0.0).sqrt();
        let [low, high] = [(first - root) / (2.0 * second), (first + root) / (2.0 * second)].map(|end| rounded(100.0 * end).to_string());
        (k, low, high)
    }

    /// The sentence on fours and fives.
    pub(super) fn top(&self) -> String {
        let (k, low, high) = self.share();
        format!("{} ocen 4–5 ({k} z {}), przedział 95%: {low}–{high}%", self.per_cent(k), self.n())
    }

    /// The cells of a row of the table by session, after the response rate.
    pub(super) fn row(&self) -> String {
        let (k, low, high) = self.share();
        let counts: Vec<_> = (1..=5).map(|point| self.count(|other| other == point).to_string()).collect();
        let [n, median, mean] = [self.n().to_string(), self.median(), self.mean()];
        let top = format!("{} ({low}–{high}%)", self.per_cent(k));
        format!("{n} {} {} {} {median} {mean} {top}", self.not_applicable, self.missing, counts.join(" "))
    }

    /// The sentence on the Net Promoter Score.
    pub(super) fn nps(&self) -> String {
        let (up, mid, down) = (self.count(|point| point >= 9), self.count(|point| (7..9).contains(&point)), self.count(|point| point < 7));
        assert!(self.n() >= 30, "enough for a score");
        let score = 100.0 * (up as f64 - down as f64) / self.n() as f64;
        let n = self.n() as f64 + 3.0;
        let (up_added, down_added) = (up as f64 + 0.75, down as f64 + 0.75);
        let centre = (up_added - down_added) / n;
        let spread = Z * (((up_added + down_added) / n - centre * centre) / n).sqrt();
        let one = |value: f64| format!("{value:.1}").replace('.', ",").replace('-', "\u{2212}");
        let interval = format!("[{}; {}]", one(100.0 * (centre - spread)), one(100.0 * (centre + spread)));
        format!("NPS {} (promotorzy {up}, neutralni {mid}, krytycy {down}), przedział 95%: {interval}", one(score))
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a share in per cent")]
fn rounded(value: f64) -> i64 {
    value.round() as i64
}

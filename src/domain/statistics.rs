//! The few figures a summary of a survey may honestly give, each from whole counts.
//!
//! Nothing here rounds, hides or words anything: which figure may be shown when is the business of `summary`.

/// The 97.5th percentile of the normal distribution, for two-sided 95 % intervals.
const Z: f64 = 1.959_963_984_540_054;

/// An interval, both ends included.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The lower end.
    pub low: f64,
    /// The upper end, not below the lower one.
    pub high: f64,
}

/// So many of so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// How many.
    pub count: u32,
    /// Of how many; the count never exceeds it where the share is one of answers.
    pub of: u32,
}

impl Share {
    /// The share as a fraction, 0 to 1; `None` of nothing.
    pub fn fraction(self) -> Option<f64> {
        (self.of > 0).then(|| f64::from(self.count) / f64::from(self.of))
    }

    /// The 95 % Wilson score interval, as fractions; `None` of nothing.
    ///
    /// E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927), 209–212, without
    /// correction for continuity. It stays within 0–1 and does not shrink to a point at 0 or at all, unlike the textbook interval.
    pub fn wilson(self) -> Option<Interval> {
        let p = self.fraction()?;
        let n = f64::from(self.of);
        let weight = 1.0 + Z * Z / n;
        let centre = (p + Z * Z / (2.0 * n)) / weight;
        let half = Z / weight * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
        // At 0 and at all of n one end is exact; rounding must not push it past.
        let low = if self.count == 0 { 0.0 } else { (centre - half).max(0.0) };
        let high = if self.count == self.of { 1.0 } else { (centre + half).min(1.0) };
        Some(Interval { low, high })
    }
}

/// The 95 % interval of the difference `one` − `other` of two shares of different people, as fractions; `None` of nothing.
///
/// R. G. Newcombe, "Interval estimation for the difference between independent proportions: comparison of eleven methods", Statistics
/// in Medicine 17 (1998), 873–890, method 10: the hybrid of two Wilson score intervals, without correction for continuity. Unlike the
/// textbook interval it never leaves −1 to 1, and does not shrink to a point where both shares are 0 or 1.
pub fn difference(one: Share, other: Share) -> Option<Interval> {
    let (p1, p2) = (one.fraction()?, other.fraction()?);
    let (first, second) = (one.wilson()?, other.wilson()?);
    let between = p1 - p2;
    let low = between - (p1 - first.low).hypot(second.high - p2);
    let high = between + (first.high - p1).hypot(p2 - second.low);
    Some(Interval { low: low.max(-1.0), high: high.min(1.0) })
}

/// Answers to "how likely are you to recommend", 0–10, by group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promoters {
    /// Those who gave 9 or 10.
    pub promoters: u32,
    /// Those who gave 7 or 8.
    pub passives: u32,
    /// Those who gave 0 to 6.
    pub detractors: u32,
}

impl Promoters {
    /// Groups the counts of the points 0 to 10; other points do not count.
    pub fn from_points(points: &[(i64, u32)]) -> Self {
        let sum = |from: i64, to: i64| points.iter().filter(|(point, _)| (from..=to).contains(point)).map(|(_, count)| count).sum();
        Self { promoters: sum(9, 10), passives: sum(7, 8), detractors: sum(0, 6) }
    }

    /// How many answered.
    pub const fn n(self) -> u32 {
        self.promoters + self.passives + self.detractors
    }

    /// The Net Promoter Score, −100 to 100, from the raw counts; `None` when nobody answered.
    ///
    /// F. F. Reichheld, "The one number you need to grow", Harvard Business Review, December 2003.
    pub fn score(self) -> Option<f64> {
        (self.n() > 0).then(|| 100.0 * (f64::from(self.promoters) - f64::from(self.detractors)) / f64::from(self.n()))
    }

    /// The score's 95 % adjusted Wald interval, within −100 to 100; `None` when nobody answered.
    ///
    /// J. Sauro and J. R. Lewis, "Quantifying the User Experience": three people are added, ¾ to the promoters, 1½ to the passives
    /// and ¾ to the detractors, after A. Agresti and Y. Min on differences of matched proportions (Statistics in Medicine 24, 2005).
    pub fn interval(self) -> Option<Interval> {
        self.score()?;
        let n = f64::from(self.n()) + 3.0;
        let (up, down) = ((f64::from(self.promoters) + 0.75) / n, (f64::from(self.detractors) + 0.75) / n);
        let centre = up - down;
        let half = Z * ((up + down - centre * centre) / n).sqrt();
        Some(Interval { low: (100.0 * (centre - half)).max(-100.0), high: (100.0 * (centre + half)).min(100.0) })
    }
}

/// The median of values with their counts, in rising order; half-way between the two middle ones of an even number. `None` of nothing.
pub fn median(points: &[(i64, u32)]) -> Option<f64> {
    let n: u64 = points.iter().map(|(_, count)| u64::from(*count)).sum();
    let at = |rank: u64| {
        let mut below = 0;
        points.iter().find(|(_, count)| {
            below += u64::from(*count);
            rank < below
        })
    };
    let (lower, upper) = (at(n.checked_sub(1)? / 2)?.0, at(n / 2)?.0);
    Some(f64::midpoint(as_f64(lower), as_f64(upper)))
}

/// The arithmetic mean of values with their counts; `None` of nothing.
pub fn mean(points: &[(i64, u32)]) -> Option<f64> {
    let n: f64 = points.iter().map(|(_, count)| f64::from(*count)).sum();
    let sum: f64 = points.iter().map(|(value, count)| as_f64(*value) * f64::from(*count)).sum();
    (n > 0.0).then(|| sum / n)
}

/// Answers are small numbers; beyond 2⁵³ the nearest representable one is good enough for a mean.
#[expect(clippy::cast_precision_loss, reason = "answers are far below 2^53")]
const fn as_f64(value: i64) -> f64 {
    value as f64
}

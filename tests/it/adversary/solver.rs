//! Whole numbers that sums are known of: exact answers to "could this one be something else?".

/// Unknown counts and what is known of them.
#[derive(Debug, Clone)]
pub(super) struct System {
    /// For each unknown the least and the most it can be.
    range: Vec<(i64, i64)>,
    /// Sums of unknowns.
    sums: Vec<(Vec<usize>, i64)>,
}

impl System {
    /// So many unknown counts, none of them above `most`.
    pub(super) fn new(unknowns: usize, most: u32) -> Self {
        Self { range: vec![(0, i64::from(most)); unknowns], sums: Vec::new() }
    }

    /// These unknowns add up to `sum`.
    pub(super) fn know(&mut self, unknowns: Vec<usize>, sum: u32) {
        self.sums.push((unknowns, i64::from(sum)));
    }

    /// These unknowns add up to 1 at least.
    pub(super) fn is_somebody(&mut self, unknown: usize) {
        self.range[unknown].0 = 1;
    }

    /// Another value of `unknown` agrees with everything that is known.
    pub(super) fn could_differ(&self, unknown: usize, from: u32) -> bool {
        let from = i64::from(from);
        let (low, high) = self.range[unknown];
        [(low, from - 1), (from + 1, high)].into_iter().any(|range| {
            let mut ranges = self.range.clone();
            ranges[unknown] = range;
            self.has_solution(ranges)
        })
    }

    /// Complete search: bounds are drawn together as far as sums go, then a range is cut in two.
    fn has_solution(&self, mut ranges: Vec<(i64, i64)>) -> bool {
        if !self.tighten(&mut ranges) {
            return false;
        }
        let open = (0..ranges.len()).filter(|at| ranges[*at].0 < ranges[*at].1).min_by_key(|at| ranges[*at].1 - ranges[*at].0);
        let Some(open) = open else { return true };
        let (low, high) = ranges[open];
        let middle = low + (high - low) / 2;
        [(low, middle), (middle + 1, high)].into_iter().any(|half| {
            let mut ranges = ranges.clone();
            ranges[open] = half;
            self.has_solution(ranges)
        })
    }

    /// False when nothing agrees with what is known.
    fn tighten(&self, ranges: &mut [(i64, i64)]) -> bool {
        loop {
            let mut changed = false;
            for (unknowns, sum) in &self.sums {
                let (lows, highs) = unknowns.iter().fold((0, 0), |(low, high), at| (low + ranges[*at].0, high + ranges[*at].1));
                if lows > *sum || highs < *sum {
                    return false;
                }
                for at in unknowns {
                    let (low, high) = ranges[*at];
                    let tight = (low.max(sum - (highs - high)), high.min(sum - (lows - low)));
                    if tight != (low, high) {
                        ranges[*at] = tight;
                        changed = true;
                    }
                    if tight.0 > tight.1 {
                        return false;
                    }
                }
            }
            if ranges.iter().any(|(low, high)| low > high) {
                return false;
            }
            if !changed {
                return true;
            }
        }
    }
}

#[test]
fn the_solver_tells_what_is_certain_from_what_is_not() {
    let mut system = System::new(3, 20);
    system.know(vec![0, 1, 2], 12);
    system.know(vec![0, 1], 9);
    assert!(!system.could_differ(2, 3), "the rest of a sum is certain");
    assert!(system.could_differ(0, 4));
    system.know(vec![1, 2], 3);
    assert!(!system.could_differ(0, 9), "certain through two sums");
    let mut odd = System::new(3, 9);
    for pair in [vec![0, 1], vec![1, 2], vec![0, 2]] {
        odd.know(pair, 4);
    }
    assert!(!odd.could_differ(0, 2), "certain through a circle that no single sum settles");
}

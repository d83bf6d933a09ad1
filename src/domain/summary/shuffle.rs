//! An order that chance fixed once: the same seed and place give the same order in every build and on every device.

use std::hash::{Hash, Hasher};

/// A source of orders that a seed and a place fix.
pub(super) struct Shuffle(u64);

impl Shuffle {
    pub(super) fn new(seed: u64, place: &impl Hash) -> Self {
        let mut hasher = Fnv(seed ^ 0xcbf2_9ce4_8422_2325);
        place.hash(&mut hasher);
        Self(hasher.finish())
    }

    /// The next number of `SplitMix64` (G. L. Steele, D. Lea, C. H. Flood, "Fast splittable pseudorandom number generators", 2014).
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Fisher–Yates.
    pub(super) fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            let at = self.next() % (last as u64 + 1);
            items.swap(last, usize::try_from(at).unwrap_or(0));
        }
    }
}

/// FNV-1a: unlike the standard library's hasher it gives the same number in every build.
struct Fnv(u64);

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

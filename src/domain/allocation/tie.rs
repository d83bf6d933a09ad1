//! Chance that a seed and names fix, whatever the order of input.

/// A number for a seed and some words, the same in every build: FNV-1a, mixed by the last step of `SplitMix64`.
pub(super) fn draw(seed: u64, words: &[&str]) -> u64 {
    let mut hash = seed ^ 0xcbf2_9ce4_8422_2325;
    for word in words {
        // The byte that no text holds keeps words apart.
        for byte in word.bytes().chain([0xff]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    hash ^ (hash >> 31)
}

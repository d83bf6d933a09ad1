//! Gathering and ordering without the library's sort.
//!
//! `collect()` into an ordered set or map sorts first, and every sort of another type costs the app 4 KB to fetch. Inserting one by
//! one gives the same result; the lists here are short.

use std::collections::{BTreeMap, BTreeSet};

/// The items as a set.
pub fn set_of<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    for item in items {
        set.insert(item);
    }
    set
}

/// The pairs as a map; of two with the same key the later one stays.
pub fn map_of<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    for (key, value) in pairs {
        map.insert(key, value);
    }
    map
}

/// Puts items in order of a key, equal ones as they came: insertion, quick for lists that are short or nearly in order.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    for end in 1..items.len() {
        let mut at = end;
        while at > 0 && key(&items[at - 1]) > key(&items[at]) {
            items.swap(at - 1, at);
            at -= 1;
        }
    }
}

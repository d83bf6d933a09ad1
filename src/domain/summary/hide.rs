//! Which groups of a breakdown are hidden, so that nobody can be picked out, not by subtraction either.

/// Tells which of the groups that make up a known total are hidden when groups under `smallest` are.
///
/// A group of nobody tells nothing and is shown. What the shown groups leave of the total is known too, so when it would tell a
/// hidden count, or would itself be under `smallest`, the next smallest group is hidden as well, and so on; empty ones come last.
pub fn hide(counts: &[u32], smallest: u32) -> Vec<bool> {
    let mut hidden: Vec<bool> = counts.iter().map(|count| (1..smallest).contains(count)).collect();
    if !hidden.contains(&true) {
        return hidden;
    }
    while !is_safe(counts, &hidden, smallest) {
        let shown = (0..counts.len()).filter(|&at| !hidden[at]);
        let Some(next) = shown.min_by_key(|&at| (counts[at] == 0, counts[at])) else { break };
        hidden[next] = true;
    }
    hidden
}

/// The hidden groups are at least two, hold together `smallest` people, and more people than they would with one each: then every
/// hidden count can still be one of several.
fn is_safe(counts: &[u32], hidden: &[bool], smallest: u32) -> bool {
    let of_hidden = || counts.iter().zip(hidden).filter(|(_, hidden)| **hidden).map(|(count, _)| u64::from(*count));
    let (groups, people) = (of_hidden().count() as u64, of_hidden().sum::<u64>());
    groups >= 2 && people >= u64::from(smallest) && people > groups
}

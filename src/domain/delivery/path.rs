//! Places in JSON, as profiles name them.

use serde_json::Value;

/// A place in JSON: names, or positions in lists, joined by dots; empty for the whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JsonPath(Vec<String>);

impl JsonPath {
    /// Reads `data.id`; every text is a path.
    pub fn parse(text: &str) -> Self {
        Self(text.split('.').filter(|name| !name.is_empty()).map(str::to_owned).collect())
    }

    /// The names and positions that lead there.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// What stands at this place.
    pub fn find<'v>(&self, value: &'v Value) -> Option<&'v Value> {
        self.0.iter().try_fold(value, |value, name| value.get(name).or_else(|| value.get(name.parse::<usize>().ok()?)))
    }

    /// The JSON that stands at this place, also where it stands as text: some services keep it so.
    pub fn find_json(&self, value: &Value) -> Option<Value> {
        let found = self.find(value)?;
        found.as_str().map_or_else(|| Some(found.clone()), |text| serde_json::from_str(text).ok())
    }
}

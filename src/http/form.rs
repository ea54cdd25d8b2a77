//! Fields that came urlencoded, in a body or an address.

/// The fields of a form or a query, in order.
pub(super) struct Form(Vec<(String, String)>);

impl Form {
    pub(super) fn read(bytes: &[u8]) -> Self {
        Self(form_urlencoded::parse(bytes).into_owned().collect())
    }

    /// The first field of this name; empty if there is none.
    pub(super) fn get(&self, name: &str) -> &str {
        let value = self.0.iter().find(|(key, _)| key == name);
        value.map_or("", |(_, value)| value.as_str())
    }

    /// Whether there is a field of this name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// The values of the fields whose names begin so.
    pub(super) fn prefixed<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        let fields = self
            .0
            .iter()
            .filter(move |(key, _)| key.starts_with(prefix));
        fields.map(|(_, value)| value.as_str())
    }

    /// The values of the fields of this name.
    pub(super) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0
            .iter()
            .filter(move |(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The positions in the fields of this name; what is no number is left out.
    pub(super) fn positions(&self, name: &str) -> Vec<usize> {
        self.all(name)
            .filter_map(|position| position.parse().ok())
            .collect()
    }
}

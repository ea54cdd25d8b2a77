//! Timestamps in the three precisions Plaid uses.

use jiff::Timestamp;
use serde::{Serialize, Serializer};

/// `2026-09-07T16:44:22Z`
#[derive(Debug, Clone, Copy)]
pub struct Seconds(pub Timestamp);

/// `2026-09-07T16:44:22.409Z`
#[derive(Debug, Clone, Copy)]
pub struct Milliseconds(pub Timestamp);

/// `2026-09-07T16:44:22.0951134Z`: as exact as it is known, without zeros at the end.
#[derive(Debug, Clone, Copy)]
pub struct Exact(pub Timestamp);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl Serialize for Seconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.strftime("%Y-%m-%dT%H:%M:%SZ"))
    }
}

impl Serialize for Milliseconds {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.strftime("%Y-%m-%dT%H:%M:%S.%3fZ"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn precisions_differ() {
        let written = |nanosecond| {
            let at = Timestamp::new(1_788_799_462, nanosecond).unwrap();
            let text = |it: serde_json::Result<String>| it.unwrap();
            [
                text(serde_json::to_string(&Seconds(at))),
                text(serde_json::to_string(&Milliseconds(at))),
                text(serde_json::to_string(&Exact(at))),
            ]
            .join(" ")
        };
        let all = [0, 95_113_400, 522_196_741, 500_000_000].map(written);
        insta::assert_snapshot!(all.join("\n"), @r#"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.000Z" "2026-09-07T16:44:22Z"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.095Z" "2026-09-07T16:44:22.0951134Z"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.522Z" "2026-09-07T16:44:22.522196741Z"
        "2026-09-07T16:44:22Z" "2026-09-07T16:44:22.500Z" "2026-09-07T16:44:22.5Z"
        "#);
    }
}

//! The bytes of an answer: keys sorted, two spaces, no trailing newline, numbers in their shortest
//! form, `<`, `>` and `&` escaped, and `request_id` put in its place among the top-level keys.
//!
//! The order of keys is that of the fields of the structs being written, which are declared sorted;
//! the tests check every answer for it.

mod open;
mod writer;

use serde::Serialize;

use crate::sandbox::ids::RequestId;
use writer::Writer;

/// The bytes of an answer that carries a request id.
///
/// # Errors
/// None for the types of `api`; those of `serde_json` otherwise.
pub fn answer(value: &impl Serialize, request_id: RequestId) -> serde_json::Result<Vec<u8>> {
    write(value, Some(request_id))
}

/// The bytes of a document without a request id, such as a webhook's body.
///
/// # Errors
/// As [`answer`].
pub fn document(value: &impl Serialize) -> serde_json::Result<Vec<u8>> {
    write(value, None)
}

fn write(value: &impl Serialize, request_id: Option<RequestId>) -> serde_json::Result<Vec<u8>> {
    let mut writer = Writer::new(request_id);
    value.serialize(&mut writer)?;
    Ok(writer.into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Sample {
        amounts: [f64; 5],
        empty: [u8; 0],
        text: &'static str,
    }

    #[derive(Serialize)]
    struct Nothing {}

    fn text(value: &impl Serialize) -> String {
        String::from_utf8(answer(value, RequestId(0xabc)).unwrap()).unwrap()
    }

    #[test]
    fn the_request_id_stands_where_its_name_sorts() {
        let sample = Sample {
            amounts: [100.0, 0.1, 23631.9805, -4.22, 1e-7],
            empty: [],
            text: "a<b> & \"c\"\n\u{1}\u{8}\u{c}",
        };
        insta::assert_snapshot!(text(&sample), @r#"
        {
          "amounts": [
            100,
            0.1,
            23631.9805,
            -4.22,
            0.0000001
          ],
          "empty": [],
          "request_id": "000000000000abc",
          "text": "a\u003cb\u003e \u0026 \"c\"\n\u0001\b\f"
        }
        "#);
        insta::assert_snapshot!(text(&Nothing {}), @r#"
        {
          "request_id": "000000000000abc"
        }
        "#);
    }
}

//! Forms with files, as browsers and SDKs send them.

use serde_json::{Map, Value};

/// The fields of a form as JSON; what a file has that is no text is lost. `None` for what is no
/// form.
pub(super) fn as_json(content_type: &str, body: &[u8]) -> Option<Vec<u8>> {
    let mut parameters = content_type.split(';').map(str::trim);
    let boundary = parameters.find_map(|it| it.strip_prefix("boundary="))?;
    let boundary = boundary.trim_matches('"');
    if boundary.is_empty() {
        return None;
    }
    let delimiter = format!("\r\n--{boundary}");
    // The first has no line before it.
    let mut rest = body.strip_prefix(&delimiter.as_bytes()[2..])?;
    let mut fields = Map::new();
    while !rest.starts_with(b"--") {
        let part = rest.strip_prefix(b"\r\n")?;
        let end = find(part, delimiter.as_bytes())?;
        let (name, value) = field(&part[..end])?;
        fields.insert(name, Value::String(value));
        rest = &part[end + delimiter.len()..];
    }
    serde_json::to_vec(&fields).ok()
}

fn field(part: &[u8]) -> Option<(String, String)> {
    let end = find(part, b"\r\n\r\n")?;
    let head = std::str::from_utf8(&part[..end]).ok()?;
    let mut parameters = head.split(['\r', '\n', ';']).map(str::trim);
    let name = parameters.find_map(|it| it.strip_prefix("name="))?;
    let value = String::from_utf8_lossy(&part[end + 4..]).into_owned();
    Some((name.trim_matches('"').to_owned(), value))
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(content_type: &str, body: &str) -> Option<String> {
        as_json(content_type, body.as_bytes()).map(|json| String::from_utf8(json).unwrap())
    }

    #[test]
    fn a_form_is_its_fields() {
        let body = "--x\r\nContent-Disposition: form-data; name=\"purpose\"\r\n\r\nDUE\r\n--x\r\n\
                    Content-Disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\
                    Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n\r\n--x--\r\n";
        let told = read("multipart/form-data; boundary=\"x\"", body).unwrap();
        assert_eq!(told, r#"{"file":"%PDF-1.7\r\n","purpose":"DUE"}"#);
    }

    #[test]
    fn what_is_no_form_is_none() {
        let form = "multipart/form-data; boundary=x";
        for body in [
            "",
            "x",
            "--x",
            "--x\r\n",
            "--x\r\nno head\r\n--x--",
            "--y--",
        ] {
            assert_eq!(read(form, body), None, "{body}");
        }
        assert_eq!(read("multipart/form-data", "--x--"), None);
        assert_eq!(read(form, "--x--").unwrap(), "{}");
    }
}

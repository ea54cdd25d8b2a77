//! Documents of plain lines, as PDF 1.4 (ISO 32000-1).

use serde::Serialize;

use crate::api::Written;
use crate::sandbox::ids::RequestId;

/// Lines on a page.
const LINES: usize = 58;
/// A page of letter paper, in points, and where its first line stands.
const PAGE: &str = "[0 0 612 792]";
const FIRST_LINE: &str = "1 0 0 1 48 744 Tm";

/// A document.
#[derive(Debug, Serialize)]
pub struct Pdf(Vec<u8>);

impl Pdf {
    /// A document of these lines. Letters beyond ASCII are written as `?`.
    pub fn of_lines(lines: &[String]) -> Self {
        let pages: Vec<&[String]> = lines.chunks(LINES).collect();
        let kids: Vec<String> = (0..pages.len())
            .map(|page| format!("{} 0 R", 4 + 2 * page))
            .collect();
        let mut objects = vec![
            "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
            format!(
                "<< /Type /Pages /Kids [{}] /Count {} >>",
                kids.join(" "),
                pages.len()
            ),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>".to_owned(),
        ];
        for (number, page) in pages.iter().enumerate() {
            let content = content(page);
            objects.push(format!(
                "<< /Type /Page /Parent 2 0 R /MediaBox {PAGE} /Contents {} 0 R \
                 /Resources << /Font << /F1 3 0 R >> >> >>",
                5 + 2 * number
            ));
            objects.push(format!(
                "<< /Length {} >>\nstream\n{content}endstream",
                content.len()
            ));
        }
        Self(assembled(&objects).into_bytes())
    }

    /// Its bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.0
    }

    /// It as an answer.
    pub fn written(&self, request_id: RequestId) -> Written {
        Written::Pdf {
            bytes: self.0.clone(),
            request_id,
        }
    }
}

/// The drawing of a page.
fn content(lines: &[String]) -> String {
    let mut text = format!("BT /F1 10 Tf 12 TL {FIRST_LINE}\n");
    for line in lines {
        text.push('(');
        for letter in line.chars() {
            match letter {
                '(' | ')' | '\\' => text.extend(['\\', letter]),
                ' '..='~' => text.push(letter),
                _ => text.push('?'),
            }
        }
        text.push_str(") Tj T*\n");
    }
    text.push_str("ET\n");
    text
}

/// The file: objects, and a table of where each begins.
fn assembled(objects: &[String]) -> String {
    let mut file = "%PDF-1.4\n".to_owned();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(file.len());
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = file.len();
    let count = objects.len() + 1;
    file.push_str(&format!("xref\n0 {count}\n0000000000 65535 f \n"));
    for place in places {
        file.push_str(&format!("{place:010} 00000 n \n"));
    }
    file.push_str(&format!(
        "trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"
    ));
    file
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_says_where_its_objects_are() {
        let lines: Vec<String> = (0..60).map(|number| format!("(line) {number} é")).collect();
        let pdf = String::from_utf8(Pdf::of_lines(&lines).0).unwrap();
        assert!(pdf.contains("/Count 2") && pdf.contains("(\\(line\\) 59 ?) Tj"));
        let table = pdf.split("startxref\n").nth(1).unwrap();
        let table: usize = table.lines().next().unwrap().parse().unwrap();
        assert!(pdf[table..].starts_with("xref\n0 8\n"));
        for (number, entry) in (1..).zip(pdf[table..].lines().skip(3).take(7)) {
            let place: usize = entry[..10].parse().unwrap();
            assert!(
                pdf[place..].starts_with(&format!("{number} 0 obj\n")),
                "{entry}"
            );
        }
    }
}

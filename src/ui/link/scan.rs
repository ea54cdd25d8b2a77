//! A code that takes a phone to an address.

use qrcodegen::{QrCode, QrCodeEcc};

/// Empty modules around the code, which scanners need.
const MARGIN: i32 = 4;

/// A QR code, drawn.
#[derive(Clone, Debug)]
pub struct ScanCode {
    /// The address it leads to.
    pub address: String,
    /// Modules of a side, margins included.
    pub side: i32,
    /// The dark modules, as the path of an SVG.
    pub path: String,
}

impl ScanCode {
    /// The code of an address; `None` if it is too long for one.
    pub fn of(address: &str) -> Option<Self> {
        let code = QrCode::encode_text(address, QrCodeEcc::Low).ok()?;
        let mut path = String::new();
        for y in 0..code.size() {
            let mut x = 0;
            while x < code.size() {
                let width = (x..code.size())
                    .take_while(|x| code.get_module(*x, y))
                    .count() as i32;
                if width > 0 {
                    let (left, top) = (x + MARGIN, y + MARGIN);
                    path += &format!("M{left} {top}h{width}v1h-{width}z");
                }
                x += width.max(1);
            }
        }
        Some(Self {
            address: address.to_owned(),
            side: code.size() + 2 * MARGIN,
            path,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_dark_module_is_drawn_once() {
        let address = "http://127.0.0.1:4242/link";
        let code = QrCode::encode_text(address, QrCodeEcc::Low).unwrap();
        let drawn = ScanCode::of(address).unwrap();
        let runs = drawn.path.split('h').skip(1).step_by(2);
        let area: i32 = runs
            .map(|run| run.split('v').next().unwrap().parse::<i32>().unwrap())
            .sum();
        let size = code.size();
        let dark = (0..size * size).filter(|at| code.get_module(at % size, at / size));
        assert_eq!(area, dark.count() as i32);
        assert_eq!(drawn.side, size + 8);
        assert!(ScanCode::of(&"x".repeat(4000)).is_none());
    }
}

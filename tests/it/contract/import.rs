//! From an OpenAPI file to the files of the contract.

use plaid_emulator::contract::import;

/// An OpenAPI file with one of everything that Plaid's uses, and some that it may.
const SMALL: &str = include_str!("small.yml");

#[test]
fn files_of_a_small_contract() {
    let files = import(SMALL).unwrap();
    let text = |(name, text): (&String, &String)| format!("== {name}\n{text}");
    insta::assert_snapshot!(files.iter().map(text).collect::<String>());
    assert_eq!(files, import(SMALL).unwrap());
}

#[test]
fn what_cannot_be_read_is_told_with_its_line() {
    let edits: &[(&str, &str)] = &[
        ("openapi: 3.0.0", "openapi: [3.0.0"),
        ("openapi: 3.0.0", "swagger: 2.0"),
        ("\npaths:", "\nroutes:"),
        ("  schemas:", "  shapes:"),
        ("schemas/Leaf'", "schemas/Leave'"),
        ("'#/components/schemas/Leaf'", "other.yml#/Leaf"),
        ("type: boolean", "type: bool"),
        ("enum: [red, green, null]", "enum: ['\"']"),
        ("enum: [red, green, null]", "enum: [[red]]"),
        (
            "Loop: {type: string}",
            "Loop: {type: array, items: {$ref: '#/components/schemas/Loop'}}",
        ),
        (
            "Loop: {type: string}",
            "Loop: {allOf: [{$ref: '#/components/schemas/Loop'}, {required: [a]}]}",
        ),
    ];
    let mut told = String::new();
    for (from, to) in edits {
        let yaml = SMALL.replacen(from, to, 1);
        assert_ne!(yaml, SMALL, "{from}");
        told += &format!("{}\n    {}\n", to.trim(), import(&yaml).unwrap_err());
    }
    for text in ["", "just words", "a: *b", "\u{0}"] {
        told += &format!("{text:?}\n    {}\n", import(text).unwrap_err());
    }
    insta::assert_snapshot!(told);
}

proptest::proptest! {
    #[test]
    fn no_text_panics(text in ".{0,60}", at in 0..SMALL.len(), cut in 0..40_usize) {
        let _ = import(&text);
        let mut damaged = SMALL.to_owned();
        let end = (at + cut).min(SMALL.len());
        if damaged.is_char_boundary(at) && damaged.is_char_boundary(end) {
            damaged.replace_range(at..end, "");
            let _ = import(&damaged);
        }
    }
}

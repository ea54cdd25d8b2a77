//! The built-in languages, which are read late: here they are held against the rules for files,
//! laid over themselves as a folder of somebody's own would be.

use std::fs;

use plaid_emulator::fixtures;

use super::{COMPLETE, root};

#[test]
fn built_in_languages_are_as_good_as_others() {
    let folder = std::env::temp_dir().join(format!("built-in-languages-{}", std::process::id()));
    fs::create_dir_all(folder.join("languages")).unwrap();
    for language in COMPLETE {
        let name = format!("languages/{language}.json");
        fs::copy(root().join("fixtures").join(&name), folder.join(name)).unwrap();
    }
    let laid_over = fixtures::load(std::slice::from_ref(&folder)).unwrap();
    fs::remove_dir_all(folder).unwrap();
    let built_in = fixtures::load(&[]).unwrap();
    for code in COMPLETE {
        let language = built_in.language(code);
        assert_eq!(language.code, code);
        assert_eq!(language.texts, laid_over.language(code).texts);
        assert_eq!(language.writing, laid_over.language(code).writing);
    }
    assert_eq!(built_in.language("da").code, "en");
}

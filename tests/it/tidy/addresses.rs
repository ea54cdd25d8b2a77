//! The URL is the path: `POST /item/remove` is `src/api/item/remove.rs`.

use plaid_emulator::api::{self, Route};
use plaid_emulator::contract;

use super::source::{File, numbered};
use super::{hold, sources};

/// Files whose endpoint answers at another address than theirs.
fn strayed(files: &[File]) -> Vec<String> {
    let mut found = Vec::new();
    for file in files {
        let own = file
            .path
            .trim_start_matches("src/api")
            .trim_end_matches(".rs");
        for (number, line) in numbered(&file.text) {
            let told = line.split_once("const PATH: &'static str = \"");
            let told = told.and_then(|(_, rest)| rest.split('"').next());
            if let Some(path) = told.filter(|path| *path != own) {
                let at = &file.path;
                found.push(format!(
                    "{at}:{number}: {path} belongs into src/api{path}.rs"
                ));
            }
        }
    }
    found
}

fn misplaced(areas: &[&[Route]]) -> Vec<String> {
    let mut found = Vec::new();
    for routes in areas {
        for pair in routes
            .windows(2)
            .filter(|pair| pair[0].path >= pair[1].path)
        {
            found.push(format!("{} stands before {}", pair[0].path, pair[1].path));
        }
        let area = |route: &Route| route.path.split('/').nth(1).unwrap_or_default().to_owned();
        for route in routes.iter() {
            if area(route) != area(&routes[0]) {
                found.push(format!("{} stands among {}", route.path, routes[0].path));
            }
            if contract::operation_by_method("POST", route.path).is_none() {
                found.push(format!("{} is no operation of Plaid's", route.path));
            }
        }
    }
    found
}

#[test]
fn an_endpoint_is_where_its_address_says() {
    hold(strayed(&sources("src/api")), &[]);
}

#[test]
fn routes_are_sorted_and_published() {
    hold(misplaced(api::ROUTES), &[]);
}

#[test]
fn an_endpoint_that_has_strayed_is_found() {
    let text = "impl Endpoint for Request {\n    const PATH: &'static str = \"/item/remove\";\n}";
    let files = ["src/api/item/remove.rs", "src/api/item/delete.rs"];
    let files = files.map(|path| File::new(path, text));
    insta::assert_snapshot!(strayed(&files).join("\n"));
}

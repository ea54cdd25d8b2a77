//! Operations of Plaid's that are not built.

use plaid_emulator::api;
use plaid_emulator::contract;

use super::request;
use crate::requests::passing;
use crate::server::Server;

/// Every operation that is not built says so, and only to a request Plaid would take. The request
/// is built from nothing but the sentences of the errors: they must say all that is needed.
#[test]
fn what_is_not_built_says_so() {
    let server = Server::start();
    let mut absent = 0;
    for operation in contract::operations() {
        if api::route(operation.path).is_some() {
            continue;
        }
        let answer = if operation.method == "POST" {
            server.post(operation.path, passing(&server, operation.path))
        } else {
            let path = operation.path.replace(['{', '}'], "");
            server.send(request(operation.method, &path, &[], ""))
        };
        let expected = format!(
            "501 EMULATOR_ERROR/EMULATOR_NOT_IMPLEMENTED: {} is an operation of Plaid's that this \
             emulator does not answer yet",
            operation.path
        );
        assert_eq!(answer.error(), expected);
        let json = answer.json();
        let keys: Vec<&str> = json
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();
        let as_all_errors = [
            "display_message",
            "error_code",
            "error_message",
            "error_type",
            "request_id",
            "suggested_action",
        ];
        assert_eq!(keys, as_all_errors, "{}", operation.path);
        assert_eq!(contract::check_text(&answer.text), None);
        absent += 1;
    }
    let built: usize = api::ROUTES.iter().map(|routes| routes.len()).sum();
    assert_eq!(absent + built, contract::operations().len());
}

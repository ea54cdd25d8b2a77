//! Documents about income at their own addresses, `download_url`: no keys are asked for.

use hyper::Method;
use hyper::http::request::Parts;

use super::worlds::Worlds;
use super::{Answer, api, response};
use crate::api::ApiVersion;
use crate::api::wire::download;
use crate::api::wire::payroll_document::Archive;
use crate::errors::ErrorCode;
use crate::sandbox::Sandbox;

/// Whether a request is for a document.
pub(super) fn is_document(head: &Parts) -> bool {
    head.method == Method::GET && download::is_path(head.uri.path())
}

/// Answers the document in an archive, once.
pub(super) fn answer(worlds: &Worlds, head: &Parts) -> Answer {
    let version = ApiVersion::default();
    let address = download::read(head.uri.path());
    let found = address.and_then(|address| {
        worlds.of_token(address, |world| match Archive::at(world, address) {
            Ok(archive) => response::api(version, 200, archive.written(), world.now()),
            Err(error) => api::refuse(world, version, &error),
        })
    });
    let nothing = |world: &mut Sandbox| {
        let error = ErrorCode::IncomeVerificationDocumentNotFound.into();
        api::refuse(world, version, &error)
    };
    found.unwrap_or_else(|| worlds.of_nobody(nothing))
}

//! Answers with the headers an SDK or a person sees.

use std::sync::LazyLock;

use http_body_util::Full;
use hyper::body::Bytes;
use hyper::header::{
    CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, DATE, HeaderName, HeaderValue, SERVER,
    VARY, X_CONTENT_TYPE_OPTIONS, X_FRAME_OPTIONS, X_XSS_PROTECTION,
};
use hyper::{HeaderMap, Response, StatusCode};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use sha2::{Digest, Sha256};

use super::Answer;
use crate::api::{ApiVersion, Written};

/// The SHA-256 of a file, in hex.
const REQUEST_ID: HeaderName = HeaderName::from_static("plaid-request-id");
const CONTENT_HASH: HeaderName = HeaderName::from_static("plaid-content-hash");

/// Headers of every API answer. `strict-transport-security`, which Plaid sends as well, is left
/// out: on localhost it would lock a developer's other servers out of plain HTTP.
static HEADERS: LazyLock<HeaderMap> = LazyLock::new(|| {
    let headers = [
        (CONTENT_TYPE, "application/json; charset=utf-8"),
        (SERVER, "nginx"),
        (VARY, "Accept-Encoding"),
        // Its place; the caller says which.
        (VERSION, ""),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (X_FRAME_OPTIONS, "DENY"),
        (X_XSS_PROTECTION, "1; mode=block"),
        // Its place; every answer has its own.
        (DATE, ""),
    ];
    let headers = headers.map(|(name, value)| (name, HeaderValue::from_static(value)));
    HeaderMap::from_iter(headers)
});

/// The header that names a version of Plaid's API.
pub(super) const VERSION: HeaderName = HeaderName::from_static("plaid-version");

/// An answer of Plaid's API. The date is the world's, so that a run repeats to the byte.
pub(super) fn api(version: ApiVersion, status: u16, body: Written, now: Timestamp) -> Answer {
    let mut kind = None;
    let (body, own) = match body {
        Written::Json(json) => (json, None),
        Written::Zip(bytes) => {
            kind = Some("application/zip");
            (bytes, None)
        }
        Written::Pdf { bytes, request_id } => {
            let hash = Sha256::digest(&bytes);
            let hash: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            (bytes, Some((hash, request_id.to_string())))
        }
    };
    let mut response = plain(status, body);
    let headers = response.headers_mut();
    headers.clone_from(&HEADERS);
    if let Some(kind) = kind {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    if let Some((hash, request_id)) = own {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
        for (name, value) in [(CONTENT_HASH, hash), (REQUEST_ID, request_id)] {
            headers.extend(HeaderValue::try_from(value).map(|value| (name, value)));
        }
    }
    headers.insert(VERSION, HeaderValue::from_static(version.as_str()));
    headers.insert(DATE, http_date(now));
    response
}

/// A page, a script or a style sheet of the emulator's own.
pub(super) fn asset(content_type: &'static str, body: impl Into<Bytes>) -> Answer {
    let mut response = plain(200, body);
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    response
}

/// A page that loads nothing but the emulator's own files and runs no script of its text.
pub(super) fn page(html: String) -> Answer {
    page_with_status(200, html)
}

/// The same, for a page that says what is wrong.
pub(super) fn page_with_status(status: u16, html: String) -> Answer {
    const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
                          img-src 'self' data:; connect-src 'self'; frame-src 'self'; \
                          form-action 'self'; base-uri 'none'";
    let mut response = asset("text/html; charset=utf-8", html);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    set_status(&mut response, status);
    response
}

/// An answer without headers.
pub(super) fn plain(status: u16, body: impl Into<Bytes>) -> Answer {
    let mut response = Response::new(Full::new(body.into()));
    set_status(&mut response, status);
    response
}

fn set_status(response: &mut Answer, status: u16) {
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
}

/// `Mon, 07 Sep 2026 16:44:22 GMT`
fn http_date(at: Timestamp) -> HeaderValue {
    const MONTHS: &[u8; 36] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    const DAYS: &[u8; 21] = b"MonTueWedThuFriSatSun";
    let at = TimeZone::UTC.to_datetime(at);
    let mut text = *b"Mon, 00 Jan 0000 00:00:00 GMT";
    let day = 3 * usize::from(at.weekday().to_monday_zero_offset().unsigned_abs());
    text[..3].copy_from_slice(&DAYS[day..day + 3]);
    let month = 3 * usize::from(at.month().unsigned_abs() - 1);
    text[8..11].copy_from_slice(&MONTHS[month..month + 3]);
    let year = at.year().unsigned_abs();
    for (place, pair) in [
        (5, at.day().unsigned_abs()),
        (12, (year / 100) as u8),
        (14, (year % 100) as u8),
        (17, at.hour().unsigned_abs()),
        (20, at.minute().unsigned_abs()),
        (23, at.second().unsigned_abs()),
    ] {
        text[place] += pair / 10;
        text[place + 1] += pair % 10;
    }
    HeaderValue::from_bytes(&text).unwrap_or(HeaderValue::from_static(""))
}

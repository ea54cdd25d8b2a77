//! Reads a request's body under a limit.

use http_body_util::BodyExt;
use hyper::body::{Body, Bytes};

/// The longest body that is looked at, in bytes.
pub(super) const LIMIT: usize = 8 << 20;
/// The longest body that is read to its end so that its sender can hear the answer, in bytes.
const PATIENCE: usize = 64 << 20;

/// Why there is no body.
#[derive(Debug)]
pub(super) enum Unreadable {
    /// Longer than [`LIMIT`].
    TooLong,
    /// The connection broke.
    Broken,
}

/// The whole body.
///
/// # Errors
/// [`Unreadable`].
pub(super) async fn read<B>(body: B) -> Result<Vec<u8>, Unreadable>
where
    B: Body<Data = Bytes>,
{
    let mut body = std::pin::pin!(body);
    let mut bytes = Vec::with_capacity(body.size_hint().lower().min(LIMIT as u64) as usize);
    let mut length = 0;
    while let Some(frame) = body.frame().await {
        let Ok(data) = frame.map_err(|_| Unreadable::Broken)?.into_data() else {
            continue;
        };
        length += data.len();
        if length <= LIMIT {
            bytes.extend_from_slice(&data);
        } else if length > PATIENCE {
            break;
        }
    }
    if length > LIMIT {
        Err(Unreadable::TooLong)
    } else {
        Ok(bytes)
    }
}

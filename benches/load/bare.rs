//! The servers the emulator is compared with: hyper and nothing else, set up as the emulator's is.

use std::convert::Infallible;
use std::fs;
use std::sync::Arc;
use std::time::Duration;

use http_body_util::{BodyExt, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{CONTENT_LENGTH, HeaderName, HeaderValue};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{HeaderMap, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use serde::Serialize;
use serde::de::DeserializeOwned;
use tokio::net::TcpListener;

use crate::Failure;
use crate::bodies::{Accounts, AccountsRequest, LinkToken, LinkTokenRequest, Sync, SyncRequest};
use crate::calls::Call;

/// One call's answer in three forms.
struct Canned {
    call: Call,
    headers: HeaderMap,
    bytes: Bytes,
    typed: Typed,
}

enum Typed {
    LinkToken(LinkToken),
    Accounts(Accounts),
    Sync(Sync),
}

/// Serves the answers in `files`, which are those of [`Call::ALL`] in order, until the process is
/// stopped.
pub(crate) fn serve(kind: &str, port: &str, files: &[String]) -> Result<(), Failure> {
    let mut answers = Vec::new();
    for (call, file) in Call::ALL.into_iter().zip(files) {
        answers.push(Canned::read(call, &fs::read_to_string(file)?)?);
    }
    let answers: Arc<[Canned]> = answers.into();
    let typed = kind == "typed";
    let port: u16 = port.parse()?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", port)).await?;
        loop {
            let (stream, _) = listener.accept().await?;
            stream.set_nodelay(true)?;
            let answers = Arc::clone(&answers);
            let service = service_fn(move |request| {
                let answers = Arc::clone(&answers);
                async move { Ok::<_, Infallible>(answer(&answers, typed, request).await) }
            });
            let connection = http1::Builder::new()
                .timer(TokioTimer::new())
                .header_read_timeout(Duration::from_secs(30))
                .serve_connection(TokioIo::new(stream), service);
            tokio::spawn(connection);
        }
    })
}

async fn answer(
    answers: &[Canned],
    typed: bool,
    request: Request<Incoming>,
) -> Response<Full<Bytes>> {
    let (head, body) = request.into_parts();
    let sent = body.collect().await.map(|it| it.to_bytes());
    let canned = answers.iter().find(|it| it.call.path() == head.uri.path());
    let (Ok(sent), Some(canned)) = (sent, canned) else {
        return refusal();
    };
    let bytes = if typed {
        match canned.typed.answer(&sent) {
            Ok(bytes) => bytes.into(),
            Err(_) => return refusal(),
        }
    } else {
        canned.bytes.clone()
    };
    let mut response = Response::new(Full::new(bytes));
    *response.headers_mut() = canned.headers.clone();
    response
}

fn refusal() -> Response<Full<Bytes>> {
    let mut response = Response::default();
    *response.status_mut() = StatusCode::BAD_REQUEST;
    response
}

impl Canned {
    fn read(call: Call, recorded: &str) -> Result<Self, Failure> {
        let (head, body) = recorded.split_once("\r\n\r\n").ok_or("no head")?;
        let mut headers = HeaderMap::new();
        for line in head.lines().skip(1) {
            let (name, value) = line.split_once(": ").ok_or("no header")?;
            headers.insert(HeaderName::try_from(name)?, HeaderValue::try_from(value)?);
        }
        // hyper writes it.
        headers.remove(CONTENT_LENGTH);
        let typed = match call {
            Call::LinkTokenCreate => Typed::LinkToken(serde_json::from_str(body)?),
            Call::AccountsGet => Typed::Accounts(serde_json::from_str(body)?),
            Call::TransactionsSync => Typed::Sync(serde_json::from_str(body)?),
        };
        Ok(Self {
            call,
            headers,
            bytes: Bytes::from(body.to_owned()),
            typed,
        })
    }
}

impl Typed {
    fn answer(&self, sent: &[u8]) -> serde_json::Result<Vec<u8>> {
        match self {
            Self::LinkToken(answer) => exchange::<LinkTokenRequest>(sent, answer),
            Self::Accounts(answer) => exchange::<AccountsRequest>(sent, answer),
            Self::Sync(answer) => exchange::<SyncRequest>(sent, answer),
        }
    }
}

fn exchange<Q: DeserializeOwned>(
    sent: &[u8],
    answer: &impl Serialize,
) -> serde_json::Result<Vec<u8>> {
    std::hint::black_box(serde_json::from_slice::<Q>(sent)?);
    serde_json::to_vec_pretty(answer)
}

//! Bytes to types and back: finds the route, reads the body under a limit, finds and locks the
//! world, calls, and writes the answer.

mod alarms;
mod api;
mod body;
mod control;
mod download;
mod form;
mod hosted;
mod language;
mod link;
mod multipart;
mod oauth;
mod oauth_service;
mod pages;
mod questionnaire;
mod response;
mod verify;
mod webhooks;
mod worlds;

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body_util::Full;
use hyper::body::{Body, Bytes};
use hyper::header::HOST;
use hyper::{HeaderMap, Method, Request, Response};
use jiff::Timestamp;
use tower::Service;

pub use crate::control::Scenario;
use crate::sandbox::catalog::Catalog;
use crate::sandbox::clock::ClockSettings;

pub use api::Disconnect;
pub use webhooks::Delivery;
pub use worlds::Worlds;

/// What a run is made of.
#[derive(Debug)]
pub struct Settings {
    /// What fixtures say.
    pub catalog: Arc<Catalog>,
    /// Where all chance comes from.
    pub seed: u64,
    /// What each world has before its first call.
    pub scenario: Option<Scenario>,
    /// Where each world's clock starts.
    pub clock: ClockSettings,
    /// Reads the wall's clock.
    pub wall: fn() -> Timestamp,
}

/// The emulator as a service: a request in, an answer out.
#[derive(Debug, Clone)]
pub struct App {
    worlds: Arc<Worlds>,
}

type Answer = Response<Full<Bytes>>;

impl App {
    /// An emulator whose worlds are made as clients come.
    pub fn new(settings: Settings) -> Self {
        Self {
            worlds: Arc::new(Worlds::new(settings)),
        }
    }

    /// The worlds, for tests and for the server's own tasks.
    pub fn worlds(&self) -> &Worlds {
        &self.worlds
    }

    async fn answer<B>(self, request: Request<B>) -> Answer
    where
        B: Body<Data = Bytes>,
    {
        let (head, body) = request.into_parts();
        let path = head.uri.path();
        let worlds = &*self.worlds;
        let query = head.uri.query().unwrap_or_default();
        match (path, &head.method) {
            _ if path == "/_emulator" || path.starts_with("/_emulator/") => {
                control::answer(worlds, &head, body).await
            }
            _ if link::preview::is_pane(path) => link::preview::pane(worlds, query),
            _ if link::is_frame(path) => link::answer(worlds, &head, query, body).await,
            (_, method) if hosted::is_page(method, path) => hosted::answer(worlds, &head),
            _ if download::is_document(&head) => download::answer(worlds, &head),
            _ if questionnaire::is_page(&head) => questionnaire::answer(worlds, &head),
            (_, method) if verify::is_page(method, path) => verify::answer(worlds, &head),
            _ if oauth::is_page(path) => oauth::answer(worlds, &head, query, body).await,
            (_, &Method::GET | &Method::HEAD) => match pages::page(path) {
                Some(page) => page,
                None => api::answer(worlds, &head, body).await,
            },
            _ => api::answer(worlds, &head, body).await,
        }
    }
}

impl<B> Service<Request<B>> for App
where
    B: Body<Data = Bytes> + Send + 'static,
    B::Error: Send,
{
    type Response = Answer;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Answer, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let app = self.clone();
        Box::pin(async move { Ok(app.answer(request).await) })
    }
}

/// Where the caller reached the emulator, without a slash at the end.
fn base_url(headers: &HeaderMap) -> String {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok());
    let plain = |host: &&str| {
        host.bytes()
            .all(|it| it.is_ascii_alphanumeric() || matches!(it, b'.' | b':' | b'-' | b'[' | b']'))
    };
    format!("http://{}", host.filter(plain).unwrap_or("127.0.0.1:4242"))
}

//! The one room that touches the world: sockets, the wall's clock, shutdown.

mod emulator;
mod webhooks;

use std::convert::Infallible;
use std::future::Future;
use std::sync::Arc;
use std::time::Duration;

use hyper::Response;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use jiff::Timestamp;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tower::ServiceBuilder;

pub use emulator::{Emulator, EmulatorBuilder};
pub use webhooks::Reach;

use crate::http::{App, Disconnect};

/// How long open connections may take to finish after the emulator was told to stop.
const DRAIN: Duration = Duration::from_secs(5);
/// How long a client may take to send a request's head.
const HEAD_LIMIT: Duration = Duration::from_secs(30);

/// What the wall's clock shows.
#[expect(
    clippy::disallowed_methods,
    reason = "the one place where real time enters"
)]
pub fn wall() -> Timestamp {
    Timestamp::now()
}

/// Serves, and delivers webhooks within `reach`, until `stop` is ready; then lets open calls
/// finish.
pub async fn run(app: App, listener: TcpListener, reach: Reach, stop: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    // Dropped, it ends its task.
    let mut delivering = JoinSet::new();
    delivering.spawn(webhooks::deliver(app.clone(), Arc::new(reach)));
    let mut stop = std::pin::pin!(stop);
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => serve(&app, stream, &connections),
                Err(error) => {
                    tracing::warn!(%error, "could not accept a connection");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                }
            },
            () = &mut stop => break,
        }
    }
    drop(listener);
    if tokio::time::timeout(DRAIN, connections.shutdown())
        .await
        .is_err()
    {
        tracing::warn!("some connections did not end in time and were cut");
    }
}

/// Ends the connection instead of sending an answer that is marked so.
fn cut<T>(answered: Result<Response<T>, Infallible>) -> Result<Response<T>, Cut> {
    let Ok(answer) = answered;
    if answer.extensions().get::<Disconnect>().is_some() {
        Err(Cut)
    } else {
        Ok(answer)
    }
}

/// A connection ends without an answer, as a tester has asked for.
#[derive(Debug)]
struct Cut;

impl std::fmt::Display for Cut {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a rule ends this connection")
    }
}

impl std::error::Error for Cut {}

impl From<Infallible> for Cut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

fn serve(app: &App, stream: TcpStream, connections: &GracefulShutdown) {
    // Small answers should not wait for a full packet.
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "could not turn off delay");
    }
    let service =
        TowerToHyperService::new(ServiceBuilder::new().map_result(cut).service(app.clone()));
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    let watched = connections.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = watched.await {
            tracing::debug!(%error, "a connection broke");
        }
    });
}

/// Ready when the process is told to end.
///
/// # Errors
/// Those of installing a signal handler.
pub fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

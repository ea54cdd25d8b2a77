//! One attempt to deliver a webhook. <https://plaid.com/docs/api/webhooks/>

use std::net::SocketAddr;
use std::time::Duration;

use http_body_util::{BodyExt, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::HOST;
use hyper::rt::{Read, Write};
use hyper::{Request, Response, Uri};
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tokio::task::JoinSet;

use super::{Reach, tls};
use crate::http::Delivery;
use crate::sandbox::webhooks::Outcome;

/// How long a receiver may take to answer.
const LIMIT: Duration = Duration::from_secs(10);
/// How much of an answer's body is read, in bytes.
const BODY_LIMIT: usize = 64 << 10;

/// How long its body may take after the status.
const BODY_PATIENCE: Duration = Duration::from_secs(1);

/// Posts a webhook; only the status of the answer counts.
pub(super) async fn post(delivery: &Delivery, reach: &Reach) -> Outcome {
    match tokio::time::timeout(LIMIT, send(delivery, reach)).await {
        Ok(Ok(answer)) => Outcome::Answered(answer.finish().await),
        Ok(Err(outcome)) => outcome,
        Err(_) => Outcome::Failed(format!("no answer within {} s", LIMIT.as_secs())),
    }
}

/// A receiver, taken from its URL.
struct Receiver {
    host: String,
    port: u16,
    /// Whether to speak TLS with it.
    secure: bool,
    /// What the header `Host` says.
    authority: String,
    path: String,
}

impl Receiver {
    fn read(url: &str) -> Result<Self, Outcome> {
        let wrong = |what: &str| Outcome::Withheld(format!("the URL {url} {what}"));
        let (scheme, _) = url.split_once("://").unwrap_or_default();
        let (port, secure) = match scheme.to_ascii_lowercase().as_str() {
            "http" => (80, false),
            "https" => (443, true),
            _ => return Err(wrong("must begin with http:// or https://")),
        };
        let uri: Uri = url.parse().map_err(|_| wrong("cannot be read"))?;
        let authority = uri.authority().ok_or_else(|| wrong("names no host"))?;
        let named = authority.as_str();
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        Ok(Self {
            host: authority.host().to_owned(),
            port: authority.port_u16().unwrap_or(port),
            secure,
            authority: named
                .rsplit_once('@')
                .map_or(named, |(_, host)| host)
                .to_owned(),
            path: path.to_owned(),
        })
    }
}

async fn send(delivery: &Delivery, reach: &Reach) -> Result<Answer, Outcome> {
    let receiver = Receiver::read(&delivery.url)?;
    let addresses = reach.addresses(&receiver.host, receiver.port).await?;
    let stream = connect(&addresses).await?;
    let request = request(delivery, &receiver)?;
    let answer = if receiver.secure {
        let stream = tls::connect(&receiver.host, stream).await?;
        exchange(TokioIo::new(stream), request).await
    } else {
        exchange(TokioIo::new(stream), request).await
    };
    answer.map_err(|error| Outcome::Failed(format!("the connection broke: {error}")))
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, Outcome> {
    TcpStream::connect(addresses).await.map_err(|error| {
        let named: Vec<_> = addresses.iter().map(ToString::to_string).collect();
        Outcome::Failed(format!("cannot connect to {}: {error}", named.join(", ")))
    })
}

fn request(delivery: &Delivery, receiver: &Receiver) -> Result<Request<Full<Bytes>>, Outcome> {
    let mut request = Request::post(&receiver.path).header(HOST, &receiver.authority);
    for (name, value) in delivery.headers() {
        request = request.header(name, value);
    }
    request
        .body(Full::new(delivery.body.clone()))
        .map_err(|error| Outcome::Withheld(format!("the request cannot be written: {error}")))
}

/// An answer whose body may still be on its way.
struct Answer {
    response: Response<Incoming>,
    /// Holds the connection open.
    connection: JoinSet<hyper::Result<()>>,
}

impl Answer {
    /// The status. What the body says does not count, nor whether it ends; it is read so that the
    /// receiver can finish.
    async fn finish(self) -> u16 {
        let status = self.response.status().as_u16();
        let body = Limited::new(self.response.into_body(), BODY_LIMIT).collect();
        let _ = tokio::time::timeout(BODY_PATIENCE, body).await;
        drop(self.connection);
        status
    }
}

/// Sends a request over a fresh connection.
async fn exchange<S>(stream: S, request: Request<Full<Bytes>>) -> hyper::Result<Answer>
where
    S: Read + Write + Unpin + Send + 'static,
{
    // As Plaid writes them, for receivers that look closely.
    let (mut sender, driver) = http1::Builder::new()
        .title_case_headers(true)
        .handshake(stream)
        .await?;
    let mut connection = JoinSet::new();
    connection.spawn(driver);
    let response = sender.send_request(request).await?;
    Ok(Answer {
        response,
        connection,
    })
}

#[cfg(test)]
mod tests {
    use tokio::net::TcpListener;

    use super::*;
    use crate::sandbox::webhooks::WebhookId;

    /// The clock of this test jumps as soon as everybody waits.
    #[tokio::test(start_paused = true)]
    async fn a_receiver_that_says_nothing_is_given_up_after_ten_seconds() {
        let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let delivery = Delivery {
            client_id: "test".to_owned(),
            id: WebhookId(1),
            url: format!("http://{}/hook", silent.local_addr().unwrap()),
            body: Bytes::from_static(b"{}"),
            verification: "signature".to_owned(),
        };
        let began = tokio::time::Instant::now();
        let outcome = post(&delivery, &Reach::default()).await;
        assert_eq!(outcome, Outcome::Failed("no answer within 10 s".to_owned()));
        assert_eq!(began.elapsed(), LIMIT);
    }
}

//! TLS with receivers that have an HTTPS URL. As at Plaid their certificates must be valid; who may
//! issue them is what this machine says (`SSL_CERT_FILE` names another list).

use std::sync::Arc;

use tokio::net::TcpStream;
use tokio::sync::OnceCell;
use tokio_rustls::TlsConnector;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore};

use crate::sandbox::webhooks::Outcome;

/// Whom this machine trusts; read with the first webhook that needs it.
static TRUST: OnceCell<TlsConnector> = OnceCell::const_new();

/// Speaks TLS with `host` over `stream`, with the trust of this machine.
pub(super) async fn connect(
    host: &str,
    stream: TcpStream,
) -> Result<TlsStream<TcpStream>, Outcome> {
    let trust = TRUST
        .get_or_try_init(|| async {
            let roots = tokio::task::spawn_blocking(machine_roots).await;
            connector(roots.unwrap_or_else(|_| RootCertStore::empty()))
        })
        .await
        .map_err(failed)?;
    handshake(trust, host, stream).await
}

async fn handshake(
    trust: &TlsConnector,
    host: &str,
    stream: TcpStream,
) -> Result<TlsStream<TcpStream>, Outcome> {
    let name = host.trim_start_matches('[').trim_end_matches(']');
    let name = ServerName::try_from(name.to_owned())
        .map_err(|_| Outcome::Withheld(format!("{host} is no name a certificate can have")))?;
    trust.connect(name, stream).await.map_err(failed)
}

fn failed(error: impl std::fmt::Display) -> Outcome {
    Outcome::Failed(format!("no TLS with the receiver: {error}"))
}

fn machine_roots() -> RootCertStore {
    let found = rustls_native_certs::load_native_certs();
    for error in &found.errors {
        tracing::warn!(%error, "a list of certificate authorities could not be read");
    }
    let mut roots = RootCertStore::empty();
    let (_, ignored) = roots.add_parsable_certificates(found.certs);
    if roots.is_empty() {
        tracing::warn!(
            ignored,
            "this machine trusts no certificate authority; SSL_CERT_FILE can name a file with some"
        );
    }
    roots
}

fn connector(roots: RootCertStore) -> Result<TlsConnector, rustls::Error> {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(Arc::new(config).into())
}

#[cfg(test)]
mod tests {
    use rcgen::{CertifiedKey, generate_simple_self_signed};
    use tokio::net::TcpListener;
    use tokio_rustls::TlsAcceptor;
    use tokio_rustls::rustls::ServerConfig;

    use super::*;

    /// The outcome of a handshake with a receiver on this machine.
    async fn meet(trusts: bool, host: &str) -> Result<(), Outcome> {
        let CertifiedKey { cert, signing_key } =
            generate_simple_self_signed(["localhost".to_owned()]).unwrap();
        let key = signing_key.serialize_der().try_into().unwrap();
        let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![cert.der().clone()], key)
            .unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let stream = TcpStream::connect(listener.local_addr().unwrap()).await;
        let receiver = tokio::spawn(async move {
            let (stream, _) = listener.accept().await.unwrap();
            let _ = TlsAcceptor::from(Arc::new(config)).accept(stream).await;
        });
        let mut roots = RootCertStore::empty();
        if trusts {
            roots.add(cert.der().clone()).unwrap();
        }
        let trust = connector(roots).unwrap();
        let met = handshake(&trust, host, stream.unwrap()).await;
        receiver.await.unwrap();
        met.map(drop)
    }

    #[tokio::test]
    async fn only_receivers_with_a_valid_certificate_are_spoken_with() {
        assert_eq!(meet(true, "localhost").await, Ok(()));
        for (trusts, host) in [
            (false, "localhost"),
            (true, "127.0.0.1"),
            (true, "elsewhere"),
        ] {
            let met = meet(trusts, host).await;
            assert!(
                matches!(met, Err(Outcome::Failed(_))),
                "{trusts} {host} {met:?}"
            );
        }
    }
}

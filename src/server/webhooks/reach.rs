//! Where webhooks may go: to this machine and its private networks, and elsewhere only to hosts
//! that were named, so that a test with a made-up URL never calls a stranger.

use std::collections::BTreeSet;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use crate::sandbox::webhooks::Outcome;

/// How far webhooks may go.
#[derive(Debug, Default)]
pub struct Reach {
    allowed: BTreeSet<String>,
}

impl Reach {
    /// This machine and private networks, and also these hosts.
    pub fn also(hosts: impl IntoIterator<Item = String>) -> Self {
        Self {
            allowed: hosts
                .into_iter()
                .map(|host| host.to_ascii_lowercase())
                .collect(),
        }
    }

    /// The addresses of a host that may be called.
    pub(super) async fn addresses(
        &self,
        host: &str,
        port: u16,
    ) -> Result<Vec<SocketAddr>, Outcome> {
        let name = host.trim_start_matches('[').trim_end_matches(']');
        let found: Vec<SocketAddr> = tokio::net::lookup_host((name, port))
            .await
            .map_err(|error| Outcome::Failed(format!("{name} could not be found: {error}")))?
            .collect();
        self.choose(name, found)
    }

    fn choose(&self, name: &str, found: Vec<SocketAddr>) -> Result<Vec<SocketAddr>, Outcome> {
        if self.allowed.contains(&name.to_ascii_lowercase()) {
            return Ok(found);
        }
        let (local, public): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|address| is_local(address.ip()));
        if !local.is_empty() || public.is_empty() {
            return Ok(local);
        }
        Err(Outcome::Withheld(format!(
            "{name} is not on this machine or a private network; start with \
             `--webhook-allow {name}` to have webhooks sent there"
        )))
    }
}

/// Whether an address is this machine's or of a private or link-local network.
fn is_local(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(address) => {
            address.is_loopback()
                || address.is_private()
                || address.is_link_local()
                || address.is_unspecified()
        }
        IpAddr::V6(address) => {
            address.is_loopback()
                || address.is_unique_local()
                || address.is_unicast_link_local()
                || address == Ipv6Addr::UNSPECIFIED
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn public_addresses_are_called_only_when_named() {
        let found = |addresses: &[&str]| {
            addresses
                .iter()
                .map(|address| SocketAddr::new(address.parse().unwrap(), 80))
                .collect::<Vec<_>>()
        };
        for local in [
            "127.0.0.1",
            "127.8.9.1",
            "10.1.2.3",
            "172.16.0.1",
            "192.168.65.2",
            "169.254.1.1",
            "0.0.0.0",
            "::1",
            "::",
            "fd00::1",
            "fe80::1",
            "::ffff:127.0.0.1",
        ] {
            let chosen = Reach::default().choose("receiver", found(&[local]));
            assert_eq!(chosen.map(|it| it.len()), Ok(1), "{local}");
        }
        for public in [
            "93.184.215.14",
            "172.32.0.1",
            "2606:2800::1",
            "::ffff:8.8.8.8",
        ] {
            let chosen = Reach::default().choose("receiver", found(&[public]));
            assert!(matches!(chosen, Err(Outcome::Withheld(_))), "{public}");
            let chosen = Reach::also(["Receiver".to_owned()]).choose("receiver", found(&[public]));
            assert_eq!(chosen.map(|it| it.len()), Ok(1), "{public}");
        }
        let both = found(&["8.8.8.8", "10.0.0.1"]);
        assert_eq!(
            Reach::default().choose("both", both),
            Ok(found(&["10.0.0.1"]))
        );
    }
}

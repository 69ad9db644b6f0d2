//! Which addresses of the internet a fetch may connect to.
//!
//! A name is looked up once, and the program connects to what was looked up and checked: a name
//! that points elsewhere a moment later changes nothing.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use ureq::config::Config;
use ureq::http::Uri;
use ureq::unversioned::resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver};
use ureq::unversioned::transport::NextTimeout;

/// How far a request may reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// The open internet alone.
    Public,
    /// This machine and its network as well.
    All,
}

/// Looks names up and lets through only what may be connected to.
#[derive(Debug)]
pub(super) struct Guarded {
    names: DefaultResolver,
    reach: Reach,
    is_public: fn(IpAddr) -> bool,
    is_private: Arc<AtomicBool>,
}

/// The name leads to no address that may be connected to.
#[derive(Debug, thiserror::Error)]
#[error("not an address of the open internet")]
pub(super) struct NotPublic;

impl Guarded {
    /// Lets through what `reach` and `is_public` say; `is_private` becomes true if nothing of that is of the
    /// open internet.
    pub(super) fn new(
        reach: Reach,
        is_public: fn(IpAddr) -> bool,
        is_private: Arc<AtomicBool>,
    ) -> Guarded {
        Guarded {
            names: DefaultResolver::default(),
            reach,
            is_public,
            is_private,
        }
    }
}

impl Resolver for Guarded {
    fn resolve(
        &self,
        uri: &Uri,
        config: &Config,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.names.resolve(uri, config, timeout)?;
        let mut kept = self.empty();
        for address in found.iter() {
            if self.reach == Reach::All || (self.is_public)(address.ip()) {
                kept.push(*address);
            }
        }
        if kept.is_empty() {
            let refused = io::Error::new(io::ErrorKind::PermissionDenied, NotPublic);
            return Err(ureq::Error::Io(refused));
        }
        let is_private = !kept.iter().any(|address| (self.is_public)(address.ip()));
        self.is_private.store(is_private, Ordering::Relaxed);
        Ok(kept)
    }
}

/// Whether an address is one of the open internet: not of this machine, its network, or a range
/// set aside for other uses (the special-purpose registries of IANA).
pub(super) fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [a, b, c, _] = address.octets();
    let set_aside = matches!(
        (a, b, c),
        (0 | 10 | 127, _, _)
            | (100, 64..=127, _)
            | (169, 254, _)
            | (172, 16..=31, _)
            | (192, 0, 0 | 2)
            | (192, 88, 99)
            | (192, 168, _)
            | (198, 18 | 19, _)
            | (198, 51, 100)
            | (203, 0, 113)
            | (224.., _, _)
    );
    !set_aside
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let [a, b, c, d, e, f, g, h] = address.segments();
    let embedded = |high: u16, low: u16| {
        let ([w, x], [y, z]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(w, x, y, z))
    };
    match [a, b, c, d, e, f] {
        // An address of the old internet in the clothes of the new one.
        [0, 0, 0, 0, 0, 0xffff] | [0x64, 0xff9b, 0, 0, 0, 0] => embedded(g, h),
        [0x2002, high, low, ..] => embedded(high, low),
        [0x2001, 0..=0x1ff, ..] | [0x2001, 0xdb8, ..] => false,
        // All that is given out so far is in 2000::/3.
        [0x2000..=0x3ffe, ..] => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::is_public;

    #[test]
    fn addresses_of_the_open_internet_are_told_from_all_others() {
        let rows = [
            ("93.184.215.14", true),
            ("8.8.8.8", true),
            ("172.15.0.1", true),
            ("172.32.0.1", true),
            ("100.63.0.1", true),
            ("2606:2800:220:1::1", true),
            ("2a00:1450:4001::1", true),
            ("::ffff:8.8.8.8", true),
            ("64:ff9b::808:808", true),
            ("127.0.0.1", false),
            ("127.9.9.9", false),
            ("0.0.0.0", false),
            ("10.1.2.3", false),
            ("172.16.0.1", false),
            ("172.31.255.255", false),
            ("192.168.1.1", false),
            ("169.254.169.254", false),
            ("100.64.0.1", false),
            ("198.18.0.1", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("::", false),
            ("::1", false),
            ("fe80::1", false),
            ("fd00::1", false),
            ("ff02::1", false),
            ("::ffff:127.0.0.1", false),
            ("::127.0.0.1", false),
            ("64:ff9b::7f00:1", false),
            ("2002:7f00:1::", false),
            ("2001::1", false),
            ("2001:db8::1", false),
        ];
        for (address, expected) in rows {
            assert_eq!(is_public(address.parse().unwrap()), expected, "{address}");
        }
    }
}

//! One request over HTTP, redirects followed, under limits.

use std::io::{self, Read};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use flate2::read::MultiGzDecoder;
use jiff::Timestamp;
use ureq::http::{HeaderMap, Response, StatusCode, header};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use super::address::{Guarded, NotPublic, Reach, is_public};
use crate::text::sanitize;

/// Who asks, said honestly.
const USER_AGENT: &str = concat!("dateline/", env!("CARGO_PKG_VERSION"));

/// Redirects followed, at most.
const MAX_REDIRECTS: usize = 10;
/// How long making the connection may take.
const CONNECT: Duration = Duration::from_secs(10);
/// Longest wait that a server may ask for, in seconds: a week.
const MAX_RETRY_AFTER: i64 = 7 * 24 * 3_600;
/// Encodings laid one over the other, at most.
const MAX_ENCODINGS: usize = 2;
/// How many times larger inflated data may be; news hardly reaches 20.
const MAX_RATIO: usize = 200;
/// Below this size nobody asks how many times larger it became.
const RATIO_FROM: usize = 1 << 20;
/// First bytes of compressed data (RFC 1952).
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];
/// Bytes of a header that is kept.
const MAX_HEADER: usize = 1_024;

/// What one request may cost.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// The whole of it, redirects included.
    pub(super) total: Duration,
    /// Bytes as they are sent, where they are compressed.
    pub(super) compressed: usize,
    /// Bytes of content.
    pub(super) content: usize,
    /// Which addresses are of the open internet.
    pub(super) is_public: fn(IpAddr) -> bool,
}

impl Default for Limits {
    fn default() -> Limits {
        Limits {
            total: Duration::from_secs(60),
            compressed: 10 << 20,
            content: 50 << 20,
            is_public,
        }
    }
}

/// What is asked for.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) url: Url,
    /// The version that is here already.
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
    /// Kinds of content that are wanted.
    pub(super) accept: &'static str,
    /// How far it may reach.
    pub(super) reach: Reach,
}

/// What came.
#[derive(Debug)]
pub(super) struct Answer {
    /// The content; `None` if it is the version that is here already.
    pub(super) content: Option<Vec<u8>>,
    /// Where it came from in the end.
    pub(super) url: Url,
    /// Where it is for good, if the server said so.
    pub(super) moved_to: Option<Url>,
    pub(super) etag: Option<String>,
    pub(super) last_modified: Option<String>,
}

/// Why nothing came. The texts hold no control characters.
#[derive(Debug, thiserror::Error)]
pub(super) enum Failure {
    #[error("the server says that it is gone for good (410)")]
    Gone,
    #[error("the server answers {}", worded(*code))]
    Status {
        code: u16,
        /// Seconds for which the server asks not to be asked.
        retry_after: Option<i64>,
    },
    #[error("more than {MAX_REDIRECTS} redirects")]
    TooManyRedirects,
    #[error("the server redirects in a circle")]
    Circle,
    #[error("the server redirects to {0}")]
    BadRedirect(String),
    #[error("redirected from https to http, which anybody could read and change")]
    Downgrade,
    #[error(
        "{0} is not on the open internet; fetch.private_addresses = true in the configuration allows it"
    )]
    Private(String),
    #[error("there is no host {0}")]
    NoHost(String),
    #[error("no answer within {} s", _0.as_secs())]
    Timeout(Duration),
    #[error("no secure connection: {0}")]
    Tls(String),
    #[error("no connection: {0}")]
    Connection(String),
    #[error("the answer breaks off before its end")]
    Truncated,
    #[error("the answer is larger than {} MB", _0 >> 20)]
    TooLarge(usize),
    #[error("the answer is compressed beyond belief")]
    Bomb,
    #[error("the answer is not compressed as it says")]
    BadCompression,
    #[error("the answer is encoded in a way that was not asked for: {0}")]
    Encoding(String),
    #[error("{0}")]
    Unreadable(String),
    #[error("stopped")]
    Cancelled,
}

/// Asks and follows redirects.
///
/// # Errors
/// If nothing useful comes.
pub(super) fn get(
    request: &Request,
    limits: &Limits,
    cancel: &AtomicBool,
) -> Result<Answer, Failure> {
    let deadline = Instant::now() + limits.total;
    let (mut url, mut reach) = (request.url.clone(), request.reach);
    let mut is_permanent = true;
    let mut moved_to = None;
    let mut seen = vec![url.clone()];
    loop {
        if cancel.load(Ordering::Relaxed) {
            return Err(Failure::Cancelled);
        }
        let hop = Hop {
            url: &url,
            reach,
            deadline,
            limits,
        };
        let (response, is_private) = hop.ask(request)?;
        let status = response.status();
        if let Some(next) = redirect(&url, &response)? {
            is_permanent &= matches!(status.as_u16(), 301 | 308);
            if is_permanent {
                moved_to = Some(next.clone());
            }
            // Who was sent on by the open internet may not knock on doors at home.
            if !is_private {
                reach = Reach::Public;
            }
            if seen.contains(&next) {
                return Err(Failure::Circle);
            }
            if seen.len() > MAX_REDIRECTS {
                return Err(Failure::TooManyRedirects);
            }
            seen.push(next.clone());
            url = next;
            continue;
        }
        let kept = |name| text(response.headers(), name).map(str::to_owned);
        let (etag, last_modified) = (kept(header::ETAG), kept(header::LAST_MODIFIED));
        let content = match status {
            StatusCode::NOT_MODIFIED => None,
            status if status.is_success() => Some(hop.content(response, cancel)?),
            StatusCode::GONE => return Err(Failure::Gone),
            status => {
                return Err(Failure::Status {
                    code: status.as_u16(),
                    retry_after: retry_after(response.headers(), Timestamp::now()),
                });
            }
        };
        return Ok(Answer {
            content,
            url,
            moved_to,
            etag,
            last_modified,
        });
    }
}

/// One request to one server.
struct Hop<'a> {
    url: &'a Url,
    reach: Reach,
    deadline: Instant,
    limits: &'a Limits,
}

impl Hop<'_> {
    /// Sends the request; tells whether the server is at home.
    fn ask(&self, request: &Request) -> Result<(Response<Body>, bool), Failure> {
        let left = self.deadline.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(Failure::Timeout(self.limits.total));
        }
        let config = Agent::config_builder()
            .timeout_global(Some(left))
            .timeout_connect(Some(CONNECT.min(left)))
            .max_redirects(0)
            .http_status_as_error(false)
            .proxy(None)
            .user_agent(USER_AGENT)
            .accept(request.accept)
            .accept_encoding("gzip")
            .max_idle_connections(0)
            .build();
        let is_private = Arc::new(AtomicBool::new(false));
        let names = Guarded::new(self.reach, self.limits.is_public, Arc::clone(&is_private));
        let agent = Agent::with_parts(config, DefaultConnector::default(), names);
        let mut call = agent.get(self.url.as_str());
        let validators = [
            (header::IF_NONE_MATCH, &request.etag),
            (header::IF_MODIFIED_SINCE, &request.last_modified),
        ];
        for (name, value) in validators {
            if let Some(value) = value {
                call = call.header(name, value);
            }
        }
        let response = call.call().map_err(|error| self.failure(error))?;
        Ok((response, is_private.load(Ordering::Relaxed)))
    }

    /// Reads the answer to its end.
    fn content(&self, response: Response<Body>, cancel: &AtomicBool) -> Result<Vec<u8>, Failure> {
        let encodings = encodings(response.headers())?;
        let most = match encodings {
            0 => self.limits.content,
            _ => self.limits.compressed,
        };
        let mut reader = response.into_body().into_reader();
        let mut content = Vec::new();
        let mut part = [0; 16 << 10];
        loop {
            if cancel.load(Ordering::Relaxed) {
                return Err(Failure::Cancelled);
            }
            if Instant::now() >= self.deadline {
                return Err(Failure::Timeout(self.limits.total));
            }
            let n = match reader.read(&mut part) {
                Ok(0) => break,
                Ok(n) => n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(self.failure(ureq::Error::from(error))),
            };
            if content.len() + n > most {
                return Err(Failure::TooLarge(most));
            }
            content.extend_from_slice(part.get(..n).unwrap_or_default());
        }
        for _ in 0..encodings {
            content = inflate(&content, self.limits.content)?;
        }
        Ok(content)
    }

    fn failure(&self, error: ureq::Error) -> Failure {
        let host = || shown(self.url.host_str().unwrap_or(""));
        match error {
            ureq::Error::Timeout(_) => Failure::Timeout(self.limits.total),
            ureq::Error::HostNotFound => Failure::NoHost(host()),
            ureq::Error::Tls(what) => Failure::Tls(what.to_owned()),
            ureq::Error::Rustls(error) => Failure::Tls(shown(&error.to_string())),
            ureq::Error::Protocol(_) => {
                Failure::Connection("the server does not speak HTTP as it should".to_owned())
            }
            ureq::Error::LargeResponseHeader(_, _) => {
                Failure::Connection("the server sends too many headers".to_owned())
            }
            ureq::Error::Io(error) => match error.kind() {
                io::ErrorKind::UnexpectedEof => Failure::Truncated,
                io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => {
                    Failure::Timeout(self.limits.total)
                }
                _ if error.get_ref().is_some_and(|inner| inner.is::<NotPublic>()) => {
                    Failure::Private(host())
                }
                _ if error.to_string().contains("lookup address") => Failure::NoHost(host()),
                io::ErrorKind::ConnectionRefused => {
                    Failure::Connection(format!("{} refuses it", host()))
                }
                _ => Failure::Connection(shown(&error.to_string())),
            },
            other => Failure::Connection(shown(&other.to_string())),
        }
    }
}

/// Where an answer sends the asker, if it does.
fn redirect(from: &Url, response: &Response<Body>) -> Result<Option<Url>, Failure> {
    if !matches!(response.status().as_u16(), 301 | 302 | 303 | 307 | 308) {
        return Ok(None);
    }
    let place = response.headers().get(header::LOCATION);
    let place = place.map(|place| String::from_utf8_lossy(place.as_bytes()).into_owned());
    let Some(place) = place else {
        return Err(Failure::BadRedirect("nowhere".to_owned()));
    };
    let next = from.join(&place).ok().and_then(web_address);
    let next = next.ok_or_else(|| Failure::BadRedirect(shown(&place)))?;
    if from.scheme() == "https" && next.scheme() == "http" {
        return Err(Failure::Downgrade);
    }
    Ok(Some(next))
}

/// An address that may be asked: http or https, with a host, and without what only browsers use
/// or a password that a log would show.
pub(super) fn web_address(mut url: Url) -> Option<Url> {
    url.set_fragment(None);
    let is_web = matches!(url.scheme(), "http" | "https") && url.has_host();
    let is_bare = url.username().is_empty() && url.password().is_none();
    (is_web && is_bare && url.as_str().len() <= 4_096).then_some(url)
}

/// How often the content is compressed.
fn encodings(headers: &HeaderMap) -> Result<usize, Failure> {
    let names = headers.get_all(header::CONTENT_ENCODING).iter();
    let names: Vec<String> = names
        .flat_map(|value| value.as_bytes().split(|byte| *byte == b','))
        .map(|name| String::from_utf8_lossy(name).trim().to_ascii_lowercase())
        .filter(|name| !name.is_empty() && name != "identity")
        .collect();
    match names
        .iter()
        .find(|name| *name != "gzip" && *name != "x-gzip")
    {
        Some(other) => Err(Failure::Encoding(shown(other))),
        None if names.len() > MAX_ENCODINGS => Err(Failure::Bomb),
        None => Ok(names.len()),
    }
}

/// Inflates as long as it stays within `most` bytes and within reason.
fn inflate(compressed: &[u8], most: usize) -> Result<Vec<u8>, Failure> {
    if !compressed.starts_with(&GZIP_MAGIC) {
        return Err(Failure::BadCompression);
    }
    let mut reader = MultiGzDecoder::new(compressed);
    let mut content = Vec::new();
    let mut part = [0; 16 << 10];
    loop {
        let n = match reader.read(&mut part) {
            Ok(0) => return Ok(content),
            Ok(n) => n,
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
                return Err(Failure::Truncated);
            }
            Err(_) => return Err(Failure::BadCompression),
        };
        content.extend_from_slice(part.get(..n).unwrap_or_default());
        if content.len() > most {
            return Err(Failure::TooLarge(most));
        }
        if content.len() > RATIO_FROM && content.len() / MAX_RATIO > compressed.len() {
            return Err(Failure::Bomb);
        }
    }
}

/// Seconds from `now` that a server asks to be left alone, in either of the two ways to say so.
fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<i64> {
    let value = text(headers, header::RETRY_AFTER)?.trim();
    let seconds = value.parse::<i64>().ok().or_else(|| {
        let until = jiff::fmt::rfc2822::parse(value).ok()?.timestamp();
        Some(until.as_second() - now.as_second())
    })?;
    (seconds > 0).then_some(seconds.min(MAX_RETRY_AFTER))
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    let value = headers.get(name)?.to_str().ok()?;
    (value.len() <= MAX_HEADER && !value.is_empty()).then_some(value)
}

/// Words of foreign origin as they may be shown.
pub(super) fn shown(text: &str) -> String {
    sanitize::display(text).chars().take(200).collect()
}

/// A status with what it means.
fn worded(code: u16) -> String {
    match code {
        401 => "401: it wants a name and a password".to_owned(),
        403 => "403: it does not let this program in".to_owned(),
        404 => "404: there is nothing at this address".to_owned(),
        429 => "429: it was asked too often".to_owned(),
        500..=599 => format!("{code}: something is wrong on its side"),
        _ => code.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::{Failure, HeaderMap, Timestamp, header, inflate, retry_after};

    #[test]
    fn both_ways_to_ask_for_a_pause_are_read() {
        let now: Timestamp = "2026-12-01T10:00:00Z".parse().unwrap();
        let rows = [
            ("120", Some(120)),
            (" 5 ", Some(5)),
            ("Tue, 01 Dec 2026 10:01:00 GMT", Some(60)),
            ("Tue, 01 Dec 2026 09:00:00 GMT", None),
            ("-1", None),
            ("soon", None),
            ("99999999999", Some(604_800)),
        ];
        for (value, expected) in rows {
            let mut headers = HeaderMap::new();
            headers.insert(header::RETRY_AFTER, value.parse().unwrap());
            assert_eq!(retry_after(&headers, now), expected, "{value}");
        }
    }

    #[test]
    fn inflating_ends_at_its_limits() {
        let gzip = |bytes: &[u8]| {
            let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            out.write_all(bytes).unwrap();
            out.finish().unwrap()
        };
        let news = gzip(b"They met in Malmo.");
        assert_eq!(inflate(&news, 100).unwrap(), b"They met in Malmo.");
        assert!(matches!(inflate(&news, 10), Err(Failure::TooLarge(10))));
        assert!(matches!(inflate(&news[..20], 100), Err(Failure::Truncated)));
        assert!(matches!(
            inflate(b"plain", 100),
            Err(Failure::BadCompression)
        ));
        let bomb = gzip(&vec![b' '; 8 << 20]);
        assert!(matches!(inflate(&bomb, 50 << 20), Err(Failure::Bomb)));
    }
}

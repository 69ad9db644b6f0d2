//! Responses of servers as crawls keep them: header, chunks, compression.

use std::io::Read;

use crate::article::limits;

/// The content of a response, as its server had it.
pub(super) struct Content {
    pub(super) bytes: Vec<u8>,
    pub(super) charset: Option<String>,
    /// Whether the response says that it is a page.
    pub(super) is_told: bool,
}

/// What the header of a response says, and where it ends.
#[derive(Default)]
struct Head {
    status: u16,
    end: usize,
    media: Option<String>,
    is_chunked: bool,
    encodings: Vec<String>,
}

/// Whether a type is one of web pages.
pub(super) fn is_page(media: &str) -> bool {
    let bare = media.split(';').next().unwrap_or("").trim();
    bare.eq_ignore_ascii_case("text/html") || bare.eq_ignore_ascii_case("application/xhtml+xml")
}

/// The character set that a type names.
pub(super) fn charset(media: &str) -> Option<String> {
    let mut parts = media
        .split(';')
        .skip(1)
        .filter_map(|part| part.split_once('='));
    let (_, value) = parts.find(|(name, _)| name.trim().eq_ignore_ascii_case("charset"))?;
    Some(value.trim().trim_matches(['"', '\'']).to_owned())
}

/// Whether a response with this beginning is a page, or may be one.
pub(super) fn is_wanted(beginning: &[u8]) -> bool {
    let head = head(beginning);
    head.status == 200 && head.media.as_deref().is_none_or(is_page)
}

fn head(block: &[u8]) -> Head {
    let mut head = Head::default();
    let mut lines = block.split_inclusive(|b| *b == b'\n');
    let first = lines.next().unwrap_or_default();
    head.end = first.len();
    let first = String::from_utf8_lossy(first);
    let mut words = first.split_whitespace();
    if words.next().is_some_and(|word| word.starts_with("HTTP/")) {
        head.status = words.next().and_then(|word| word.parse().ok()).unwrap_or(0);
    }
    for line in lines {
        head.end += line.len();
        let text = String::from_utf8_lossy(line);
        if text.trim().is_empty() {
            break;
        }
        let Some((name, value)) = text.split_once(':') else {
            continue;
        };
        let value = value.trim();
        let lower = value.to_ascii_lowercase();
        match name.trim().to_ascii_lowercase().as_str() {
            "content-type" if !value.is_empty() => head.media = Some(value.to_owned()),
            "transfer-encoding" => head.is_chunked |= lower.contains("chunked"),
            "content-encoding" => {
                let names = lower.split(',').map(|name| name.trim().to_owned());
                head.encodings.extend(names.filter(|name| !name.is_empty()));
            }
            _ => {}
        }
    }
    head
}

/// The content of a response: chunks joined, what is compressed inflated.
///
/// Crawlers often keep the content as they read it, joined and inflated, with the header as it
/// came; what does not look as its header says is taken as it is.
///
/// # Errors
/// If it is compressed in a way that is not read, or is damaged: why.
pub(super) fn body(block: &[u8]) -> Result<Content, String> {
    let head = head(block);
    let raw = block.get(head.end..).unwrap_or_default();
    let joined = head.is_chunked.then(|| joined(raw)).flatten();
    let mut bytes = joined.unwrap_or_else(|| raw.to_vec());
    for encoding in head.encodings.iter().rev() {
        bytes = inflated(encoding, bytes)?;
    }
    let media = head.media.unwrap_or_default();
    Ok(Content {
        bytes,
        charset: charset(&media),
        is_told: is_page(&media),
    })
}

/// The content of chunks, `None` if there are none; a last one that is cut off counts.
fn joined(mut rest: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(rest.len());
    let mut is_first = true;
    while !rest.is_empty() {
        let end = memchr::memchr(b'\n', rest);
        let n = end.and_then(|end| {
            let line = std::str::from_utf8(rest.get(..end)?).ok()?;
            usize::from_str_radix(line.split(';').next()?.trim(), 16).ok()
        });
        let (Some(end), Some(n)) = (end, n) else {
            return (!is_first).then_some(out);
        };
        is_first = false;
        if n == 0 {
            break;
        }
        rest = rest.get(end + 1..)?;
        let part = rest.get(..n.min(rest.len()))?;
        out.extend_from_slice(part);
        rest = rest.get(part.len()..)?;
        rest = rest.strip_prefix(b"\r").unwrap_or(rest);
        rest = rest.strip_prefix(b"\n").unwrap_or(rest);
    }
    Some(out)
}

fn inflated(encoding: &str, bytes: Vec<u8>) -> Result<Vec<u8>, String> {
    let is_gzip = bytes.starts_with(b"\x1f\x8b");
    match encoding {
        "identity" | "none" | "utf-8" => Ok(bytes),
        "gzip" | "x-gzip" if is_gzip => read_out(flate2::read::MultiGzDecoder::new(&bytes[..])),
        "gzip" | "x-gzip" => Ok(bytes),
        "deflate" => read_out(flate2::read::ZlibDecoder::new(&bytes[..]))
            .or_else(|_| read_out(flate2::read::DeflateDecoder::new(&bytes[..])))
            .or(Ok(bytes)),
        _ if is_markup(&bytes) => Ok(bytes),
        other => Err(format!(
            "the page is compressed in a way that is not read ({other}); it is left out"
        )),
    }
}

fn is_markup(bytes: &[u8]) -> bool {
    bytes.trim_ascii_start().starts_with(b"<") || bytes.starts_with(b"\xef\xbb\xbf<")
}

/// All that comes out, within the bounds of a file; what came before an error is no page.
fn read_out(reader: impl Read) -> Result<Vec<u8>, String> {
    let limit = limits::FILE_BYTES as u64 + 1;
    let mut out = Vec::new();
    let read = reader.take(limit).read_to_end(&mut out);
    read.map_err(|_| "the compressed page is damaged; it is left out".to_owned())?;
    if out.len() > limits::FILE_BYTES {
        let most = limits::FILE_BYTES >> 20;
        return Err(format!("the page is longer than {most} MB; it is left out"));
    }
    Ok(out)
}

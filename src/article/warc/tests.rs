//! Records as crawlers write them, whole and broken.

#![allow(clippy::unwrap_used)]

use std::io::Write;

use super::WarcArticles;
use crate::article::{Options, PublishedFrom};

const PAGE: &str = "<html><head><title>Talks end</title></head><body><article><h1>Talks end</h1>\
    <p>President Anna Berg met Luis Ortega in Malm\u{f6} on Monday, <a href=\"/a\">aides</a> said.</p>\
    <p>They left on the same day.</p></article></body></html>";

fn record(kind: &str, headers: &str, block: &[u8]) -> Vec<u8> {
    let n = block.len();
    let head = format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2025-08-19T10:00:00Z\r\n{headers}\
         Content-Length: {n}\r\n\r\n"
    );
    [head.as_bytes(), block, b"\r\n\r\n"].concat()
}

const FROM: &str = "WARC-Target-URI: https://harbour.example/1\r\n\
    Content-Type: application/http; msgtype=response\r\n";

fn response(headers: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\n{headers}\r\n");
    record("response", FROM, &[head.as_bytes(), body].concat())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

fn chunks(bytes: &[u8], n: usize) -> Vec<u8> {
    let mut out = Vec::new();
    for part in bytes.chunks(n) {
        out.extend(format!("{:x};x=y\r\n", part.len()).bytes());
        out.extend(part);
        out.extend(b"\r\n");
    }
    out.extend(b"0\r\n\r\n");
    out
}

/// Title, body and address of each page, or what is wrong with it.
fn told(bytes: &[u8]) -> Vec<String> {
    let rows = WarcArticles::new("a.warc", bytes, &Options::default());
    rows.map(|row| match row {
        Ok(a) => format!("{}|{}|{}", a.title, a.body, a.url.unwrap_or_default()),
        Err(error) => error.to_string(),
    })
    .collect()
}

const TOLD: &str = "Talks end|President Anna Berg met Luis Ortega in Malm\u{f6} on Monday, aides said.\
    \n\nThey left on the same day.|https://harbour.example/1";

#[test]
fn a_page_is_read_however_it_was_sent() {
    let latin: Vec<u8> = PAGE.chars().map(|c| c as u8).collect();
    let html = "Content-Type: text/html; charset=utf-8\r\n";
    let page = PAGE.as_bytes();
    let rows = [
        ("plain", response(html, page)),
        (
            "charset of the header",
            response("content-type: text/html;charset=ISO-8859-1\r\n", &latin),
        ),
        (
            "chunks",
            response(
                &format!("{html}Transfer-Encoding: chunked\r\n"),
                &chunks(page, 100),
            ),
        ),
        (
            "gzip",
            response(&format!("{html}Content-Encoding: gzip\r\n"), &gzip(page)),
        ),
        (
            "gzip in chunks",
            response(
                &format!("{html}Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n"),
                &chunks(&gzip(page), 64),
            ),
        ),
        (
            "inflated and joined by the crawler",
            response(
                &format!("{html}Content-Encoding: br\r\nTransfer-Encoding: chunked\r\n"),
                page,
            ),
        ),
        ("no type", response("Server: x\r\n", page)),
        (
            "resource",
            record(
                "resource",
                "WARC-Target-URI: <https://harbour.example/1>\r\nContent-Type: text/html\r\n",
                page,
            ),
        ),
        (
            "bare line ends",
            String::from_utf8(record(
                "response",
                FROM,
                format!("HTTP/1.1 200 OK\nContent-Type: text/html\n\n{PAGE}").as_bytes(),
            ))
            .unwrap()
            .replace("\r\n", "\n")
            .into_bytes(),
        ),
    ];
    for (name, bytes) in rows {
        assert_eq!(told(&bytes), [TOLD], "{name}");
    }
}

#[test]
fn the_day_of_the_crawl_counts_where_nothing_else_does() {
    let bytes = response("Content-Type: text/html\r\n", PAGE.as_bytes());
    let mut rows = WarcArticles::new("a.warc", &bytes[..], &Options::default());
    let published = rows.next().unwrap().unwrap().published.unwrap();
    assert_eq!(published.date.to_string(), "2025-08-19");
    assert_eq!(published.from, PublishedFrom::Given);
}

#[test]
fn what_is_no_page_is_passed_over() {
    let bytes = [
        record(
            "warcinfo",
            "Content-Type: application/warc-fields\r\n",
            b"software: x\r\n",
        ),
        record("request", FROM, b"GET / HTTP/1.1\r\n\r\n"),
        response(
            "Content-Type: image/png\r\n",
            b"\x89PNG\r\n\x1a\nWARC/1.0\r\n",
        ),
        response("", b"body { color: red }"),
        record(
            "response",
            FROM,
            b"HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n\r\n<p>No",
        ),
        record(
            "revisit",
            FROM,
            b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n",
        ),
        record("metadata", "", b"via: x"),
        response("Content-Type: text/html\r\n", PAGE.as_bytes()),
    ];
    assert_eq!(told(&bytes.concat()), [TOLD]);
}

#[test]
fn what_is_broken_is_told_and_the_rest_is_read() {
    let html = "Content-Type: text/html\r\n";
    let page = response(html, PAGE.as_bytes());
    let br = response(&format!("{html}Content-Encoding: br\r\n"), b"\x1b\x03\x10");
    let damaged = response(
        &format!("{html}Content-Encoding: gzip\r\n"),
        b"\x1f\x8b\x08broken",
    );
    let unknown = "WARC/1.0\r\nWARC-Type: response\r\n\r\n"
        .as_bytes()
        .to_vec();
    let told = told(
        &[
            br,
            damaged,
            unknown,
            page.clone(),
            page[..page.len() - 40].to_vec(),
        ]
        .concat(),
    );
    let expected = [
        "a.warc:1: the page is compressed in a way that is not read (br); it is left out",
        "a.warc:14: the compressed page is damaged; it is left out",
        "a.warc:27: the record does not say its length; it is left out",
        TOLD,
        "a.warc:42: the record is cut off, the file ends in it; it is left out",
    ];
    assert_eq!(told, expected);
}

#[test]
fn after_strange_lines_the_reader_finds_its_way() {
    let page = response("Content-Type: text/html\r\n", PAGE.as_bytes());
    let bytes = [&page[..], b"junk\r\nmore junk\r\n", &page, &page].concat();
    let told = told(&bytes);
    let strange = "a.warc:13: what stands here is no record; it is left out";
    assert_eq!(told, [TOLD, strange, TOLD, TOLD]);
}

proptest::proptest! {
    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400)) {
        told(&bytes);
        told(&response("Content-Type: text/html\r\nContent-Encoding: gzip\r\n", &bytes));
        told(&response("Content-Type: text/html\r\nTransfer-Encoding: chunked\r\n", &bytes));
        told(&record("response", FROM, &bytes));
    }
}

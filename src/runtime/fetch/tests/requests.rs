//! Single requests: what comes of each kind of answer.

use std::io::Write;
use std::net::{IpAddr, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::super::address::Reach;
use super::super::client::{Answer, Failure, Limits, Request, get};
use super::{Server, send, send_open};

fn wanted(url: &str, reach: Reach) -> Request {
    Request {
        url: Url::parse(url).unwrap(),
        etag: None,
        last_modified: None,
        accept: "*/*",
        reach,
    }
}

fn limits() -> Limits {
    Limits {
        total: Duration::from_secs(30),
        compressed: 1 << 20,
        content: 4 << 20,
        ..Limits::default()
    }
}

fn ask(url: &str) -> Result<Answer, Failure> {
    get(&wanted(url, Reach::All), &limits(), &AtomicBool::new(false))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    out.write_all(bytes).unwrap();
    out.finish().unwrap()
}

/// One server for all kinds of answers; the path says which.
fn server() -> Server {
    Server::start(|path, headers, stream| match path {
        "/good" => send(stream, "200 OK", "ETag: \"1\"\r\n", b"news"),
        "/echo" => send(stream, "200 OK", "", headers.as_bytes()),
        "/gzip" => send(
            stream,
            "200 OK",
            "Content-Encoding: gzip\r\n",
            &gzip(b"news"),
        ),
        "/gzip-twice" => {
            let twice = gzip(&gzip(b"news"));
            send(stream, "200 OK", "Content-Encoding: gzip, gzip\r\n", &twice);
        }
        "/bomb" => {
            let bomb = gzip(&vec![0; 5 << 20]);
            send(stream, "200 OK", "Content-Encoding: gzip\r\n", &bomb);
        }
        "/bad-gzip" => send(stream, "200 OK", "Content-Encoding: gzip\r\n", b"news"),
        "/brotli" => send(stream, "200 OK", "Content-Encoding: br\r\n", b"news"),
        "/endless" => {
            send_open(stream, "");
            while stream.write_all(&[b'a'; 8 << 10]).is_ok() {}
        }
        "/slow" => trickle(stream),
        "/silent" => thread::sleep(Duration::from_secs(5)),
        "/cut" => {
            let head = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nnews";
            let _ = stream.write_all(head);
        }
        "/cut-chunk" => {
            send_open(stream, "Transfer-Encoding: chunked\r\n");
            let _ = stream.write_all(b"4\r\nnews\r\n");
        }
        "/garbage" => {
            let _ = stream.write_all(b"\x16\x03\x01 this is not http\r\n\r\n");
        }
        "/headers" => send_open(stream, &"X-Much: more\r\n".repeat(100_000)),
        "/header" => send_open(stream, &format!("X-Much: {}\r\n", "a".repeat(1 << 20))),
        "/there" => redirect(stream, "301 Moved", "/there-too"),
        "/there-too" => redirect(stream, "308 Moved", "good"),
        "/now-there" => redirect(stream, "302 Found", "/there"),
        "/circle" => redirect(stream, "302 Found", "/circle-back"),
        "/circle-back" => redirect(stream, "302 Found", "/circle"),
        "/file" => redirect(stream, "301 Moved", "file:///etc/passwd"),
        "/password" => redirect(stream, "301 Moved", "http://user:word@127.0.0.1/"),
        "/nowhere" => send(stream, "302 Found", "", b""),
        "/busy" => send(stream, "429 Too Many", "Retry-After: 30\r\n", b""),
        "/gone" => send(stream, "410 Gone", "", b""),
        "/error" => send(stream, "500 Oh", "", b""),
        "/escape" => send(stream, "500 Oh \x1b[31m", "", b""),
        path if path.starts_with("/on/") => {
            let n: usize = path[4..].parse().unwrap();
            redirect(stream, "302 Found", &format!("/on/{}", n + 1));
        }
        _ => send(stream, "404 Not Found", "", b""),
    })
}

fn redirect(stream: &mut TcpStream, status: &str, place: &str) {
    send(stream, status, &format!("Location: {place}\r\n"), b"");
}

fn trickle(stream: &mut TcpStream) {
    send_open(stream, "");
    for _ in 0..100 {
        if stream.write_all(b"a").is_err() {
            return;
        }
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn answers_are_read_or_refused_for_what_they_are() {
    let server = server();
    let port = server.port;
    let rows: &[(&str, &str)] = &[
        ("/good", "news"),
        ("/gzip", "news"),
        ("/gzip-twice", "news"),
        ("/bomb", "the answer is compressed beyond belief"),
        ("/bad-gzip", "the answer is not compressed as it says"),
        (
            "/brotli",
            "the answer is encoded in a way that was not asked for: br",
        ),
        ("/endless", "the answer is larger than 4 MB"),
        ("/cut", "the answer breaks off before its end"),
        ("/cut-chunk", "the answer breaks off before its end"),
        (
            "/garbage",
            "no connection: the server does not speak HTTP as it should",
        ),
        (
            "/headers",
            "no connection: the server does not speak HTTP as it should",
        ),
        (
            "/header",
            "no connection: the server sends too many headers",
        ),
        ("/circle", "the server redirects in a circle"),
        ("/on/0", "more than 10 redirects"),
        ("/file", "the server redirects to file:///etc/passwd"),
        (
            "/password",
            "the server redirects to http://user:word@127.0.0.1/",
        ),
        ("/nowhere", "the server redirects to nowhere"),
        ("/busy", "the server answers 429: it was asked too often"),
        ("/gone", "the server says that it is gone for good (410)"),
        (
            "/error",
            "the server answers 500: something is wrong on its side",
        ),
        (
            "/escape",
            "no connection: the server does not speak HTTP as it should",
        ),
        (
            "/other",
            "the server answers 404: there is nothing at this address",
        ),
    ];
    for (path, expected) in rows {
        let got = match ask(&server.url(path)) {
            Ok(answer) => String::from_utf8(answer.content.unwrap()).unwrap(),
            Err(failure) => failure.to_string(),
        };
        assert_eq!(got, *expected, "{path} on port {port}");
    }
}

#[test]
fn who_is_too_slow_is_left() {
    let server = server();
    let limits = Limits {
        total: Duration::from_secs(1),
        ..limits()
    };
    for path in ["/slow", "/silent"] {
        let request = wanted(&server.url(path), Reach::All);
        let got = get(&request, &limits, &AtomicBool::new(false)).unwrap_err();
        assert_eq!(got.to_string(), "no answer within 1 s", "{path}");
    }
}

#[test]
fn only_a_chain_of_permanent_redirects_is_remembered() {
    let server = server();
    let rows = [
        ("/good", None),
        ("/there", Some("/good")),
        ("/now-there", None),
    ];
    for (path, expected) in rows {
        let answer = ask(&server.url(path)).unwrap();
        assert_eq!(answer.content.as_deref(), Some(&b"news"[..]), "{path}");
        let expected = expected.map(|path| server.url(path));
        assert_eq!(answer.moved_to.map(String::from), expected, "{path}");
        assert_eq!(answer.url.as_str(), server.url("/good"), "{path}");
    }
}

#[test]
fn requests_say_who_asks_and_nothing_about_the_reader() {
    let server = server();
    let request = Request {
        etag: Some("\"1\"".to_owned()),
        last_modified: Some("Tue, 01 Dec 2026 10:00:00 GMT".to_owned()),
        ..wanted(&server.url("/echo"), Reach::All)
    };
    let answer = get(&request, &limits(), &AtomicBool::new(false)).unwrap();
    let headers = String::from_utf8(answer.content.unwrap()).unwrap();
    let mut names: Vec<&str> = headers
        .lines()
        .filter_map(|line| Some(line.split_once(": ")?.0))
        .collect();
    names.sort_unstable();
    let expected = [
        "accept",
        "accept-encoding",
        "host",
        "if-modified-since",
        "if-none-match",
        "user-agent",
    ];
    assert_eq!(names, expected);
    assert!(headers.contains("user-agent: dateline/"), "{headers}");
    assert!(headers.contains("if-none-match: \"1\""), "{headers}");
}

#[test]
fn what_is_not_on_the_open_internet_is_not_asked() {
    let server = server();
    let port = server.port;
    for host in ["127.0.0.1", "localhost", "0.0.0.0", "2130706433", "[::1]"] {
        let request = wanted(&format!("http://{host}:{port}/good"), Reach::Public);
        let got = get(&request, &limits(), &AtomicBool::new(false));
        assert!(matches!(got, Err(Failure::Private(_))), "{host}: {got:?}");
    }
    assert_eq!(server.n(), 0);
}

#[test]
fn nobody_is_sent_home_from_outside() {
    let server = Server::start(|path, _, stream| match path {
        "/home" => {
            let port = stream.local_addr().unwrap().port();
            let place = format!("http://127.0.0.2:{port}/good");
            redirect(stream, "302 Found", &place);
        }
        _ => send(stream, "200 OK", "", b"news"),
    });
    // To this test 127.0.0.1 is the world and 127.0.0.2 is home.
    let is_public = |address: IpAddr| address != IpAddr::from([127, 0, 0, 2]);
    let limits = Limits {
        is_public,
        ..limits()
    };
    let asked = |url: &str| get(&wanted(url, Reach::All), &limits, &AtomicBool::new(false));
    assert!(asked(&format!("http://127.0.0.2:{}/good", server.port)).is_ok());
    assert!(asked(&format!("http://127.0.0.2:{}/home", server.port)).is_ok());
    let n = server.n();
    let got = asked(&server.url("/home"));
    assert!(matches!(got, Err(Failure::Private(_))), "{got:?}");
    assert_eq!(server.n(), n + 1);
}

#[test]
fn a_stop_does_not_wait_for_a_slow_answer() {
    let server = server();
    let cancel = Arc::new(AtomicBool::new(false));
    let limits = Limits {
        total: Duration::from_secs(60),
        ..limits()
    };
    let flag = Arc::clone(&cancel);
    let stopper = thread::spawn(move || {
        thread::sleep(Duration::from_millis(200));
        flag.store(true, Ordering::SeqCst);
        Instant::now()
    });
    let got = get(&wanted(&server.url("/slow"), Reach::All), &limits, &cancel);
    stopper.join().unwrap();
    assert!(matches!(got, Err(Failure::Cancelled)), "{got:?}");
}

#[test]
fn nobody_answers_where_nobody_is() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    drop(listener);
    let got = ask(&format!("http://127.0.0.1:{port}/")).unwrap_err();
    assert_eq!(got.to_string(), "no connection: 127.0.0.1 refuses it");
}

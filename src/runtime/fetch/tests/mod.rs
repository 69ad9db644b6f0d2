//! A server on this machine that does what servers do, good and bad, and what becomes of it.

mod feeds;
mod requests;

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// A server that answers with what a function makes of the request: its path and its headers,
/// in lower case.
struct Server {
    port: u16,
    /// Requests so far.
    n: Arc<AtomicUsize>,
}

impl Server {
    fn start(answer: impl Fn(&str, &str, &mut TcpStream) + Send + Sync + 'static) -> Server {
        // All of this machine's addresses, so that 127.0.0.2 leads here as well.
        let listener = TcpListener::bind("0.0.0.0:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let (n, answer) = (Arc::new(AtomicUsize::new(0)), Arc::new(answer));
        let counted = Arc::clone(&n);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let (answer, n) = (Arc::clone(&answer), Arc::clone(&counted));
                thread::spawn(move || {
                    let Some((path, headers)) = request(&stream) else {
                        return;
                    };
                    n.fetch_add(1, Ordering::SeqCst);
                    let mut stream = stream;
                    answer(&path, &headers, &mut stream);
                });
            }
        });
        Server { port, n }
    }

    fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    fn n(&self) -> usize {
        self.n.load(Ordering::SeqCst)
    }
}

fn request(stream: &TcpStream) -> Option<(String, String)> {
    let mut lines = BufReader::new(stream).lines();
    let first = lines.next()?.ok()?;
    let path = first.split(' ').nth(1)?.to_owned();
    let mut headers = String::new();
    for line in lines {
        let line = line.ok()?;
        if line.is_empty() {
            break;
        }
        headers.push_str(&line.to_ascii_lowercase());
        headers.push('\n');
    }
    Some((path, headers))
}

/// Writes an answer: status, further header lines, content.
fn send(stream: &mut TcpStream, status: &str, headers: &str, content: &[u8]) {
    let n = content.len();
    let head =
        format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {n}\r\n{headers}\r\n");
    // A client that has seen enough is gone.
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.write_all(content);
}

/// The same without a word on how long the content is.
fn send_open(stream: &mut TcpStream, headers: &str) {
    let head = format!("HTTP/1.1 200 OK\r\nConnection: close\r\n{headers}\r\n");
    let _ = stream.write_all(head.as_bytes());
}

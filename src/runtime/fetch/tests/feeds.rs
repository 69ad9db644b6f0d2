//! Whole runs: feeds of a server on this machine into an archive in memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use super::super::{FeedOutcome, Fetch, FetchEvent, Fetched, Wait, fetch};
use super::{Server, send};
use crate::archive::{Archive, ArchiveHandle, Engine, FeedState};
use crate::config::{Config, FeedConfig, FetchConfig, FullText};
use crate::query::{Filter, Sort};

struct Run {
    archive: ArchiveHandle,
    what: Fetch,
    cancel: Arc<AtomicBool>,
    told: Vec<String>,
}

impl Run {
    fn new(urls: &[String]) -> Run {
        let feed = |url: &String| FeedConfig {
            url: url.clone(),
            name: None,
            full_text: None,
            interval_minutes: None,
        };
        Run {
            archive: ArchiveHandle::memory(Archive::in_memory().unwrap()),
            what: Fetch {
                feeds: urls.iter().map(feed).collect(),
                config: FetchConfig {
                    private_addresses: true,
                    full_text: FullText::Never,
                    timeout_seconds: 5,
                    ..Config::default().fetch
                },
                force: false,
            },
            cancel: Arc::new(AtomicBool::new(false)),
            told: Vec::new(),
        }
    }

    fn go(&mut self) -> Fetched {
        self.told.clear();
        let told = &mut self.told;
        let mut tell = |event: FetchEvent<'_>| match event {
            FetchEvent::Feed(name, outcome) => told.push(format!("{name}: {outcome:?}")),
            FetchEvent::Rejected(why) => told.push(why.to_owned()),
            FetchEvent::Progress(_) => {}
        };
        let engine = Engine::default();
        let done = fetch(
            &mut self.archive,
            &self.what,
            &engine,
            &self.cancel,
            &mut tell,
        );
        self.told.sort();
        done.unwrap()
    }

    fn state(&mut self, url: &str) -> FeedState {
        self.archive.with(|archive| archive.feed(url)).unwrap()
    }

    fn texts(&mut self) -> Vec<(String, Option<String>)> {
        let listed = self.archive.with(|archive| {
            let rows = archive.list(&Filter::default(), Sort::Title, 0, 100)?;
            let bodies = rows.rows.iter().map(|row| archive.article(row.id));
            bodies.collect::<Result<Vec<_>, _>>()
        });
        let listed = listed.unwrap().into_iter();
        listed.map(|a| (a.article.body, a.article.source)).collect()
    }
}

fn feed(items: &[(&str, &str)]) -> String {
    let items: Vec<String> = items
        .iter()
        .map(|(title, text)| {
            format!(
                "{{\"id\": \"https://a.example/{title}\", \"url\": \"/page/{title}\", \
                 \"title\": \"{title}\", \"content_text\": \"{text}\", \
                 \"date_published\": \"2026-12-01T10:00:00Z\"}}"
            )
        })
        .collect();
    format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"News of A\", \
         \"items\": [{}]}}",
        items.join(", ")
    )
}

#[test]
fn what_is_new_is_stored_once_and_unchanged_feeds_cost_nothing() {
    let server = Server::start(|_, headers, stream| {
        if headers.contains("if-none-match: \"1\"") {
            return send(stream, "304 Not Modified", "", b"");
        }
        let feed = feed(&[("one", "They met in Malmo."), ("two", "They left.")]);
        send(stream, "200 OK", "ETag: \"1\"\r\n", feed.as_bytes());
    });
    let url = server.url("/feed");
    let mut run = Run::new(std::slice::from_ref(&url));
    assert_eq!(run.go().to_string(), "2 new articles");
    assert_eq!(run.state(&url).etag.as_deref(), Some("\"1\""));
    assert_eq!(run.go().to_string(), "no new articles; 1 feed not due yet");
    assert_eq!(server.n(), 1);
    run.what.force = true;
    assert_eq!(run.go().to_string(), "no new articles");
    assert_eq!(server.n(), 2);
    assert!(run.told[0].ends_with("Unchanged"), "{:?}", run.told);
    assert_eq!(run.texts().len(), 2);
}

#[test]
fn a_feed_that_fails_says_why_and_stops_no_other() {
    let server = Server::start(|path, _, stream| match path {
        "/good" => send(
            stream,
            "200 OK",
            "",
            feed(&[("one", "They met.")]).as_bytes(),
        ),
        "/page" => send(stream, "200 OK", "", b"<html><body>Hello</body></html>"),
        "/broken" => send(stream, "200 OK", "", b"{\"items\": [{\"title\": "),
        "/text" => send(stream, "200 OK", "", b"They met."),
        "/empty" => send(stream, "200 OK", "", b""),
        _ => send(stream, "500 No", "", b""),
    });
    let paths = ["/good", "/page", "/broken", "/text", "/empty", "/error"];
    let urls = paths.map(|path| server.url(path));
    let mut run = Run::new(&urls);
    let done = run.go();
    assert_eq!((done.n_new, done.n_failed, done.n_done), (1, 5, 6));
    let errors = urls.map(|url| run.state(&url).error.unwrap_or_default());
    let begins = [
        "",
        "there is no feed at this address, but a web page",
        "the feed cannot be read: ",
        "there is no feed at this address",
        "the feed is empty",
        "the server answers 500",
    ];
    for (error, begins) in errors.iter().zip(begins) {
        assert!(error.starts_with(begins), "{error}");
    }
    assert_eq!(errors[0], "");
}

#[test]
fn what_moved_for_good_is_asked_there_and_what_is_gone_no_more() {
    let server = Server::start(|path, _, stream| match path {
        "/old" => send(stream, "301 Moved", "Location: /new\r\n", b""),
        "/new" => send(
            stream,
            "200 OK",
            "",
            feed(&[("one", "They met.")]).as_bytes(),
        ),
        "/trap" => send(stream, "301 Moved", "Location: /login\r\n", b""),
        "/login" => send(
            stream,
            "200 OK",
            "",
            b"<html><body>Who are you?</body></html>",
        ),
        _ => send(stream, "410 Gone", "", b""),
    });
    let urls = ["/old", "/gone", "/trap"].map(|path| server.url(path));
    let mut run = Run::new(&urls);
    run.go();
    let moved = run.state(&urls[0]).moved_to;
    assert_eq!(moved, Some(server.url("/new")));
    assert!(run.state(&urls[1]).is_gone);
    // A page to log in is no new home.
    assert_eq!(run.state(&urls[2]).moved_to, None);
    run.what.feeds.truncate(2);
    assert_eq!(run.go().n_waiting, 2);
    assert!(
        run.told
            .iter()
            .any(|t| t.ends_with(&format!("{:?}", FeedOutcome::Waits(Wait::Gone))))
    );
    let before = server.n();
    run.what.feeds.truncate(1);
    run.what.force = true;
    run.go();
    assert_eq!(server.n(), before + 1);
}

#[test]
fn a_host_is_asked_by_few_at_once_and_left_alone_when_it_wants_a_pause() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let (inside, peak) = (Arc::clone(&now), Arc::clone(&most));
    let server = Server::start(move |_, _, stream| {
        let n = inside.fetch_add(1, Ordering::SeqCst) + 1;
        peak.fetch_max(n, Ordering::SeqCst);
        thread::sleep(Duration::from_millis(40));
        inside.fetch_sub(1, Ordering::SeqCst);
        send(
            stream,
            "200 OK",
            "",
            feed(&[("one", "They met.")]).as_bytes(),
        );
    });
    let urls: Vec<String> = (0..9).map(|n| server.url(&format!("/{n}"))).collect();
    let mut run = Run::new(&urls);
    let done = run.go();
    assert_eq!((done.n_new, done.n_failed), (1, 0));
    assert_eq!(most.load(Ordering::SeqCst), 2);

    let server = Server::start(|_, _, stream| {
        send(stream, "429 Slower", "Retry-After: 600\r\n", b"");
    });
    let urls: Vec<String> = (0..9).map(|n| server.url(&format!("/{n}"))).collect();
    let mut run = Run::new(&urls);
    run.what.config.per_host = 1;
    assert_eq!(run.go().n_failed, 9);
    assert_eq!(server.n(), 1);
    run.what.force = true;
    assert_eq!(run.go().n_waiting, 9);
    assert_eq!(server.n(), 1);
}

#[test]
fn the_whole_text_comes_from_the_page() {
    let server = Server::start(|path, _, stream| {
        let port = stream.local_addr().unwrap().port();
        let content = match path {
            "/feed" => feed(&[("one", "They met…"), ("two", "They left.")])
                .replace("/page/", &format!("http://127.0.0.1:{port}/page/")),
            "/page/one" => {
                let text = "<p>The ministers met in Malmo and spoke of a treaty between them, \
                     which both parliaments are to vote on.</p>"
                    .repeat(4);
                format!("<html><body><article>{text}</article></body></html>")
            }
            _ => return send(stream, "403 No", "", b""),
        };
        send(stream, "200 OK", "", content.as_bytes());
    });
    let mut run = Run::new(&[server.url("/feed")]);
    run.what.config.full_text = FullText::Auto;
    run.what.feeds[0].name = Some("A".to_owned());
    assert_eq!(run.go().to_string(), "2 new articles");
    let texts = run.texts();
    assert!(texts[0].0.contains("treaty"), "{texts:?}");
    assert_eq!(texts[1].0, "They left.");
    assert_eq!(texts[0].1.as_deref(), Some("A"));
    assert_eq!(server.n(), 3);
}

#[test]
fn a_stop_keeps_what_is_stored_and_waits_for_nobody() {
    let server = Server::start(|path, _, stream| {
        if path == "/slow" {
            thread::sleep(Duration::from_secs(4));
        }
        send(
            stream,
            "200 OK",
            "",
            feed(&[("one", "They met.")]).as_bytes(),
        );
    });
    let urls = [server.url("/good"), server.url("/slow")];
    let mut run = Run::new(&urls);
    let cancel = Arc::clone(&run.cancel);
    let mut archive = run.archive.clone();
    let (good, slow) = (urls[0].clone(), urls[1].clone());
    let stopper = thread::spawn(move || {
        while archive
            .with(|archive| archive.feed(&good))
            .unwrap()
            .last_success
            .is_none()
        {
            thread::sleep(Duration::from_millis(10));
        }
        cancel.store(true, Ordering::SeqCst);
    });
    let done = run.go();
    stopper.join().unwrap();
    assert_eq!((done.n_new, done.n_done), (1, 1));
    assert_eq!(run.state(&slow), FeedState::default());
}

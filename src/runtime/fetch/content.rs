//! What a server sent → articles: of a feed, and of the page of one of its articles.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::article::{Article, Format, Options, decode, read};
use crate::config::FullText;

/// Articles taken of one feed, the first ones, which are the newest.
const MAX_ARTICLES: usize = 1_000;
/// Bytes by which the format is told.
const HEAD_BYTES: usize = 64 << 10;
/// A text shorter than this is likely to be a beginning: news in brief that are whole are longer.
const TEASER_CHARS: usize = 400;
/// Ends of texts that say that there is more.
const MORE: &[&str] = &[
    "…",
    "...",
    "[…]",
    "[...]",
    "read more",
    "continue reading",
    "»",
    "→",
];
/// A page must have so many times more text than the feed to be taken for the whole text.
const LONGER: usize = 2;

/// Why a content is of no use.
#[derive(Debug, thiserror::Error)]
pub(super) enum Unreadable {
    #[error("there is no feed at this address, but a web page")]
    Page,
    #[error("there is no feed at this address")]
    NoFeed,
    #[error("the feed is empty")]
    Empty,
    #[error("the feed cannot be read: {0}")]
    Broken(String),
}

/// The articles of a feed, with what could not be read of it.
#[derive(Debug)]
pub(super) struct Read {
    pub(super) articles: Vec<Article>,
    pub(super) rejected: Vec<String>,
}

/// Reads a feed that came from `url`.
///
/// # Errors
/// If it is none, or nothing in it can be read.
pub(super) fn feed(url: &str, bytes: &[u8]) -> Result<Read, Unreadable> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Unreadable::Empty);
    }
    let (head, _) = decode(bytes.get(..HEAD_BYTES).unwrap_or(bytes), None);
    match Format::detect("-", &head) {
        Format::Feed | Format::Json => {}
        Format::Html => return Err(Unreadable::Page),
        _ => return Err(Unreadable::NoFeed),
    }
    // A defect of a parser must not end the other feeds.
    let rows = catch_unwind(AssertUnwindSafe(|| {
        let rows = read(url, bytes, &Options::default());
        rows.take(MAX_ARTICLES).collect::<Vec<_>>()
    }));
    let rows = rows.map_err(|_| Unreadable::Broken("a defect of the program".to_owned()))?;
    let mut read = Read {
        articles: Vec::new(),
        rejected: Vec::new(),
    };
    for row in rows {
        match row {
            Ok(article) => read.articles.push(article),
            Err(error) => read.rejected.push(error.to_string()),
        }
    }
    match (read.articles.is_empty(), read.rejected.first()) {
        (true, Some(first)) => Err(Unreadable::Broken(first.clone())),
        _ => Ok(read),
    }
}

/// Whether the page of an article is to be fetched for its whole text.
pub(super) fn wants_page(article: &Article, full_text: FullText) -> bool {
    article.url.is_some()
        && match full_text {
            FullText::Always => true,
            FullText::Never => false,
            FullText::Auto => is_teaser(&article.body),
        }
}

fn is_teaser(body: &str) -> bool {
    let end = body.trim_end().to_lowercase();
    body.chars().nth(TEASER_CHARS).is_none() || MORE.iter().any(|more| end.ends_with(more))
}

/// Puts the text of the page in place of the feed's, if it is the longer one; what the feed says
/// about the article stays.
pub(super) fn complete(article: Article, page: &[u8]) -> Article {
    let options = Options {
        format: Some(Format::Html),
        ..Options::default()
    };
    let url = article.url.as_deref().unwrap_or("-");
    let found = catch_unwind(AssertUnwindSafe(|| read(url, page, &options).next()));
    match found {
        Ok(Some(Ok(found))) if found.body.len() >= LONGER * article.body.len().max(1) => Article {
            body: found.body,
            blocks: found.blocks,
            links: found.links,
            dateline_place: found.dateline_place,
            author: article.author.or(found.author),
            published: article.published.or(found.published),
            ..article
        },
        _ => article,
    }
}

#[cfg(test)]
mod tests {
    use super::{complete, is_teaser, wants_page};
    use crate::article::Article;
    use crate::config::FullText;

    const PAGE: &[u8] =
        b"<html><head><title>Talks end</title></head><body><nav>Home</nav><article>\
        <h1>Talks end</h1><p>The prime minister of Sweden met the president of Finland in Malmo \
        on Monday, and both spoke of a treaty that their parliaments are to vote on.</p><p>They \
        will meet again in Helsinki in the spring, a spokeswoman said after the talks.</p>\
        </article></body></html>";

    fn teaser() -> Article {
        Article {
            key: "a".to_owned(),
            title: "Talks end".to_owned(),
            body: "They met in Malmo…".to_owned(),
            url: Some("https://a.example/1".to_owned()),
            source: Some("A".to_owned()),
            ..Article::default()
        }
    }

    #[test]
    fn beginnings_are_told_from_whole_texts() {
        let long = "They met in Malmo. ".repeat(40);
        let rows = [
            ("They met.", true),
            (long.as_str(), false),
            (&format!("{long} Read more"), true),
            (&format!("{long} They …"), true),
        ];
        for (body, expected) in rows {
            assert_eq!(is_teaser(body), expected, "{body}");
        }
    }

    #[test]
    fn the_page_is_wanted_as_the_feed_says() {
        let nowhere = Article {
            url: None,
            ..teaser()
        };
        assert!(wants_page(&teaser(), FullText::Auto));
        assert!(!wants_page(&teaser(), FullText::Never));
        assert!(!wants_page(&nowhere, FullText::Always));
    }

    #[test]
    fn a_page_gives_the_text_and_the_feed_the_rest() {
        let whole = complete(teaser(), PAGE);
        assert!(whole.body.contains("Helsinki"), "{}", whole.body);
        assert_eq!(whole.key, "a");
        assert_eq!(whole.source.as_deref(), Some("A"));
        let kept = complete(teaser(), b"<p>Please allow cookies.</p>");
        assert_eq!(kept.body, teaser().body);
    }
}

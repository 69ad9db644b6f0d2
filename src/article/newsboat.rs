//! Articles as newsboat keeps them in its cache.

use super::body::Body;
use super::draft::{Draft, Place};
use super::error::RowError;
use super::{Article, Options, html, moment, plain};

/// An item of newsboat's cache: what its columns say, unchecked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewsboatItem {
    /// Number of the row.
    pub number: i64,
    /// The feed's name for it, often its address.
    pub guid: String,
    /// Headline, perhaps with entities in it.
    pub title: String,
    /// Who wrote it.
    pub author: String,
    /// Its address on the web.
    pub url: String,
    /// Time of publication, seconds since 1970 in UTC; 0 where newsboat knows none.
    pub published: i64,
    /// The text, in the format that `content_type` names.
    pub content: String,
    /// MIME type of the text; empty in older caches, where it is HTML.
    pub content_type: String,
    /// Title of the feed.
    pub feed: String,
}

impl NewsboatItem {
    /// The article of this item, which stands in the cache `file`.
    ///
    /// # Errors
    /// If it holds no text, or more than an article may. The number of the row stands for the line.
    pub fn into_article(self, file: &str, options: &Options) -> Result<Article, RowError> {
        let place = Place {
            file,
            line: usize::try_from(self.number).unwrap_or(0),
            published: options.published,
        };
        let published = (self.published > 0)
            .then(|| moment::number(&self.published.to_string()))
            .flatten();
        let draft = Draft {
            id: some(self.guid),
            title: some(html::any_label(&self.title)),
            body: body(&self.content, &self.content_type),
            published,
            source: some(html::any_label(&self.feed)),
            author: some(html::any_label(&self.author)),
            url: some(self.url),
            ..Draft::default()
        };
        draft.finish(place)
    }
}

fn body(content: &str, content_type: &str) -> Body {
    let kind = content_type.split(';').next().unwrap_or("").trim();
    if kind.eq_ignore_ascii_case("text/plain") {
        plain::body(content)
    } else {
        html::any_body(content)
    }
}

fn some(text: String) -> Option<String> {
    (!text.trim().is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::NewsboatItem;
    use crate::article::Options;

    fn item(content: &str, content_type: &str) -> NewsboatItem {
        NewsboatItem {
            number: 7,
            guid: "https://paper.example/talks".to_owned(),
            title: "Talks &amp; dinner".to_owned(),
            author: "Ann Writer".to_owned(),
            url: "https://paper.example/talks".to_owned(),
            published: 1_755_597_600,
            content: content.to_owned(),
            content_type: content_type.to_owned(),
            feed: "The Paper".to_owned(),
        }
    }

    #[test]
    fn an_item_becomes_an_article() {
        let cases = [
            (
                "<p>They met.</p><p>They ate.</p>",
                "",
                "They met.\n\nThey ate.",
            ),
            ("<p>They met.</p>", "text/html", "They met."),
            ("<b>They</b> met.", "application/xhtml+xml", "They met."),
            ("1 < 2 said they", "text/plain", "1 < 2 said they"),
        ];
        for (content, content_type, body) in cases {
            let article = item(content, content_type)
                .into_article("cache.db", &Options::default())
                .expect("an article");
            assert_eq!(article.body, body);
            assert_eq!(article.title, "Talks & dinner");
            assert_eq!(article.source.as_deref(), Some("The Paper"));
            let date = article.published.map(|p| p.date.to_string());
            assert_eq!(date.as_deref(), Some("2025-08-19"));
            assert_eq!(article.origin.map(|origin| origin.line), Some(7));
        }
    }

    #[test]
    fn an_item_without_words_is_refused_by_its_number() {
        let empty = NewsboatItem {
            number: 9,
            ..NewsboatItem::default()
        };
        let error = empty.into_article("cache.db", &Options::default());
        let told = error.expect_err("nothing in it").to_string();
        assert!(told.starts_with("cache.db:9: "), "{told}");
    }
}

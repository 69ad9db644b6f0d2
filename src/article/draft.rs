//! What a format has read, and how it becomes an [`Article`]: the steps every format shares.

use jiff::civil::Date;

use super::body::Body;
use super::dateline::{self, Dateline};
use super::error::RowError;
use super::key::hash_key;
use super::moment::{self, Moment};
use super::{Article, BlockKind, Marks, Origin, Published, PublishedFrom, agency, byline, limits};
use crate::text::{Segments, sanitize};

/// The parts of an article as a format found them, unchecked.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Draft {
    pub(super) id: Option<String>,
    pub(super) title: Option<String>,
    pub(super) body: Body,
    pub(super) published: Option<Moment>,
    pub(super) source: Option<String>,
    pub(super) author: Option<String>,
    pub(super) url: Option<String>,
    pub(super) tags: Vec<String>,
    pub(super) marks: Marks,
}

/// Where a draft comes from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place<'a> {
    /// The file, as given.
    pub(super) file: &'a str,
    /// The line it starts on, from 1.
    pub(super) line: usize,
    /// The day given by whoever asked for it.
    pub(super) published: Option<Date>,
}

impl Place<'_> {
    /// An error about this place.
    pub(super) fn error(&self, reason: &str) -> RowError {
        RowError::new(self.file, self.line, reason)
    }

    /// This place, as an article says where it came from.
    pub(super) fn origin(&self) -> Origin {
        Origin {
            file: sanitize::display(self.file).into_owned(),
            line: self.line,
        }
    }
}

impl Draft {
    /// Takes the first line out of the body if it repeats the title, or the end of a title
    /// that has the name of the site before it ("Example Post :: Talks end").
    pub(super) fn drop_repeated_title(&mut self) {
        let Some(title) = &self.title else { return };
        let first = self.body.text.split('\n').next().unwrap_or("");
        let bare = |text: &str| one_line(text).trim_end_matches('.').to_owned();
        let (title, line) = (bare(title), bare(first));
        let before = title.strip_suffix(&line).map(str::trim_end);
        let behind_site = line.contains(' ')
            && before.is_some_and(|b| b.ends_with(['|', ':', '»', '-', '–', '—']));
        if first.len() == self.body.text.len() || !(title == line || behind_site) {
            return;
        }
        let rest = self.body.text.get(first.len()..).unwrap_or("");
        let n_blank = rest.len() - rest.trim_start().len();
        self.body.remove_front(first.len() + n_blank);
        self.title = Some(line);
    }

    /// Makes the heading the body starts with the title, if there is none yet.
    pub(super) fn take_first_heading(&mut self) {
        let Some(first) = self.body.blocks.first() else {
            return;
        };
        let span = first.span;
        let heads = matches!(first.kind, BlockKind::Heading(_)) && span.start == 0;
        if self.title.is_none() && heads {
            self.title = Some(one_line(span.of(&self.body.text)));
            let rest = self.body.text.get(span.end..).unwrap_or("");
            let n_blank = rest.len() - rest.trim_start().len();
            self.body.remove_front(span.end + n_blank);
        }
    }

    /// Checks the limits, takes from the text what it says about itself, names the article.
    pub(super) fn finish(mut self, place: Place<'_>) -> Result<Article, RowError> {
        if self.body.text.len() > limits::BODY_BYTES {
            return Err(place.error(&format!(
                "the text is longer than {} MB; split the file into articles",
                limits::BODY_BYTES >> 20
            )));
        }
        if self.title.is_some() {
            self.drop_repeated_title();
            byline::take(&mut self);
        }
        let dateline = dateline::find(&self.body.text).unwrap_or_default();
        let source = self.take_source(dateline.agency.as_deref());
        let given_title = self.title.as_deref().map(clean_title).unwrap_or_default();
        if given_title.is_empty() && self.body.text.is_empty() {
            return Err(place.error("no text in it; give it a title or a body"));
        }
        let title_made = given_title.is_empty();
        let title = if title_made {
            made_title(&self.body.text, dateline.end)
        } else {
            given_title
        };
        let published = published(&self, &dateline, place);
        let mut article = self.into_article(place);
        article.key = key(&article.key, &article, &title, published);
        Ok(Article {
            title,
            title_made,
            published,
            source,
            dateline_place: dateline.place.filter(|p| p.end <= article.body.len()),
            ..article
        })
    }

    /// The source, and the mark that says it cut off the end of the text.
    fn take_source(&mut self, in_dateline: Option<&str>) -> Option<String> {
        let own = [self.source.as_deref(), in_dateline];
        let own: Vec<&str> = own.into_iter().flatten().collect();
        let closing = agency::closing(&self.body.text, &own);
        if let Some(closing) = &closing {
            self.body.truncate(closing.text_len);
        }
        let marked = marked_source(in_dateline.map(str::to_owned), closing.map(|c| c.source));
        label(self.source.take()).or_else(|| label(marked))
    }

    /// The parts that are only cleaned; the id stands for the key.
    fn into_article(self, place: Place<'_>) -> Article {
        Article {
            key: self.id.map(|id| one_line(&id)).unwrap_or_default(),
            author: label(self.author),
            url: self.url.as_deref().and_then(clean_url),
            tags: clean_tags(self.tags),
            origin: Some(place.origin()),
            body: self.body.text,
            blocks: self.body.blocks,
            links: self.body.links,
            marks: self.marks,
            ..Article::default()
        }
    }
}

/// The source by its marks: the one in the dateline, unless that is an abbreviation nobody
/// knows and the end of the text names another.
fn marked_source(dateline: Option<String>, closing: Option<String>) -> Option<String> {
    match (dateline, closing) {
        (Some(head), Some(end)) if agency::known(&head).is_none() => Some(end),
        (head, end) => head.or(end),
    }
}

/// The day of publication and what says so, surest first.
fn published(draft: &Draft, dateline: &Dateline, place: Place<'_>) -> Option<Published> {
    if let Some((date, time)) = draft.published {
        let from = PublishedFrom::Field;
        return Some(Published { date, time, from });
    }
    let name = place.file.rsplit(['/', '\\']).next().unwrap_or("");
    let in_name = moment::in_name(name).or_else(|| moment::in_name(draft.url.as_deref()?));
    let anchor = in_name.or(place.published);
    let in_dateline = dateline.day.and_then(|day| dateline::resolve(day, anchor));
    let (date, from) = None
        .or(in_dateline.map(|date| (date, PublishedFrom::Dateline)))
        .or(in_name.map(|date| (date, PublishedFrom::FileName)))
        .or(place.published.map(|date| (date, PublishedFrom::Given)))?;
    Some(Published {
        date,
        time: None,
        from,
    })
}

/// Ids shorter than this are running numbers and the like, which other files have too.
const OWN_ID_BYTES: usize = 8;

/// The id, else the address, else a hash of title, date and body. An id that other files may
/// have as well ("1", "a-17") is completed by the hash, so that it never hides another article.
fn key(id: &str, article: &Article, title: &str, published: Option<Published>) -> String {
    if id.len() > limits::URL_BYTES {
        return hash_key(&[id]);
    }
    let is_common = id.len() < OWN_ID_BYTES || id.bytes().all(|b| b.is_ascii_digit());
    if !id.is_empty() && !is_common {
        return id.to_owned();
    }
    let hash = || {
        let date = published.map(|p| p.date.to_string()).unwrap_or_default();
        hash_key(&[title, &date, &article.body])
    };
    match (&article.url, id) {
        (Some(url), _) => url.clone(),
        (None, "") => hash(),
        (None, id) => format!("{id} {}", hash()),
    }
}

/// The first sentence behind the dateline, cut at a word.
fn made_title(body: &str, from: usize) -> String {
    let story = body.get(from..).unwrap_or(body).trim_start();
    let story = if story.is_empty() { body } else { story };
    let story = without_mark(story);
    let paragraph = story
        .split('\n')
        .find(|line| !line.trim().is_empty())
        .unwrap_or("");
    let head = paragraph
        .get(..paragraph.floor_char_boundary(2_000))
        .unwrap_or("");
    let segments = Segments::new(head);
    let sentence = segments.sentences.first().map_or(head, |s| s.span.of(head));
    let sentence = one_line(sentence);
    let whole = sentence.strip_suffix('.').unwrap_or(&sentence);
    let mut title = cut_chars(whole, limits::MADE_TITLE_CHARS);
    if title.len() < whole.len() {
        if let Some(at) = title.rfind(' ') {
            title.truncate(at);
        }
        title.truncate(
            title
                .trim_end_matches([' ', ',', ';', ':', '-', '–', '—'])
                .len(),
        );
        title.push('…');
    }
    title
}

/// `text` without the bullet or number of a list before it.
fn without_mark(text: &str) -> &str {
    let n_digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let numbered = text
        .get(n_digits..)
        .and_then(|rest| rest.strip_prefix(". "));
    let numbered = numbered.filter(|_| (1..=2).contains(&n_digits));
    numbered.or(text.strip_prefix("• ")).unwrap_or(text)
}

fn clean_title(title: &str) -> String {
    cut_chars(&one_line(title), limits::TITLE_CHARS)
}

/// A short label, or none if nothing is left of it.
fn label(text: Option<String>) -> Option<String> {
    let text = cut_chars(&one_line(&text?), limits::LABEL_CHARS);
    (!text.is_empty()).then_some(text)
}

fn clean_url(url: &str) -> Option<String> {
    let url = one_line(url);
    let web = ["http://", "https://"].iter().any(|scheme| {
        url.get(..scheme.len())
            .is_some_and(|s| s.eq_ignore_ascii_case(scheme))
    });
    (web && url.len() <= limits::URL_BYTES && !url.contains(' ')).then_some(url)
}

fn clean_tags(tags: Vec<String>) -> Vec<String> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags.into_iter().take(limits::TAGS) {
        if let Some(tag) = label(Some(tag))
            && !kept.contains(&tag)
        {
            kept.push(tag);
        }
    }
    kept
}

/// `text` on one line, safe to draw, its white space collapsed.
pub(super) fn one_line(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in sanitize::display(text).split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// The first `n` characters of `text`.
fn cut_chars(text: &str, n: usize) -> String {
    let end = text.char_indices().nth(n).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or("").to_owned()
}

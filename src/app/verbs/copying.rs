//! What leaves the program: links, quotations, paragraphs, whole articles.

use crate::analysis::Quote;
use crate::app::event::{Effect, Notice};
use crate::app::page::{Page, day};
use crate::app::state::State;
use crate::text::Span;

impl State {
    fn with_page(&mut self, make: impl FnOnce(&Page) -> Result<Effect, &'static str>) {
        let made = match &self.page {
            Some(page) => make(page),
            None => Err("no article is open"),
        };
        match made {
            Ok(effect) => self.push(effect),
            Err(why) => self.tell(Notice::warning(why)),
        }
    }

    /// The link under the cursor, else the article's own address.
    pub(super) fn open_url(&mut self) {
        self.with_page(|page| Ok(Effect::OpenUrl(url(page)?)));
    }

    pub(super) fn copy_url(&mut self) {
        self.with_page(|page| Ok(Effect::Copy(url(page)?)));
    }

    pub(super) fn copy_quote(&mut self) {
        self.with_page(|page| {
            let quotes = &page.stored.analysis.quotes;
            let origin = page.origin();
            let at_cursor = page.focused_quote();
            let next = || quotes.iter().position(|q| q.span().end > origin);
            let quote = at_cursor.or_else(next).and_then(|idx| quotes.get(idx));
            let quote = quote.ok_or("no quotation here")?;
            Ok(Effect::Copy(cited(page, quote)))
        });
    }

    pub(super) fn copy_paragraph(&mut self) {
        self.with_page(|page| {
            let origin = page.origin();
            let stretch = page.stretches.iter().find(|s| s.span.end > origin);
            let span = stretch.map(|s| s.span).ok_or("no paragraph from here on")?;
            Ok(Effect::Copy(one_line(span.of(page.body()))))
        });
    }

    pub(super) fn save(&mut self) {
        self.with_page(|page| {
            Ok(Effect::Save {
                name: page.stored.article.title.clone(),
                text: as_text(page),
            })
        });
    }
}

fn url(page: &Page) -> Result<String, &'static str> {
    let article = &page.stored.article;
    let link = page
        .cursor
        .and_then(|cursor| article.links.iter().find(|l| l.span == cursor));
    let url = link
        .map(|link| link.url.clone())
        .or_else(|| article.url.clone());
    url.ok_or("this article has no address")
}

/// The quotation, its speaker with office, and where it stands.
fn cited(page: &Page, quote: &Quote) -> String {
    let body = page.body();
    let pieces: Vec<String> = quote.pieces.iter().map(|p| one_line(p.of(body))).collect();
    let mut text = pieces.join(" … ");
    if let Some(speaker) = &quote.speaker {
        text.push_str(" — ");
        text.push_str(&speaker.name);
        let entity = speaker
            .entity
            .and_then(|id| page.stored.analysis.entity(id));
        if let Some(office) = entity.and_then(|e| e.office.as_deref()) {
            text.push_str(", ");
            text.push_str(office);
        }
    }
    format!("{text}\n{}", source(page))
}

/// "Headline, Sample Wire, 19 Aug 2025, https://…".
fn source(page: &Page) -> String {
    let article = &page.stored.article;
    let mut parts = vec![one_line(&article.title)];
    parts.extend(article.source.clone());
    parts.extend(article.published.map(|p| day(p.date)));
    parts.extend(article.url.clone());
    parts.join(", ")
}

fn as_text(page: &Page) -> String {
    let article = &page.stored.article;
    let mut lines = vec![one_line(&article.title)];
    let mut meta: Vec<String> = article.source.iter().cloned().collect();
    meta.extend(article.author.clone());
    meta.extend(article.published.map(|p| p.date.to_string()));
    if !meta.is_empty() {
        lines.push(meta.join(" · "));
    }
    lines.extend(article.url.clone());
    format!("{}\n\n{}\n", lines.join("\n"), page.body().trim_end())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where a mark at a byte begins and ends.
impl Page {
    /// The narrowest mark that covers a byte.
    pub fn mark_at(&self, byte: usize) -> Option<Span> {
        let all = crate::app::page::all_spans(&self.stored);
        let over = all.into_iter().filter(|span| span.contains_offset(byte));
        over.min_by_key(|span| span.len())
    }
}

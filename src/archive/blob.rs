//! How values that no question looks into are stored: postcard, reasons by number.

use std::borrow::Cow;
use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{ArchiveError, Result};
use crate::analysis::{Analysis, Reason};
use crate::article::Article;

/// First of the private characters that stand for a stored reason.
const FIRST_CODE: u32 = 0xE000;

/// How many reasons can have a number.
const N_CODES: u32 = 0x1900;

/// The bytes of a value. Postcard fails only on types that we do not store.
pub(super) fn pack<T: Serialize>(value: &T) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// The value of the bytes stored as `object` of `article`.
pub(super) fn unpack<T: DeserializeOwned>(
    bytes: &[u8],
    object: &'static str,
    article: i64,
) -> Result<T> {
    postcard::from_bytes(bytes).map_err(|e| ArchiveError::stored(object, article, &e))
}

/// An article without what its row and columns already say; empty if nothing is left.
pub(super) fn details(article: &Article) -> Vec<u8> {
    let rest = Article {
        title_made: article.title_made,
        blocks: article.blocks.clone(),
        links: article.links.clone(),
        author: article.author.clone(),
        dateline_place: article.dateline_place,
        // An address that is the key as well is stored once.
        url: article.url.as_ref().map(|url| {
            let is_key = *url == article.key;
            if is_key { String::new() } else { url.clone() }
        }),
        tags: article.tags.clone(),
        ..Article::default()
    };
    if rest == Article::default() {
        return Vec::new();
    }
    pack(&rest)
}

/// The article whose columns are `columns` and whose details are stored as `bytes`.
pub(super) fn with_details(bytes: &[u8], article: i64, columns: Article) -> Result<Article> {
    let rest: Article = if bytes.is_empty() {
        Article::default()
    } else {
        unpack(bytes, "the article", article)?
    };
    let url = rest.url.map(|url| {
        let is_key = url.is_empty();
        if is_key { columns.key.clone() } else { url }
    });
    Ok(Article {
        url,
        key: columns.key,
        title: columns.title,
        body: columns.body,
        source: columns.source,
        published: columns.published,
        origin: columns.origin,
        ..rest
    })
}

/// The numbers of the reasons that occur; filled as they are met.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    codes: HashMap<Reason, char>,
    texts: HashMap<char, Reason>,
}

impl Reasons {
    /// The bytes of an analysis. Reasons that are part of the program become one character
    /// each; those made from the text stay words.
    pub(super) fn pack(
        &mut self,
        connection: &Connection,
        analysis: &Analysis,
    ) -> rusqlite::Result<Vec<u8>> {
        let mut analysis = analysis.clone();
        for reason in reasons_of(&mut analysis) {
            if matches!(reason, Cow::Borrowed(_))
                && let Some(code) = self.code(connection, reason)?
            {
                *reason = Cow::Owned(code.to_string());
            }
        }
        Ok(pack(&analysis))
    }

    /// The analysis of the bytes stored for `article`.
    pub(super) fn unpack(
        &mut self,
        connection: &Connection,
        bytes: &[u8],
        article: i64,
    ) -> Result<Analysis> {
        let mut analysis: Analysis = unpack(bytes, "the analysis", article)?;
        for reason in reasons_of(&mut analysis) {
            let text = code_in(reason).map(|code| self.text(connection, code));
            match text {
                Some(Ok(Some(text))) => *reason = text,
                Some(Err(e)) => return Err(ArchiveError::stored("the reasons", article, &e)),
                Some(Ok(None)) | None => {}
            }
        }
        Ok(analysis)
    }

    /// Forgets all numbers: a transaction that was rolled back may have given some.
    pub(super) fn forget(&mut self) {
        *self = Reasons::default();
    }

    fn code(&mut self, connection: &Connection, reason: &Reason) -> rusqlite::Result<Option<char>> {
        if let Some(code) = self.codes.get(reason) {
            return Ok(Some(*code));
        }
        connection
            .prepare_cached("INSERT OR IGNORE INTO reason (text) VALUES (?1)")?
            .execute([reason.as_ref()])?;
        let id: i64 = connection
            .prepare_cached("SELECT id FROM reason WHERE text = ?1")?
            .query_row([reason.as_ref()], |row| row.get(0))?;
        let code = u32::try_from(id).ok().filter(|id| *id < N_CODES);
        let code = code.and_then(|id| char::from_u32(FIRST_CODE + id));
        if let Some(code) = code {
            self.codes.insert(reason.clone(), code);
        }
        Ok(code)
    }

    fn text(&mut self, connection: &Connection, code: char) -> rusqlite::Result<Option<Reason>> {
        if let Some(text) = self.texts.get(&code) {
            return Ok(Some(text.clone()));
        }
        let id = i64::from(u32::from(code) - FIRST_CODE);
        let text: Option<String> = connection
            .prepare_cached("SELECT text FROM reason WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let text: Option<Reason> = text.map(Cow::Owned);
        if let Some(text) = &text {
            self.texts.insert(code, text.clone());
        }
        Ok(text)
    }
}

/// The code that a stored reason consists of.
fn code_in(reason: &Reason) -> Option<char> {
    let mut chars = reason.chars();
    let code = chars.next()?;
    let is_code = (FIRST_CODE..FIRST_CODE + N_CODES).contains(&u32::from(code));
    (is_code && chars.next().is_none()).then_some(code)
}

fn reasons_of(analysis: &mut Analysis) -> impl Iterator<Item = &mut Reason> {
    let mentions = analysis.mentions.iter_mut().map(|m| &mut m.reason);
    let quotes = analysis.quotes.iter_mut().map(|q| &mut q.reason);
    let times = analysis.times.iter_mut().map(|t| &mut t.reason);
    let meetings = analysis.meetings.iter_mut().map(|m| &mut m.reason);
    mentions.chain(quotes).chain(times).chain(meetings)
}

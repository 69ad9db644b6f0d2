//! How values that no question looks into are stored: postcard, without what columns say.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::error::{ArchiveError, Result};
use crate::article::Article;

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

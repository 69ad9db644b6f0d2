//! Other findings in the place of those that are stored of an article: what the old ones added to
//! the tables is taken out again. Encounters whose telling is the same keep their ids.

use rusqlite::{Connection, params};

use super::put::{self, Memory, Prepared};
use super::{ANALYSIS_VERSION, encounters, named, stored};
use crate::timeline::ArticleId;

/// Stores what was found in an article; `before` is what is stored.
pub(super) fn replace(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    before: &Prepared,
    after: &Prepared,
) -> rusqlite::Result<()> {
    take_countries(connection, id, before)?;
    for name in before.names() {
        named::take(connection, memory.names_mut(), id, name, after.names())?;
    }
    connection
        .prepare_cached("DELETE FROM corrected WHERE article = ?1")?
        .execute([id])?;
    put_row(connection, memory, id, after)?;
    put::put_names(connection, memory, id, after)?;
    let (article, analysis) = (&after.article, &after.analysis);
    let near = memory.near_mut();
    encounters::put_again(connection, near, ArticleId(id), article, analysis)
}

/// What the rows of the article itself say of its analysis.
pub(super) fn put_row(
    connection: &Connection,
    memory: &mut Memory,
    id: i64,
    prepared: &Prepared,
) -> rusqlite::Result<()> {
    let (analysis, body) = (&prepared.analysis, &prepared.article.body);
    let packed = stored::pack(connection, &mut memory.reasons, analysis, body)?;
    connection
        .prepare_cached("UPDATE content SET version = ?2, analysis = ?3 WHERE article = ?1")?
        .execute(params![id, ANALYSIS_VERSION, packed])?;
    connection
        .prepare_cached(
            "UPDATE article SET countries = ?2, n_quotes = ?3, n_meetings = ?4 WHERE id = ?1",
        )?
        .execute(params![
            id,
            prepared.country_letters(),
            prepared.n_quotes() as i64,
            prepared.n_meetings() as i64,
        ])
        .map(drop)
}

pub(super) fn take_countries(
    connection: &Connection,
    id: i64,
    before: &Prepared,
) -> rusqlite::Result<()> {
    let mut unlink = connection
        .prepare_cached("DELETE FROM article_country WHERE country = ?1 AND article = ?2")?;
    let mut total = connection
        .prepare_cached("UPDATE country SET n_articles = n_articles - 1 WHERE code = ?1")?;
    let mut forget =
        connection.prepare_cached("DELETE FROM country WHERE code = ?1 AND n_articles < 1")?;
    for code in before.country_codes() {
        if unlink.execute(params![code.as_str(), id])? > 0 {
            total.execute([code.as_str()])?;
            forget.execute([code.as_str()])?;
        }
    }
    Ok(())
}

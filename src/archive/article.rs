//! Question: one article with all that is stored about it.

use rusqlite::OptionalExtension;

use super::blob::with_details;
use super::error::{ArchiveError, During, Result};
use super::rows::{COLUMNS, TABLES, article_row};
use super::{ANALYSIS_VERSION, Archive, put, reprint, stored};
use crate::analysis::Analysis;
use crate::article::{Article, Origin};
use crate::query::{ArticleRow, StoredArticle};
use crate::timeline::{ArticleId, EncounterId};

/// What the table of contents has of an article.
struct Content {
    row: ArticleRow,
    /// The article as far as it has columns.
    columns: Article,
    details: Vec<u8>,
    version: i64,
    analysis: Vec<u8>,
}

impl Archive {
    /// The article with its analysis, what other articles say of its persons, and the
    /// encounters it tells.
    ///
    /// # Errors
    /// If there is no such article, or what is stored of it cannot be read.
    pub fn article(&mut self, id: ArticleId) -> Result<StoredArticle> {
        let mut stored = self.article_as_stored(id)?;
        self.lay_over(id, &mut stored.analysis)?;
        Ok(stored)
    }

    /// The article with what was found in it alone.
    ///
    /// # Errors
    /// If there is no such article, or what is stored of it cannot be read.
    pub(super) fn article_as_stored(&mut self, id: ArticleId) -> Result<StoredArticle> {
        let content = self.content(id).during("open an article", &self.path)?;
        let content = content.ok_or(ArchiveError::NoArticle(id.0))?;
        let article = with_details(&content.details, id.0, content.columns)?;
        let analysis = self.analysis(id, content.version, &content.analysis, &article.body)?;
        let encounters = self
            .column(
                "SELECT encounter FROM report WHERE article = ?1 ORDER BY meeting",
                [id.0],
            )
            .during("open an article", &self.path)?;
        let reprints = reprint::of_article(&self.connection, id.0);
        let reprints = reprints.during("open an article", &self.path)?;
        Ok(StoredArticle {
            reprints,
            row: content.row,
            article,
            analysis,
            encounters: encounters.into_iter().map(EncounterId).collect(),
        })
    }

    /// A stored analysis. One of another version than this program's is not read: its marks
    /// would be wrong. The article is shown without marks then.
    fn analysis(
        &mut self,
        id: ArticleId,
        version: i64,
        bytes: &[u8],
        body: &str,
    ) -> Result<Analysis> {
        if version != ANALYSIS_VERSION {
            return Ok(Analysis::default());
        }
        let put::Memory { reasons, .. } = &mut self.memory;
        stored::unpack(&self.connection, reasons, bytes, body, id.0)
    }

    fn content(&self, id: ArticleId) -> rusqlite::Result<Option<Content>> {
        let sql = format!(
            "SELECT {COLUMNS}, article.key, content.body, content.details, content.version,
                    content.analysis, file.name, content.line
             FROM {TABLES}
             JOIN content ON content.article = article.id
             LEFT JOIN file ON file.id = content.file
             WHERE article.id = ?1"
        );
        self.connection
            .prepare_cached(&sql)?
            .query_row([id.0], |row| {
                let listed = article_row(row)?;
                let file: Option<String> = row.get(18)?;
                let columns = Article {
                    key: row.get(13)?,
                    title: listed.title.clone(),
                    body: row.get(14)?,
                    source: listed.source.clone(),
                    published: listed.published,
                    origin: file
                        .zip(row.get::<_, Option<u32>>(19)?)
                        .map(|(file, line)| Origin {
                            file,
                            line: line as usize,
                        }),
                    ..Article::default()
                };
                Ok(Content {
                    row: listed,
                    columns,
                    details: row.get(15)?,
                    version: row.get(16)?,
                    analysis: row.get(17)?,
                })
            })
            .optional()
    }
}

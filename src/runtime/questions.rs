//! What the state asks → what the archive answers.

use super::feeds;
use crate::analysis::Confidence;
use crate::app::event::{Change, Moment, Question, Reply};
use crate::archive::{Archive, Engine, Result};
use crate::config::FeedConfig;
use crate::lexicon::{CountryCode, Lexicon};
use crate::query::{ArticleRow, TimelineScope, Window};

/// Answers a question from the archive.
pub(super) fn answer(
    archive: &mut Archive,
    lexicon: &Lexicon,
    feeds: &[FeedConfig],
    question: &Question,
) -> Result<Reply> {
    match question {
        Question::Rows {
            filter,
            sort,
            from,
            n,
            around,
        } => {
            let place = match around {
                Some(id) => archive.position_of(*id, filter, *sort)?,
                None => None,
            };
            let from = place.map_or(*from, |place| place.saturating_sub(n / 2));
            archive.list(filter, *sort, from, *n).map(Reply::Rows)
        }
        Question::Article(id) => archive
            .article(*id)
            .map(|article| Reply::Article(Box::new(article))),
        Question::Timeline {
            scope,
            least,
            from,
            n,
            around,
        } => {
            let place = match around {
                Some(moment) => position(archive, scope, *least, *moment)?,
                None => None,
            };
            let from = place.map_or(*from, |place| place.saturating_sub(n / 2));
            archive
                .timeline(scope, *least, from, *n)
                .map(Reply::Timeline)
        }
        Question::Countries(filter) => archive
            .countries(filter, &|code| country_name(lexicon, code))
            .map(Reply::Countries),
        Question::Names { prefix, kind, n } => archive.names(prefix, *kind, *n).map(Reply::Names),
        Question::Unread(filters) => archive.unread(filters).map(Reply::Unread),
        Question::Feeds => feeds::lines(archive, feeds).map(Reply::Feeds),
        Question::Affected(list) => archive.affected(list, lexicon).map(Reply::Affected),
    }
}

/// The rows of a page before all that pass are counted, where that is quicker.
pub(super) fn answer_at_once(
    archive: &mut Archive,
    question: &Question,
) -> Result<Option<Window<ArticleRow>>> {
    match question {
        Question::Rows {
            filter,
            sort,
            from,
            n,
            around,
        } => archive.list_at_once(filter, *sort, (*from, *n), *around),
        _ => Ok(None),
    }
}

fn position(
    archive: &mut Archive,
    scope: &TimelineScope,
    least: Confidence,
    moment: Moment,
) -> Result<Option<usize>> {
    match moment {
        Moment::Encounter(id) => archive.timeline_position_of(scope, least, id),
        Moment::Day(day) => archive.timeline_position(scope, least, day).map(Some),
    }
}

/// Changes marks in the archive, or what is stored there.
pub(super) fn mark(archive: &mut Archive, change: &Change, engine: &Engine) -> Result<Reply> {
    let changed = match change {
        Change::Read { ids, read } => archive.set_read(ids, *read)?,
        Change::AllRead(filter) => archive.mark_all_read(filter)?,
        Change::Starred { ids, starred } => archive.set_starred(ids, *starred)?,
        Change::Delete { ids } => archive.delete(ids, jiff::Timestamp::now().as_second())?,
        Change::Undelete { ids } => archive.undelete(ids, |article| engine.prepare(article))?,
        Change::Correct(_) => Vec::new(),
    };
    Ok(Reply::Marked { changed })
}

fn country_name(lexicon: &Lexicon, code: CountryCode) -> String {
    lexicon
        .country(code)
        .map_or_else(|| code.to_string(), |country| country.name.to_owned())
}

//! The feeds, with when they were last fetched and what went wrong.

use super::Choice;
use crate::app::event::{FeedLine, RequestId};
use crate::text::sanitize::display;

/// The feeds, told in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FeedList {
    /// The question whose answer it waits for.
    pub request: RequestId,
    /// The feeds, once they are known.
    pub feeds: Option<Vec<FeedLine>>,
    /// The rows, wrapped.
    pub rows: Vec<FeedRow>,
    /// Where it is scrolled to.
    pub scroll: Choice,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FeedRow {
    /// What a feed is called.
    Name(String),
    /// How it stands.
    Told(String),
    /// What went wrong.
    Failed(String),
}

impl FeedList {
    /// Waits for an answer.
    pub fn new(request: RequestId) -> FeedList {
        FeedList {
            request,
            feeds: None,
            rows: Vec::new(),
            scroll: Choice::new(0, 1),
        }
    }

    /// Lays it out in rows of `width` columns, of which `page` show.
    pub fn lay_out(&mut self, width: u16, page: usize) {
        let width = usize::from(width.saturating_sub(1)).max(10);
        self.rows.clear();
        match self.feeds.as_deref() {
            None => self.rows.push(FeedRow::Told("reading the list".to_owned())),
            Some([]) => {
                let told = "There are no feeds: write [[feed]] and its url into your \
                            configuration; \"dateline config path\" says where it is.";
                push(&mut self.rows, told, width, FeedRow::Told);
            }
            Some(feeds) => {
                for feed in feeds {
                    push(&mut self.rows, &feed.name, width, FeedRow::Name);
                    let row = match feed.has_failed {
                        true => FeedRow::Failed,
                        false => FeedRow::Told,
                    };
                    push(&mut self.rows, &feed.told, width.saturating_sub(2), row);
                }
            }
        }
        self.scroll.fit(self.rows.len(), page);
        self.scroll.top = self.scroll.top.min(self.rows.len().saturating_sub(page));
        self.scroll.selected = self.scroll.top;
    }
}

fn push(rows: &mut Vec<FeedRow>, text: &str, columns: usize, row: fn(String) -> FeedRow) {
    let text = display(text);
    let lines = textwrap::wrap(&text, columns).into_iter();
    rows.extend(lines.map(|line| row(line.into_owned())));
}

#[cfg(test)]
mod tests {
    use super::{FeedLine, FeedList, FeedRow, RequestId};

    #[test]
    fn what_went_wrong_is_wrapped_under_the_name() {
        let mut list = FeedList::new(RequestId(1));
        let feed = |name: &str, told: &str, has_failed| FeedLine {
            name: name.to_owned(),
            told: told.to_owned(),
            has_failed,
        };
        list.feeds = Some(vec![
            feed("A", "failed: it breaks off", true),
            feed("B", "fetched", false),
        ]);
        list.lay_out(17, 3);
        let text = |text: &str| text.to_owned();
        let expected = [
            FeedRow::Name(text("A")),
            FeedRow::Failed(text("failed: it")),
            FeedRow::Failed(text("breaks off")),
            FeedRow::Name(text("B")),
            FeedRow::Told(text("fetched")),
        ];
        assert_eq!(list.rows, expected);
        assert_eq!(list.scroll.shown(), 0..3);
    }
}

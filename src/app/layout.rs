//! Where everything stands: a pure function of the size of the terminal and what is shown.

use ratatui::layout::Rect;

use super::event::Size;
use super::popup::Popup;

/// Narrower or lower terminals show a word instead of panes.
pub const LEAST: Size = Size {
    width: 20,
    height: 5,
};

/// From this width on, three panes show side by side.
const THREE_PANES: u16 = 106;

/// From this width on, two panes do.
const TWO_PANES: u16 = 60;

/// From this size on, panes have borders.
const BORDERS: Size = Size {
    width: 40,
    height: 9,
};

/// Columns before the text of an article: one empty, one for the bar of quotations.
const GUTTER: u16 = 2;

/// Width of the pop-ups with long rows.
const WIDE: u16 = 76;

/// Width of the pop-up that says why something is marked.
pub const WHY: u16 = 64;

/// Width of the pop-ups with short ones.
const NARROW: u16 = 46;

/// A part of the screen that can have the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The articles.
    #[default]
    List,
    /// The open article.
    Article,
    /// Who meets whom.
    Timeline,
}

impl Pane {
    /// From left to right.
    pub const ALL: [Pane; 3] = [Pane::List, Pane::Article, Pane::Timeline];
}

/// What decides where things stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Size of the terminal.
    pub size: Size,
    /// Which pane has the focus.
    pub focus: Pane,
    /// Whether the focused pane is alone.
    pub alone: bool,
    /// Whether the list does not show beside others.
    pub no_list: bool,
    /// Percent of the width for the list, when three panes show.
    pub list_share: u16,
    /// Percent of the width for the timeline.
    pub timeline_share: u16,
    /// Widest text column.
    pub text_width: u16,
}

/// Where everything stands. Areas are without borders; a pane that does not show has none.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// Whether the terminal is too small to show panes.
    pub too_small: bool,
    /// The whole screen.
    pub screen: Rect,
    /// The line at the top.
    pub header: Rect,
    /// The line at the bottom.
    pub status: Rect,
    /// The box around the panes, if they have borders.
    pub frame: Option<Rect>,
    /// The list.
    pub list: Option<Rect>,
    /// The article.
    pub article: Option<Rect>,
    /// The timeline.
    pub timeline: Option<Rect>,
    /// The text column of the article; as it would be if the article does not show.
    pub text: Rect,
}

impl Layout {
    /// Computes it.
    pub fn new(shape: &Shape) -> Layout {
        let screen = Rect::new(0, 0, shape.size.width, shape.size.height);
        if shape.size.width < LEAST.width || shape.size.height < LEAST.height {
            return Layout {
                too_small: true,
                screen,
                ..Layout::default()
            };
        }
        let middle = Rect::new(0, 1, screen.width, screen.height - 2);
        let bordered = screen.width >= BORDERS.width && screen.height >= BORDERS.height;
        let inner = if bordered { shrunk(middle) } else { middle };
        let mut layout = Layout {
            screen,
            header: Rect::new(0, 0, screen.width, 1),
            status: Rect::new(0, screen.height - 1, screen.width, 1),
            frame: bordered.then_some(middle),
            ..Layout::default()
        };
        layout.place(shape, inner);
        let column = layout.article.unwrap_or(inner);
        layout.text = text_column(column, shape.text_width);
        layout
    }

    /// The area of a pane, if it shows.
    pub fn area(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::List => self.list,
            Pane::Article => self.article,
            Pane::Timeline => self.timeline,
        }
    }

    /// The panes that show, from left to right.
    pub fn shown(&self) -> impl Iterator<Item = (Pane, Rect)> {
        Pane::ALL
            .into_iter()
            .filter_map(|pane| Some((pane, self.area(pane)?)))
    }

    /// The pane at a place on the screen.
    pub fn pane_at(&self, x: u16, y: u16) -> Option<Pane> {
        self.shown()
            .find(|(_, area)| area.contains((x, y).into()))
            .map(|(pane, _)| pane)
    }

    /// The area inside a pop-up of at most `width` by `height`, in the middle of the screen
    /// and a little above; its border is outside.
    pub fn popup(&self, width: u16, height: u16) -> Rect {
        let room = shrunk(Rect::new(
            0,
            1,
            self.screen.width,
            self.screen.height.saturating_sub(2),
        ));
        let width = width.min(room.width.saturating_sub(2));
        let height = height.min(room.height);
        Rect {
            x: room.x + (room.width - width) / 2,
            y: room.y + (room.height - height) / 3,
            width,
            height,
        }
    }

    /// The area inside the pop-up that is open.
    pub fn popup_area(&self, popup: Option<&Popup>) -> Rect {
        let (width, height) = match popup {
            Some(Popup::Filter(_)) => (WIDE, 14),
            Some(Popup::Countries(_)) => (NARROW, 20),
            Some(Popup::Palette(_)) => (WIDE, 18),
            Some(Popup::Views(views)) => {
                let n = u16::try_from(views.rows.len()).unwrap_or(u16::MAX);
                (WIDE, n.clamp(3, 17) + 1)
            }
            Some(Popup::Sort(_)) => (NARROW / 2 + 6, 6),
            Some(Popup::Help(_)) => (WIDE, self.screen.height),
            Some(Popup::Why(why)) => {
                let rows = u16::try_from(why.rows.len()).unwrap_or(u16::MAX);
                (WHY, rows.clamp(4, 24))
            }
            Some(Popup::Names(_)) => (WHY, 16),
            Some(Popup::Feeds(_)) => (WIDE, 18),
            Some(Popup::Where(proposal)) => {
                let n = u16::try_from(proposal.options.len()).unwrap_or(1);
                (WHY, n + 2)
            }
            Some(Popup::Export(_)) => (WIDE, 10),
            Some(Popup::Replace(_)) => (NARROW + 8, 2),
            Some(Popup::ReadAll { .. }) => (NARROW + 8, 2),
            Some(Popup::Find(_) | Popup::Search(_)) | None => (0, 0),
        };
        self.popup(width, height)
    }

    fn place(&mut self, shape: &Shape, inner: Rect) {
        let divider = u16::from(self.frame.is_some());
        let divider = divider.max(1);
        let width = inner.width;
        if shape.alone || width < TWO_PANES - 2 {
            *self.slot(shape.focus) = Some(inner);
        } else if shape.no_list && shape.focus == Pane::Article && width < THREE_PANES - 2 {
            self.article = Some(inner);
        } else if shape.no_list && width >= THREE_PANES - 2 {
            let timeline = share(width - divider, shape.timeline_share, 30);
            let [a, b] = split(inner, width.saturating_sub(divider + timeline), divider);
            (self.article, self.timeline) = (Some(a), Some(b));
        } else if width < THREE_PANES - 2 {
            let (left, right) = match shape.focus {
                Pane::Timeline => (Pane::Article, Pane::Timeline),
                _ => (Pane::List, Pane::Article),
            };
            let first = match right {
                Pane::Timeline => width / 2,
                _ => (width * 2 / 5).clamp(22, 40),
            };
            let [a, b] = split(inner, first, divider);
            *self.slot(left) = Some(a);
            *self.slot(right) = Some(b);
        } else {
            let room = width - 2 * divider;
            let list = share(room, shape.list_share, 22);
            let timeline = share(room, shape.timeline_share, 30);
            let [a, rest] = split(inner, list, divider);
            let text = rest.width.saturating_sub(divider + timeline);
            let [b, c] = split(rest, text, divider);
            (self.list, self.article, self.timeline) = (Some(a), Some(b), Some(c));
        }
    }

    fn slot(&mut self, pane: Pane) -> &mut Option<Rect> {
        match pane {
            Pane::List => &mut self.list,
            Pane::Article => &mut self.article,
            Pane::Timeline => &mut self.timeline,
        }
    }
}

/// So many percent of the room, but at least `least` and leaving the text the most.
fn share(room: u16, percent: u16, least: u16) -> u16 {
    let wanted = u32::from(room) * u32::from(percent) / 100;
    let wanted = u16::try_from(wanted).unwrap_or(u16::MAX);
    wanted.clamp(least, (room * 2 / 5).max(least))
}

fn split(area: Rect, first: u16, divider: u16) -> [Rect; 2] {
    let first = first.min(area.width.saturating_sub(divider));
    let left = Rect {
        width: first,
        ..area
    };
    let right = Rect {
        x: area.x + first + divider,
        width: area.width.saturating_sub(first + divider),
        ..area
    };
    [left, right]
}

fn shrunk(area: Rect) -> Rect {
    Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    }
}

/// The text column: in the middle of its pane, never wider than wished.
fn text_column(area: Rect, widest: u16) -> Rect {
    let room = area.width.saturating_sub(GUTTER + 1);
    let width = room.min(widest).max(1);
    Rect {
        x: area.x + GUTTER + (room.saturating_sub(width)) / 2,
        width,
        ..area
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop, proptest};

    use super::{Layout, Pane, Shape};
    use crate::app::event::Size;

    fn shape(width: u16, height: u16, focus: Pane) -> Shape {
        Shape {
            no_list: false,
            size: Size { width, height },
            focus,
            alone: false,
            list_share: 24,
            timeline_share: 34,
            text_width: 72,
        }
    }

    #[track_caller]
    fn check(width: u16, height: u16, focus: Pane, expected: &[(Pane, u16)]) {
        let layout = Layout::new(&shape(width, height, focus));
        let got: Vec<_> = layout
            .shown()
            .map(|(pane, area)| (pane, area.width))
            .collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn as_many_panes_show_as_there_is_room_for() {
        use Pane::{Article, List, Timeline};
        check(120, 40, List, &[(List, 27), (Article, 50), (Timeline, 39)]);
        check(200, 60, List, &[(List, 47), (Article, 83), (Timeline, 66)]);
        check(80, 24, List, &[(List, 31), (Article, 46)]);
        check(80, 24, Article, &[(List, 31), (Article, 46)]);
        check(80, 24, Timeline, &[(Article, 39), (Timeline, 38)]);
        check(50, 24, Timeline, &[(Timeline, 48)]);
        check(30, 6, Article, &[(Article, 30)]);
        check(19, 24, List, &[]);
        check(80, 4, List, &[]);
    }

    #[test]
    fn the_text_column_is_in_the_middle() {
        let layout = Layout::new(&shape(200, 60, Pane::List));
        assert_eq!((layout.text.x, layout.text.width), (55, 72));
    }

    proptest! {
        #[test]
        fn areas_lie_on_the_screen_and_apart(
            width in 0u16..400,
            height in 0u16..100,
            focus in prop::sample::select(&Pane::ALL[..]),
            alone in prop::bool::ANY,
            shares in (10u16..61, 10u16..61),
        ) {
            let mut shape = shape(width, height, focus);
            (shape.alone, shape.list_share, shape.timeline_share) = (alone, shares.0, shares.1);
            let layout = Layout::new(&shape);
            let areas: Vec<_> = layout.shown().map(|(_, area)| area).collect();
            for (idx, area) in areas.iter().enumerate() {
                assert!(area.width > 0 && area.height > 0);
                assert_eq!(layout.screen.intersection(*area), *area);
                for other in &areas[idx + 1..] {
                    assert!(area.right() < other.x, "a column lies between panes");
                }
            }
            if !layout.too_small {
                assert!(layout.area(focus).is_some());
                assert_eq!(layout.screen.intersection(layout.text), layout.text);
            }
            assert_eq!(layout.screen.intersection(layout.popup(60, 20)), layout.popup(60, 20));
        }
    }
}

//! The characters that lines and signs are drawn with, in Unicode and in ASCII.

/// Lines and signs; each takes one column.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Horizontal border.
    pub horizontal: &'static str,
    /// Vertical border.
    pub vertical: &'static str,
    /// Corners: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// Where a divider meets the top and the bottom.
    pub tees: [&'static str; 2],
    /// The bar beside a quotation.
    pub bar: &'static str,
    /// The mark of the selected row.
    pub selected: &'static str,
    /// An article not read yet.
    pub unread: &'static str,
    /// The upper border of the focused pane.
    pub heavy: &'static str,
    /// Between the names of those who meet.
    pub and: &'static str,
    /// The bar beside reported speech.
    pub thin_bar: &'static str,
    /// Quotations.
    pub quote: &'static str,
    /// Meetings.
    pub meet: &'static str,
    /// A star.
    pub star: &'static str,
    /// Before a part of the filter.
    pub chip: &'static str,
    /// Takes a part of the filter away.
    pub close: &'static str,
    /// Something left out.
    pub ellipsis: &'static str,
    /// The selected row of the timeline.
    pub pointer: &'static str,
    /// Between parts of a line.
    pub dot: &'static str,
    /// A lane.
    pub lane: &'static str,
    /// A join between lanes.
    pub join: &'static str,
    /// A join over a lane that it does not join.
    pub cross: &'static str,
    /// A meeting that took place.
    pub held: &'static str,
    /// One that goes on.
    pub ongoing: &'static str,
    /// One that is agreed.
    pub planned: &'static str,
    /// One that somebody wants.
    pub proposed: &'static str,
    /// One that was called off or refused.
    pub cancelled: &'static str,
    /// A call.
    pub call: &'static str,
    /// Picked.
    pub picked: &'static str,
}

/// With box drawing and signs.
pub const UNICODE: Glyphs = Glyphs {
    horizontal: "─",
    vertical: "│",
    corners: ["┌", "┐", "└", "┘"],
    tees: ["┬", "┴"],
    bar: "▌",
    selected: "▌",
    unread: "•",
    heavy: "━",
    and: "–",
    thin_bar: "┊",
    quote: "❝",
    meet: "⇄",
    star: "★",
    chip: "▸",
    close: "✕",
    ellipsis: "…",
    pointer: "▸",
    dot: "·",
    lane: "│",
    join: "─",
    cross: "┼",
    held: "●",
    ongoing: "◐",
    planned: "○",
    proposed: "◌",
    cancelled: "✕",
    call: "☎",
    picked: "✓",
};

/// With ASCII alone.
pub const ASCII: Glyphs = Glyphs {
    horizontal: "-",
    vertical: "|",
    corners: ["+", "+", "+", "+"],
    tees: ["+", "+"],
    bar: "|",
    selected: ">",
    unread: "N",
    heavy: "=",
    and: "-",
    thin_bar: ":",
    quote: "q",
    meet: "m",
    star: "*",
    chip: ">",
    close: "x",
    ellipsis: "~",
    pointer: ">",
    dot: "-",
    lane: "|",
    join: "-",
    cross: "+",
    held: "@",
    ongoing: "%",
    planned: "O",
    proposed: "o",
    cancelled: "x",
    call: "c",
    picked: "x",
};

//! Typed jumps: to the next or previous mark of a kind.

/// Which way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Direction {
    /// Towards the end.
    Forward,
    /// Towards the start.
    Backward,
}

impl Direction {
    /// The other way.
    pub fn reversed(self) -> Direction {
        match self {
            Direction::Forward => Direction::Backward,
            Direction::Backward => Direction::Forward,
        }
    }
}

/// What to jump to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// A quotation, direct or mixed.
    Quote,
    /// A person.
    Person,
    /// A country.
    Country,
    /// An organisation.
    Organization,
    /// A place that is no country.
    Place,
    /// A date.
    Date,
    /// A meeting.
    Meeting,
    /// A link.
    Link,
    /// An article of the list.
    Article,
    /// An unread article of the list.
    Unread,
}

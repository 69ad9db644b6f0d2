//! What a stretch of text is, for whoever draws it.

use crate::text::runs::MarkSet;

/// What a run of text is. Several may lie on one run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// A human being.
    Person,
    /// A body.
    Organization,
    /// A country.
    Country,
    /// Any other place.
    Place,
    /// An expression of time.
    Date,
    /// A quotation in quotation marks.
    Quote,
    /// Speech that is reported without them.
    Indirect,
    /// The word that says there is a meeting.
    Meeting,
    /// A link.
    Link,
    /// A heading.
    Heading,
    /// A paragraph of a block quotation.
    BlockQuote,
    /// Text that is kept as it is.
    Verbatim,
    /// A caption.
    Caption,
    /// Something found that is doubtful; lies on what it is.
    Doubtful,
}

impl Role {
    /// All roles.
    pub const ALL: [Role; 14] = [
        Role::Person,
        Role::Organization,
        Role::Country,
        Role::Place,
        Role::Date,
        Role::Quote,
        Role::Indirect,
        Role::Meeting,
        Role::Link,
        Role::Heading,
        Role::BlockQuote,
        Role::Verbatim,
        Role::Caption,
        Role::Doubtful,
    ];

    /// Its bit in a set of marks.
    pub fn bit(self) -> MarkSet {
        1 << (self as u32)
    }

    /// Whether it is in a set of marks.
    pub fn is_in(self, marks: MarkSet) -> bool {
        marks & self.bit() != 0
    }
}

//! What the tagger says of a token: outside a name, or where in a name of which kind.

use crate::analysis::EntityKind;

/// Number of labels.
pub(super) const N_LABELS: usize = 13;

/// A label: 0 is outside; otherwise 1 + 4 × kind + position.
pub(super) type Label = u8;

/// Outside any name.
pub(super) const OUTSIDE: Label = 0;

/// Position of a token in its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    /// First of several tokens.
    Begin,
    /// Neither first nor last.
    Inside,
    /// Last of several.
    Last,
    /// The only one.
    Unit,
}

const POSITIONS: [Position; 4] = [
    Position::Begin,
    Position::Inside,
    Position::Last,
    Position::Unit,
];

/// The kinds the tagger tells apart; countries are places to it.
pub(super) const KINDS: [EntityKind; 3] = [
    EntityKind::Person,
    EntityKind::Organization,
    EntityKind::Place,
];

/// Index of `kind` in [`KINDS`].
pub(super) fn kind_index(kind: EntityKind) -> usize {
    match kind {
        EntityKind::Person => 0,
        EntityKind::Organization => 1,
        EntityKind::Country | EntityKind::Place => 2,
    }
}

/// The label of a token at `position` in a name of the kind numbered `kind`.
pub(super) fn label(kind: usize, position: Position) -> Label {
    1 + 4 * kind as u8 + position as u8
}

/// Index of the kind and the position that `label` stands for; nothing for outside.
pub(super) fn parts(label: Label) -> Option<(usize, Position)> {
    let n = label.checked_sub(1)? as usize;
    let position = POSITIONS.get(n % 4)?;
    (n / 4 < KINDS.len()).then_some((n / 4, *position))
}

/// Whether `next` may follow `label`; the text before and after a zone counts as outside.
pub(super) fn may_follow(label: Label, next: Label) -> bool {
    let open = match parts(label) {
        Some((kind, Position::Begin | Position::Inside)) => Some(kind),
        _ => None,
    };
    match (open, parts(next)) {
        (Some(kind), Some((next_kind, Position::Inside | Position::Last))) => kind == next_kind,
        (Some(_), _) => false,
        (None, Some((_, Position::Inside | Position::Last))) => false,
        (None, _) => true,
    }
}

/// The names in a row of labels: kind, first token, one past the last.
pub(super) fn names(labels: &[Label]) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut start = 0;
    for (i, label) in labels.iter().enumerate() {
        match parts(*label) {
            Some((_, Position::Begin)) => start = i,
            Some((kind, Position::Unit)) => found.push((kind, i, i + 1)),
            Some((kind, Position::Last)) => found.push((kind, start, i + 1)),
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_and_parts_agree() {
        for kind in 0..KINDS.len() {
            for position in POSITIONS {
                assert_eq!(parts(label(kind, position)), Some((kind, position)));
            }
        }
        assert_eq!(parts(OUTSIDE), None);
    }

    #[test]
    fn a_name_is_finished_before_another_begins() {
        let begin = label(0, Position::Begin);
        assert!(may_follow(begin, label(0, Position::Last)));
        assert!(!may_follow(begin, label(1, Position::Last)));
        assert!(!may_follow(begin, OUTSIDE));
        assert!(!may_follow(OUTSIDE, label(0, Position::Last)));
        assert!(may_follow(
            label(0, Position::Last),
            label(2, Position::Unit)
        ));
    }

    #[test]
    fn names_are_read_from_labels() {
        let labels = [
            label(0, Position::Begin),
            label(0, Position::Last),
            OUTSIDE,
            label(2, Position::Unit),
        ];
        assert_eq!(names(&labels), [(0, 0, 2), (2, 3, 4)]);
    }
}

//! Keys → actions: sequences that may share prefixes, one tree for each place where keys count.
//!
//! A sequence is written as keys side by side: "]q" and "gg" are two keys, "ctrl-d" one,
//! "ctrl-x ctrl-c" two. Conflicts are found when the map is made, all of them at once.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::str::FromStr;

use super::action::{Action, Row, Scope, actions, row_named};
use super::key::{Key, NoSuchKey};

/// One or more keys pressed one after the other.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Sequence(pub Vec<Key>);

impl FromStr for Sequence {
    type Err = NoSuchKey;

    fn from_str(text: &str) -> Result<Sequence, NoSuchKey> {
        let mut keys = Vec::new();
        for word in text.split_whitespace() {
            match word.parse::<Key>() {
                Ok(key) => keys.push(key),
                // "]q", "gg": characters in a row. Longer words are mistyped names.
                Err(_) if word.chars().count() <= 3 => keys.extend(word.chars().map(Key::char)),
                Err(error) => return Err(error),
            }
        }
        if keys.is_empty() {
            return Err(NoSuchKey(text.to_owned()));
        }
        Ok(Sequence(keys))
    }
}

impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&written(&self.0))
    }
}

impl fmt::Debug for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// Keys as they are written: characters side by side where that reads back, else with spaces.
pub fn written(keys: &[Key]) -> String {
    let side_by_side: String = keys.iter().map(ToString::to_string).collect();
    let is_run = keys
        .iter()
        .all(|key| key.as_char().is_some_and(|c| !c.is_whitespace()));
    let reads_back = || side_by_side.parse::<Sequence>().is_ok_and(|s| s.0 == keys);
    if is_run && reads_back() {
        return side_by_side;
    }
    let words: Vec<String> = keys.iter().map(ToString::to_string).collect();
    words.join(" ")
}

/// What a key press comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// An action.
    Action(Action),
    /// The start of a sequence.
    Pending,
    /// Nothing.
    Nothing,
}

/// What is wrong with the keys of a configuration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyMistake {
    /// The action whose keys are meant, as it stands in the configuration.
    pub action: String,
    /// What is wrong, in one line.
    pub what: String,
}

#[derive(Clone, Debug, Default, PartialEq)]
struct Node {
    action: Option<Action>,
    next: HashMap<Key, Node>,
}

/// Keys → actions.
#[derive(Clone, Debug, PartialEq)]
pub struct Keymap {
    keys: Vec<(Action, Vec<Sequence>)>,
    panes: Node,
    popups: Node,
    completing: Node,
    picker: Node,
    why: Node,
}

impl Default for Keymap {
    fn default() -> Keymap {
        Keymap::new(&BTreeMap::new()).0
    }
}

impl Keymap {
    /// The default keys with those of `changed` (action name → its keys) in their place, and
    /// everything that is wrong with `changed`. A wrong entry leaves the default.
    pub fn new(changed: &BTreeMap<String, Vec<String>>) -> (Keymap, Vec<KeyMistake>) {
        let mut mistakes = Vec::new();
        for name in changed.keys().filter(|name| row_named(name).is_none()) {
            mistakes.push(KeyMistake {
                action: name.clone(),
                what: format!("there is no action \"{name}\""),
            });
        }
        let mut keys = Vec::new();
        for row in actions() {
            keys.push((
                row.action,
                keys_of(row, changed.get(row.name), &mut mistakes),
            ));
        }
        let mut map = Keymap {
            keys,
            panes: Node::default(),
            popups: Node::default(),
            completing: Node::default(),
            picker: Node::default(),
            why: Node::default(),
        };
        map.plant(changed, &mut mistakes);
        (map, mistakes)
    }

    /// Puts the sequences into the trees; what is taken already is a mistake of whichever
    /// action the configuration changed.
    fn plant(&mut self, changed: &BTreeMap<String, Vec<String>>, mistakes: &mut Vec<KeyMistake>) {
        let mut taken: HashMap<(Scope, Sequence), &'static str> = HashMap::new();
        for row in actions() {
            let sequences = self.keys_of(row.action).to_vec();
            for sequence in sequences {
                let clash = overlapping(row.scope)
                    .iter()
                    .find_map(|scope| taken.get(&(*scope, sequence.clone())));
                if let Some(other) = clash.filter(|other| **other != row.name) {
                    let is_changed = changed.get(row.name).is_some_and(|keys| keys != row.keys);
                    let blamed = if is_changed { row.name } else { other };
                    mistakes.push(KeyMistake {
                        action: blamed.to_owned(),
                        what: format!("{sequence} is bound to {other} and to {}", row.name),
                    });
                    continue;
                }
                for tree in self.trees(row.scope) {
                    insert(tree, &sequence.0, row.action);
                }
                taken.insert((row.scope, sequence), row.name);
            }
        }
    }

    fn trees(&mut self, scope: Scope) -> Vec<&mut Node> {
        match scope {
            Scope::Panes => vec![&mut self.panes],
            Scope::Popups => vec![
                &mut self.popups,
                &mut self.completing,
                &mut self.picker,
                &mut self.why,
            ],
            Scope::Completing => vec![&mut self.completing],
            Scope::Picker => vec![&mut self.picker],
            Scope::Why => vec![&mut self.why],
        }
    }

    /// The sequences of an action.
    pub fn keys_of(&self, action: Action) -> &[Sequence] {
        let found = self.keys.iter().find(|(other, _)| *other == action);
        found.map_or(&[], |(_, sequences)| sequences.as_slice())
    }

    /// The first sequence of an action as it is written; empty if it has none.
    pub fn key_of(&self, action: Action) -> String {
        self.keys_of(action)
            .first()
            .map(ToString::to_string)
            .unwrap_or_default()
    }

    /// What the keys pressed so far come to where keys of `scope` count.
    pub fn resolve(&self, scope: Scope, pressed: &[Key]) -> Resolved {
        match self.node(scope, pressed) {
            None => Resolved::Nothing,
            Some(node) if !node.next.is_empty() => Resolved::Pending,
            Some(node) => node.action.map_or(Resolved::Nothing, Resolved::Action),
        }
    }

    /// The action that the keys would be if no more followed.
    pub fn complete(&self, scope: Scope, pressed: &[Key]) -> Option<Action> {
        self.node(scope, pressed)?.action
    }

    /// How a sequence that is pressed in part may go on: the rest of the keys, and the action.
    pub fn continuations(&self, scope: Scope, pressed: &[Key]) -> Vec<(String, Action)> {
        let mut found = Vec::new();
        for row in actions().filter(|row| row.scope == scope) {
            for sequence in self.keys_of(row.action) {
                let rest = sequence
                    .0
                    .strip_prefix(pressed)
                    .filter(|rest| !rest.is_empty());
                found.extend(rest.map(|rest| (written(rest), row.action)));
            }
        }
        found
    }

    fn node(&self, scope: Scope, pressed: &[Key]) -> Option<&Node> {
        let root = match scope {
            Scope::Panes => &self.panes,
            Scope::Popups => &self.popups,
            Scope::Completing => &self.completing,
            Scope::Picker => &self.picker,
            Scope::Why => &self.why,
        };
        pressed
            .iter()
            .try_fold(root, |node, key| node.next.get(key))
    }
}

/// The scopes whose keys count in the same place as those of `scope`.
fn overlapping(scope: Scope) -> &'static [Scope] {
    match scope {
        Scope::Panes => &[Scope::Panes],
        Scope::Popups => &[Scope::Popups, Scope::Completing, Scope::Picker, Scope::Why],
        Scope::Completing => &[Scope::Popups, Scope::Completing],
        Scope::Picker => &[Scope::Popups, Scope::Picker],
        Scope::Why => &[Scope::Popups, Scope::Why],
    }
}

fn keys_of(
    row: &Row,
    changed: Option<&Vec<String>>,
    mistakes: &mut Vec<KeyMistake>,
) -> Vec<Sequence> {
    let default = || {
        row.keys
            .iter()
            .filter_map(|text| text.parse().ok())
            .collect()
    };
    let Some(texts) = changed else {
        return default();
    };
    let mut sequences = Vec::new();
    for text in texts {
        match text.parse::<Sequence>() {
            Ok(sequence) => sequences.push(sequence),
            Err(error) => mistakes.push(KeyMistake {
                action: row.name.to_owned(),
                what: error.to_string(),
            }),
        }
    }
    if sequences.is_empty() && !texts.is_empty() {
        return default();
    }
    sequences
}

fn insert(tree: &mut Node, keys: &[Key], action: Action) {
    match keys.split_first() {
        None => tree.action = Some(action),
        Some((first, rest)) => insert(tree.next.entry(*first).or_default(), rest, action),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::{prop, proptest};

    use super::{Keymap, Resolved, Sequence, written};
    use crate::app::action::{Action, Motion, Scope, actions};
    use crate::app::key::Key;

    fn changed(entries: &[(&str, &[&str])]) -> BTreeMap<String, Vec<String>> {
        entries
            .iter()
            .map(|(name, keys)| {
                (
                    (*name).to_owned(),
                    keys.iter().map(|k| (*k).to_owned()).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn the_default_keys_have_no_conflict_and_read_back() {
        let (map, mistakes) = Keymap::new(&BTreeMap::new());
        assert_eq!(mistakes, vec![]);
        for row in actions() {
            assert_eq!(
                map.keys_of(row.action).len(),
                row.keys.len(),
                "{}",
                row.name
            );
            for (sequence, text) in map.keys_of(row.action).iter().zip(row.keys) {
                assert_eq!(sequence.to_string(), *text, "{}", row.name);
            }
        }
    }

    #[track_caller]
    fn check(pressed: &str, expected: Resolved) {
        let keys = pressed.parse::<Sequence>().unwrap().0;
        assert_eq!(Keymap::default().resolve(Scope::Panes, &keys), expected);
    }

    #[test]
    fn sequences_share_prefixes() {
        check("g", Resolved::Pending);
        check("gg", Resolved::Action(Action::Move(Motion::Top)));
        check("gt", Resolved::Action(Action::GoTimeline));
        check("gz", Resolved::Nothing);
        check(
            "ctrl-d",
            Resolved::Action(Action::Move(Motion::HalfPageDown)),
        );
    }

    #[test]
    fn all_mistakes_are_told_at_once() {
        let (map, mistakes) = Keymap::new(&changed(&[
            ("down", &["n"]),
            ("fly", &["x"]),
            ("top", &["homer"]),
            ("star", &["q", "M"]),
        ]));
        let told: Vec<String> = mistakes
            .iter()
            .map(|m| format!("{}: {}", m.action, m.what))
            .collect();
        assert_eq!(
            told,
            [
                "fly: there is no action \"fly\"",
                "top: there is no key \"homer\"",
                "down: n is bound to down and to repeat",
                "star: q is bound to star and to leave",
            ]
        );
        assert_eq!(
            map.keys_of(Action::Move(Motion::Top)).len(),
            2,
            "the default stays"
        );
    }

    #[test]
    fn the_example_lists_every_action_with_its_keys() {
        let example = include_str!("../../config.example.toml");
        let table: toml::Table = example.parse().unwrap();
        let keys = table["keys"].as_table().unwrap();
        let listed: Vec<&str> = keys.iter().map(|(name, _)| name.as_str()).collect();
        assert!(actions().all(|row| listed.contains(&row.name)));
        for (name, value) in keys {
            let keys: Vec<&str> = value
                .as_array()
                .unwrap()
                .iter()
                .filter_map(|k| k.as_str())
                .collect();
            let row = crate::app::action::row_named(name).unwrap();
            assert_eq!(keys, row.keys, "{name}");
        }
        let (map, mistakes) = Keymap::new(
            &keys
                .iter()
                .map(|(name, value)| {
                    let keys = value.as_array().unwrap().iter();
                    (
                        name.clone(),
                        keys.map(|k| k.as_str().unwrap().to_owned()).collect(),
                    )
                })
                .collect(),
        );
        assert_eq!((map, mistakes), (Keymap::default(), vec![]));
    }

    #[test]
    fn keys_can_be_taken_away_and_given() {
        let (map, mistakes) = Keymap::new(&changed(&[
            ("star", &[]),
            ("down", &["m", "ctrl-x ctrl-n"]),
            ("cancel-job", &[]),
        ]));
        assert_eq!(mistakes, vec![]);
        assert_eq!(map.key_of(Action::Star), "");
        assert_eq!(
            map.resolve(Scope::Panes, &[Key::char('m')]),
            Resolved::Action(Action::Move(Motion::Down))
        );
    }

    #[test]
    fn a_pending_sequence_can_be_listed() {
        let list = Keymap::default().continuations(Scope::Panes, &[Key::char('y')]);
        let keys: Vec<&str> = list.iter().map(|(keys, _)| keys.as_str()).collect();
        assert_eq!(keys, ["u", "q", "p"]);
    }

    proptest! {
        #[test]
        fn sequences_print_as_they_are_read(chars in prop::collection::vec("[!-~]| ", 1..5)) {
            let keys: Vec<Key> = chars.iter().map(|c| Key::char(c.chars().next().unwrap())).collect();
            assert_eq!(written(&keys).parse::<Sequence>().unwrap().0, keys);
        }
    }
}

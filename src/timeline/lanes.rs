//! Encounters as lanes, like a commit graph: one lane a participant, one row an encounter.
//!
//! The parties that meet most get a lane each; those who meet each other stand side by side,
//! so that few joins cross a lane that is not meant. Everybody else shares one lane.

use std::collections::HashMap;

use super::{Encounter, Party};
use crate::analysis::PartyKind;
use crate::lexicon::{CountryCode, Lexicon};

/// A country of more letters has its code over its lane.
const LONG: usize = 7;

/// Passes in which lanes move to the middle of those they meet.
const PASSES: usize = 6;

/// A participant's lane.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lane {
    /// The party's key; empty for the lane that the others share.
    pub key: String,
    /// The party's name in short: a surname, a country.
    pub label: String,
    /// Its country.
    pub country: Option<CountryCode>,
}

/// The lanes and, for each encounter, which of them it joins.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lanes {
    /// From left to right.
    pub lanes: Vec<Lane>,
    /// For each encounter the lanes that it joins, in ascending order.
    pub joins: Vec<Vec<usize>>,
    /// For each lane the first and the last encounter that joins it.
    pub lives: Vec<(usize, usize)>,
}

/// The names over the lanes of all parties, those that are to come first before others and
/// those of more encounters before those of fewer.
pub fn labels(encounters: &[Encounter], is_first: impl Fn(&Party) -> bool) -> Vec<String> {
    let parties = ranked(encounters, is_first).into_iter();
    parties.map(|party| lane(party).label).collect()
}

/// Gives the parties of `encounters` at most `n` lanes; one of them is shared if there are more
/// parties. Those for which `is_first` holds get theirs before others.
pub fn lanes(encounters: &[Encounter], n: usize, is_first: impl Fn(&Party) -> bool) -> Lanes {
    let parties = ranked(encounters, is_first);
    let has_others = parties.len() > n;
    let n_own = if has_others {
        n.saturating_sub(1)
    } else {
        parties.len()
    };
    let chosen: Vec<&Party> = parties.into_iter().take(n_own).collect();
    let lane_of: HashMap<&str, usize> = chosen
        .iter()
        .enumerate()
        .map(|(idx, party)| (party.key.as_str(), idx))
        .collect();
    let meets: Vec<Vec<usize>> = encounters
        .iter()
        .map(|encounter| own_lanes(encounter, &lane_of))
        .collect();
    let order = ordered(&meets, chosen.len());
    let mut place = vec![0; order.len()];
    for (position, lane) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*lane) {
            *slot = position;
        }
    }
    let mut lanes: Vec<Lane> = order
        .iter()
        .filter_map(|idx| chosen.get(*idx))
        .map(|p| lane(p))
        .collect();
    let shared = (has_others && n > 0).then_some(lanes.len());
    if shared.is_some() {
        lanes.push(others());
    }
    let joins = encounters.iter().zip(&meets).map(|(encounter, own)| {
        let mut joined: Vec<usize> = own.iter().filter_map(|l| place.get(*l).copied()).collect();
        if own.len() < distinct(encounter) {
            joined.extend(shared);
        }
        joined.sort_unstable();
        joined
    });
    let joins: Vec<Vec<usize>> = joins.collect();
    let lives = lives(&joins, lanes.len());
    Lanes {
        lanes,
        joins,
        lives,
    }
}

/// The parties, those of most encounters first; of equals, the one that comes first.
fn ranked(encounters: &[Encounter], is_first: impl Fn(&Party) -> bool) -> Vec<&Party> {
    let mut count: HashMap<&str, (usize, usize, &Party)> = HashMap::new();
    let parties = encounters.iter().flat_map(|e| &e.parties);
    for (n_seen, party) in parties.enumerate() {
        let entry = count.entry(&party.key).or_insert((0, n_seen, party));
        entry.0 += 1;
    }
    let mut ranked: Vec<_> = count.into_values().collect();
    ranked
        .sort_unstable_by_key(|(n, seen, party)| (!is_first(party), std::cmp::Reverse(*n), *seen));
    ranked.into_iter().map(|(_, _, party)| party).collect()
}

fn own_lanes(encounter: &Encounter, lane_of: &HashMap<&str, usize>) -> Vec<usize> {
    let keys = encounter.parties.iter().map(|p| p.key.as_str());
    let mut own: Vec<usize> = keys.filter_map(|key| lane_of.get(key).copied()).collect();
    own.sort_unstable();
    own.dedup();
    own
}

fn distinct(encounter: &Encounter) -> usize {
    let mut keys: Vec<&str> = encounter.parties.iter().map(|p| p.key.as_str()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.len()
}

/// The order of lanes: they start by rank and each moves to the middle of those it meets,
/// as long as that takes crossings away.
fn ordered(meets: &[Vec<usize>], n: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (0..n).collect();
    let mut best = (crossings(meets, &order), order.clone());
    for _ in 0..PASSES {
        let mut place = vec![0.0_f64; n];
        for (position, lane) in order.iter().enumerate() {
            if let Some(slot) = place.get_mut(*lane) {
                *slot = position as f64;
            }
        }
        let mut sums = vec![(0.0, 0.0); n];
        for joined in meets.iter().filter(|joined| joined.len() > 1) {
            let mean =
                joined.iter().filter_map(|l| place.get(*l)).sum::<f64>() / joined.len() as f64;
            for lane in joined {
                if let Some((sum, weight)) = sums.get_mut(*lane) {
                    *sum += mean;
                    *weight += 1.0;
                }
            }
        }
        let middle = |lane: &usize| match sums.get(*lane) {
            Some((sum, weight)) if *weight > 0.0 => sum / weight,
            _ => place.get(*lane).copied().unwrap_or(0.0),
        };
        order.sort_by(|a, b| middle(a).total_cmp(&middle(b)).then(a.cmp(b)));
        let n_crossings = crossings(meets, &order);
        if n_crossings < best.0 {
            best = (n_crossings, order.clone());
        }
    }
    best.1
}

/// How often a join passes over a lane that it does not join.
fn crossings(meets: &[Vec<usize>], order: &[usize]) -> usize {
    let mut place = vec![0; order.len()];
    for (position, lane) in order.iter().enumerate() {
        if let Some(slot) = place.get_mut(*lane) {
            *slot = position;
        }
    }
    let over = meets.iter().map(|joined| {
        let places = joined.iter().filter_map(|l| place.get(*l));
        let (first, last) = (places.clone().min(), places.max());
        match (first, last) {
            (Some(first), Some(last)) => last - first + 1 - joined.len(),
            _ => 0,
        }
    });
    over.sum()
}

fn lives(joins: &[Vec<usize>], n: usize) -> Vec<(usize, usize)> {
    let mut lives = vec![(usize::MAX, 0); n];
    for (row, joined) in joins.iter().enumerate() {
        for lane in joined {
            if let Some((first, last)) = lives.get_mut(*lane) {
                *first = row.min(*first);
                *last = row;
            }
        }
    }
    lives
}

fn lane(party: &Party) -> Lane {
    Lane {
        key: party.key.clone(),
        label: label(party),
        country: party.country,
    }
}

fn others() -> Lane {
    Lane {
        key: String::new(),
        label: "others".to_owned(),
        country: None,
    }
}

/// The name over a lane: a country with a longer name by its code.
fn label(party: &Party) -> String {
    let name = short_name(party);
    match party.country.filter(|_| party.kind == PartyKind::Country) {
        Some(country) if name.chars().count() > LONG => country.to_string(),
        _ => name,
    }
}

/// Someone known by office alone, "Foreign Minister of Netherlands", as "NL FM".
fn office(party: &Party) -> Option<String> {
    let country = party.country?;
    let (office, _) = party.name.split_once(" of ")?;
    let words: Vec<&str> = office.split_whitespace().collect();
    let short = match words.as_slice() {
        [] => return None,
        [word] => (*word).to_owned(),
        words => words
            .iter()
            .filter_map(|word| word.chars().next())
            .flat_map(char::to_uppercase)
            .collect(),
    };
    Some(format!("{country} {short}"))
}

/// The short names of those who meet; two people of one surname ("Donald Trump", "Melania Trump")
/// keep their full names.
pub fn short_names(parties: &[Party]) -> Vec<String> {
    let short: Vec<String> = parties.iter().map(short_name).collect();
    let is_shared = |name: &String| short.iter().filter(|other| *other == name).count() > 1;
    let told = parties.iter().zip(&short).map(|(party, name)| {
        let full = party.kind == PartyKind::Person && is_shared(name);
        if full { &party.name } else { name }
    });
    told.cloned().collect()
}

/// A person by surname with what belongs to it ("von der Leyen"); anyone else by the name.
pub fn short_name(party: &Party) -> String {
    match (party.kind, party.country) {
        (PartyKind::Country, Some(code)) => {
            let country = Lexicon::builtin().country(code);
            return country.map_or_else(|| party.name.clone(), |c| c.short.to_owned());
        }
        (PartyKind::Person, _) => {}
        _ => return party.name.clone(),
    }
    if let Some(short) = office(party) {
        return short;
    }
    let words: Vec<&str> = party.name.split_whitespace().collect();
    // Chinese and Korean names begin with the surname.
    let east = party
        .country
        .is_some_and(|c| matches!(c.as_str(), "CN" | "KR" | "KP" | "TW" | "VN" | "HK"));
    if east && (2..=3).contains(&words.len()) {
        return words.first().map_or_else(String::new, |w| (*w).to_owned());
    }
    let last = words.len().saturating_sub(1);
    let is_particle = |word: &str| {
        word.chars().next().is_some_and(char::is_lowercase)
            || matches!(
                word,
                "Al" | "El" | "Bin" | "Ben" | "Van" | "De" | "Da" | "Di" | "Le" | "La"
            )
    };
    let mut first = last;
    // Popes and kings have a number for a surname: "Leo XIV".
    let is_number = |word: &&str| word.chars().all(|c| matches!(c, 'I' | 'V' | 'X'));
    if last > 0 && words.last().is_some_and(is_number) {
        first -= 1;
    }
    while first > 1 && words.get(first - 1).is_some_and(|word| is_particle(word)) {
        first -= 1;
    }
    words.get(first..).unwrap_or(&[]).join(" ")
}

#[cfg(test)]
mod tests {
    use super::{Lanes, lanes, short_name, short_names};
    use crate::analysis::{MeetingKind, PartyKind, Status};
    use crate::lexicon::CountryCode;
    use crate::timeline::{Encounter, EncounterId, Party};

    fn encounter(names: &str) -> Encounter {
        Encounter {
            id: EncounterId(0),
            parties: names
                .split(' ')
                .map(|name| party(name, PartyKind::Country, ""))
                .collect(),
            kind: MeetingKind::Meeting,
            status: Status::Held,
            when: None,
            place: None,
            reports: Vec::new(),
        }
    }

    fn party(name: &str, kind: PartyKind, country: &str) -> Party {
        Party {
            key: name.to_lowercase(),
            name: name.to_owned(),
            kind,
            country: CountryCode::new(country),
        }
    }

    fn drawn(lanes: &Lanes) -> Vec<String> {
        let names: Vec<&str> = lanes.lanes.iter().map(|l| l.label.as_str()).collect();
        let mut drawn = vec![names.join(" ")];
        drawn.extend(lanes.joins.iter().map(|joined| {
            let row = (0..lanes.lanes.len()).map(|l| if joined.contains(&l) { 'x' } else { '.' });
            row.collect::<String>()
        }));
        drawn
    }

    #[track_caller]
    fn check(encounters: &[&str], n: usize, expected: &[&str]) {
        let encounters: Vec<Encounter> = encounters.iter().map(|names| encounter(names)).collect();
        assert_eq!(
            drawn(&lanes(&encounters, n, |party| party.name == "Z")),
            expected
        );
    }

    #[test]
    fn each_party_has_a_lane() {
        check(&["A B", "B C"], 5, &["A B C", "xx.", ".xx"]);
        check(&[], 5, &[""]);
        check(&["A A"], 5, &["A", "x"]);
    }

    #[test]
    fn the_rarest_share_a_lane() {
        check(
            &["A B", "A C", "A D", "A B"],
            3,
            &["A B others", "xx.", "x.x", "x.x", "xx."],
        );
        check(&["A B", "C D"], 0, &["", "", ""]);
        check(&["A B"], 1, &["others", "x"]);
    }

    #[test]
    fn who_is_asked_for_has_a_lane_first() {
        check(&["A B", "A B", "C Z"], 2, &["Z others", ".x", ".x", "xx"]);
    }

    #[test]
    fn those_who_meet_stand_side_by_side() {
        check(
            &["A C", "A C", "B D", "B D"],
            4,
            &["A C B D", "xx..", "xx..", "..xx", "..xx"],
        );
    }

    #[test]
    fn names_are_short() {
        use PartyKind::{Country, Person};
        for (name, kind, country, expected) in [
            ("Donald Trump", Person, "US", "Trump"),
            ("Xi Jinping", Person, "CN", "Xi"),
            ("Ursula von der Leyen", Person, "EU", "von der Leyen"),
            ("Luiz Inácio Lula da Silva", Person, "BR", "da Silva"),
            ("Madonna", Person, "", "Madonna"),
            ("Pope Leo XIV", Person, "VA", "Leo XIV"),
            ("Saudi Arabia", Country, "SA", "Saudi Arabia"),
            ("Foreign Minister of Netherlands", Person, "NL", "NL FM"),
            ("President of Chile", Person, "CL", "CL President"),
        ] {
            assert_eq!(short_name(&party(name, kind, country)), expected);
        }
    }

    #[test]
    fn two_of_one_surname_keep_their_full_names() {
        let names = ["Ana Duarte", "Rui Duarte", "Olaf Brandt"];
        let parties = names.map(|name| party(name, PartyKind::Person, "PT"));
        assert_eq!(
            short_names(&parties),
            ["Ana Duarte", "Rui Duarte", "Brandt"]
        );
    }
}

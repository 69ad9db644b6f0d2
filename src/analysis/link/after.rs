//! The title behind a name: "X, Finland's president", "X, who became president of Taiwan",
//! "X was sworn in as prime minister".

use std::ops::Range;

use super::before::{is_family, names_state};
use super::claims::sure;
use super::places::Places;
use super::titles::{Owner, Reading, TitleAt, is_topic, owns, read_complement, title_at};
use super::words::{is_body_word, is_determiner, is_link_step, is_linking, takes_up};
use crate::analysis::EntityKind;
use crate::lexicon::{CountryCode, TitleClass};

/// Most words and names before a title.
const MAX_STEPS: usize = 9;

/// What the words behind the name at `tokens` say, and how sure.
pub(super) fn after(places: &Places<'_>, tokens: &Range<usize>) -> Vec<(Reading, u8)> {
    let mut found = Vec::new();
    let end = places.sentence_end(tokens.start);
    if let Some(first) = beside(places, tokens, end) {
        let closed = first.0.end;
        found.push(first);
        // "X, the former negotiator, was named prime minister": the verb behind the apposition.
        let next = (closed..end.min(closed + MAX_STEPS)).find(|at| places.is(*at, ","));
        if let Some(comma) = next.filter(|_| places.is(tokens.end, ",")) {
            found.extend(linked(places, comma + 1, end).map(|r| (r, sure::CLAUSE)));
        }
    }
    found
}

/// What the words right behind the name say.
fn beside(places: &Places<'_>, tokens: &Range<usize>, end: usize) -> Option<(Reading, u8)> {
    let at = tokens.end;
    if at >= end {
        return None;
    }
    let next = places.text(at);
    if matches!(next, "," | "(" | "-" | "–" | "—" | "--") {
        let mut start = at + 1;
        if places.is(start, "who") || places.is(start, "now") || places.is(start, "then") {
            start += 1;
        }
        return match linked(places, start, end) {
            Some(reading) => Some((reading, sure::CLAUSE)),
            None if places.is(at + 1, "who") => None,
            None => reading_at(places, at + 1, end).map(|r| (r, sure::AFTER)),
        };
    }
    if is_linking(next) {
        return linked(places, at, end).map(|r| (r, sure::CLAUSE));
    }
    if next == "as" && is_put_into_office(places, tokens.start) {
        return reading_at(places, at + 1, end).map(|r| (r, sure::CLAUSE));
    }
    None
}

/// "is the president of", "was sworn in as", "served as": from the verb on.
fn linked(places: &Places<'_>, at: usize, end: usize) -> Option<Reading> {
    let verb = places.text(at);
    if !is_linking(verb) {
        return None;
    }
    let mut next = at + 1;
    let mut takes = matches!(
        verb,
        "is" | "became" | "becomes" | "remains" | "took" | "takes" | "serves"
    );
    let mut served = matches!(verb, "served");
    while next < end && is_link_step(places.text(next)) {
        let word = places.text(next);
        takes |= takes_up(word);
        served |= matches!(word, "served" | "previously" | "formerly" | "once");
        next += 1;
    }
    let mut reading = reading_at(places, next, end)?;
    // "has a president" and "had Finland's president" are no offices of the subject.
    let has_alone = matches!(verb, "has" | "had") && next == at + 1;
    if has_alone {
        return None;
    }
    let is_past = served || (matches!(verb, "was" | "had") && !takes);
    reading.is_former |= is_past;
    Some(reading)
}

/// "Parliament elected X as", a few words before the name.
fn is_put_into_office(places: &Places<'_>, start: usize) -> bool {
    let sentence = places.sentence_start(start);
    (start.saturating_sub(3).max(sentence)..start).any(|at| {
        matches!(
            places.text(at),
            "elected"
                | "elects"
                | "appointed"
                | "appoints"
                | "named"
                | "names"
                | "chose"
                | "chooses"
                | "installed"
                | "installs"
                | "reelected"
                | "reelects"
                | "confirmed"
                | "confirms"
        )
    })
}

/// The title that starts at token `at` with its articles, modifiers and owner.
fn reading_at(places: &Places<'_>, at: usize, end: usize) -> Option<Reading> {
    let mut lead = Lead::default();
    let mut at = at;
    // "X, and the president of": the next of a list.
    if matches!(places.text(at), "and" | "or" | "with") {
        return None;
    }
    for _ in 0..MAX_STEPS {
        if at >= end {
            return None;
        }
        let title = title_at(places, at).filter(|t| {
            t.class != TitleClass::Modifier && !(names_state(places, at) && t.tokens.len() > 1)
        });
        if let Some(title) = title {
            let title = with_noun(places, title);
            if title.is_plural || title.class == TitleClass::Family {
                return None;
            }
            return finish(places, Reading::new(title), lead, end);
        }
        at = lead.step(places, at)?;
    }
    None
}

/// "the chief epidemiologist", "the head archivist": the noun belongs to the title.
fn with_noun(places: &Places<'_>, mut title: TitleAt) -> TitleAt {
    let next = places.text(title.tokens.end);
    let is_noun = is_body_word(next)
        && next.starts_with(char::is_lowercase)
        && !is_linking(next)
        && (!next.ends_with('s') || next.ends_with("ss"));
    if matches!(title.name.as_str(), "chief" | "head") && title.tokens.len() == 1 && is_noun {
        title.name = format!("{} {next}", title.name);
        title.tokens.end += 1;
    }
    title
}

/// What stands before the title, read forwards.
#[derive(Debug, Default)]
struct Lead {
    words: Vec<String>,
    owners: Vec<(usize, bool)>,
    pronoun: Option<usize>,
    is_opposed: bool,
    n_plain: usize,
}

impl Lead {
    /// Steps over one word or name; the token behind it.
    fn step(&mut self, places: &Places<'_>, at: usize) -> Option<usize> {
        let word = places.text(at);
        if let Some((name, tokens)) = places.name_starting_at(at) {
            let is_possessive = places.is_possessive(tokens.end);
            if name.kind == EntityKind::Person && !is_possessive {
                return None;
            }
            if !self.is_opposed {
                self.owners.push((places.name_number(name)?, is_possessive));
            }
            self.is_opposed = false;
            return Some(tokens.end + usize::from(is_possessive));
        }
        if matches!(word, "his" | "her") {
            self.pronoun = Some(at);
        } else if matches!(word, "pro" | "anti") {
            self.is_opposed = true;
        } else if word == "-" && starts_compound(places.text(at + 1)) {
            self.owners.pop();
        } else if is_determiner(word) || word == "-" || word == "and" {
        } else if is_body_word(word) || self.is_modifier(word) {
            self.n_plain += usize::from(!self.is_modifier(word));
            self.words.push(word.to_owned());
            if self.n_plain > 4 {
                return None;
            }
        } else {
            return None;
        }
        Some(at + 1)
    }

    fn is_modifier(&self, word: &str) -> bool {
        matches!(
            word,
            "former" | "ex" | "then" | "now" | "new" | "acting" | "interim" | "late" | "deputy"
        )
    }
}

/// What makes the people before a hyphen not the person's own state: "Turkish-born",
/// "Chinese-American".
fn starts_compound(word: &str) -> bool {
    matches!(
        word,
        "backed" | "born" | "based" | "led" | "American" | "descended" | "trained" | "educated"
    )
}

/// Puts the lead to the title and reads what follows.
fn finish(places: &Places<'_>, mut reading: Reading, lead: Lead, end: usize) -> Option<Reading> {
    let mut plain = 0;
    for word in lead.words.iter().rev() {
        if !reading.modify(word) {
            reading.add_field(word);
            plain += 1;
        }
    }
    for (i, is_possessive) in lead.owners {
        let name = places.name(i)?;
        if name.kind == EntityKind::Person {
            reading.owner = Some(Owner::Person(i));
        } else if !is_topic(places, name, reading.class, is_possessive)
            && owns(name, reading.class, is_possessive)
            && let Some(country) = places.country(name)
        {
            reading.add_state(country);
        }
    }
    if let (None, None, Some(at)) = (reading.state, reading.owner, lead.pronoun) {
        reading.owner = Some(Owner::Pronoun(at));
    }
    second_office(places, &mut reading);
    read_complement(places, &mut reading, end);
    if reading.state.is_none() && reading.name.starts_with("republican") {
        reading.state = CountryCode::new("US");
    }
    // "X, French president Y": the title of the next in a list. Words without a state before a
    // title may be anything: "X, young and tired president".
    let titles_next = places
        .name_starting_at(reading.end)
        .is_some_and(|(n, _)| n.kind == EntityKind::Person);
    let is_loose = plain > 1 && reading.state.is_none();
    (!titles_next && !is_loose && !is_family(places, &reading)).then_some(reading)
}

/// "deputy prime minister and minister of defence": what follows belongs to both.
fn second_office(places: &Places<'_>, reading: &mut Reading) {
    if places.is(reading.end, "and")
        && let Some(second) = title_at(places, reading.end + 1)
        && !second.is_plural
        && second.class != TitleClass::Modifier
    {
        reading.end = second.tokens.end;
    }
}

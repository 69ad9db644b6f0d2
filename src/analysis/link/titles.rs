//! Titles as they stand in a text: the office with its modifiers, the state or person that owns
//! it, and what "of", "for" and "to" behind it add.

use std::ops::Range;

use super::places::Places;
use super::words::{is_body_word, is_preposition, is_relation};
use crate::analysis::{EntityKind, MentionForm, Name};
use crate::lexicon::{CountryCode, Title, TitleClass, TitleMatch};

/// Who has an office-holder, where it is no state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Owner {
    /// A person: the number of the name ("Crane's envoy").
    Person(usize),
    /// "his", "her": whoever was named last before this token.
    Pronoun(usize),
}

/// A title in the text with all that belongs to it.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    /// First token: of the owner or the first modifier.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// The title's own tokens.
    pub(super) title: Range<usize>,
    /// Name of the title in lower case and the singular.
    pub(super) name: String,
    /// What sort of title.
    pub(super) class: TitleClass,
    /// Written in the plural.
    pub(super) is_plural: bool,
    /// Held no longer.
    pub(super) is_former: bool,
    /// Words kept before the title: "acting", "deputy", and the field of a general title.
    pub(super) prefix: Vec<String>,
    /// The state it belongs to.
    pub(super) state: Option<CountryCode>,
    /// All states named for it, in order: of the presidents of two states.
    pub(super) states: Vec<CountryCode>,
    /// The person it belongs to.
    pub(super) owner: Option<Owner>,
}

impl Reading {
    /// A title alone.
    pub(super) fn new(title: TitleAt) -> Reading {
        let is_european = title.name.contains("european co") || title.name.starts_with("eu ");
        let state = CountryCode::new("EU").filter(|_| is_european);
        Reading {
            start: title.tokens.start,
            end: title.tokens.end,
            title: title.tokens,
            name: title.name,
            class: title.class,
            is_plural: title.is_plural,
            is_former: false,
            prefix: Vec::new(),
            state,
            states: state.into_iter().collect(),
            owner: None,
        }
    }

    /// Notes a state that the title belongs to; the first one named counts.
    pub(super) fn add_state(&mut self, country: CountryCode) {
        self.state = self.state.or(Some(country));
        if !self.states.contains(&country) {
            self.states.push(country);
        }
    }

    /// Notes a modifier before the title; says whether the word is one.
    pub(super) fn modify(&mut self, word: &str) -> bool {
        let lower = word.to_ascii_lowercase();
        match lower.as_str() {
            "former" | "ex" | "late" | "ousted" | "deposed" | "onetime" | "then" | "disgraced"
            | "previous" | "retired" | "toppled" | "erstwhile" => self.is_former = true,
            "acting" | "interim" | "deputy" | "caretaker" | "assistant" | "vice" | "incoming"
            | "transitional" | "provisional" | "shadow" | "honorary" => {
                self.prefix.insert(0, lower);
            }
            "new" | "outgoing" | "newly" | "elected" | "senior" | "top" | "first" | "longtime"
            | "long" | "time" | "veteran" | "embattled" | "current" | "incumbent" | "de"
            | "facto" | "appointed" | "self" | "proclaimed" | "serving" | "now" | "own"
            | "lead" | "one" | "re" | "reelected" | "chief" | "departing" => {}
            _ => return false,
        }
        true
    }

    /// Keeps a word that says for what a general title stands: "fisheries" of a minister.
    pub(super) fn add_field(&mut self, word: &str) {
        if is_general(&self.name) {
            self.prefix.insert(0, word.to_lowercase());
        }
    }
}

/// Titles that say little without the word before or behind them.
fn is_general(name: &str) -> bool {
    matches!(
        name,
        "minister"
            | "secretary"
            | "chief"
            | "head"
            | "boss"
            | "adviser"
            | "advisor"
            | "aide"
            | "director"
            | "spokesman"
            | "spokeswoman"
            | "spokesperson"
            | "official"
            | "commissioner"
            | "envoy"
            | "negotiator"
            | "representative"
            | "prosecutor"
            | "commander"
            | "attaché"
            | "coordinator"
    )
}

/// A title of the lexicon, or one of a few that only stand beside names.
#[derive(Clone, Debug)]
pub(super) struct TitleAt {
    pub(super) tokens: Range<usize>,
    pub(super) name: String,
    pub(super) class: TitleClass,
    pub(super) is_plural: bool,
}

/// Whoever holds the same office elsewhere: "his Finnish counterpart".
pub(super) const COUNTERPART: &str = "counterpart";

/// The longest title that starts at token `at`.
pub(super) fn title_at(places: &Places<'_>, at: usize) -> Option<TitleAt> {
    if let Some(TitleMatch {
        n_tokens,
        title: Title { name, class, .. },
        is_plural,
    }) = places.title(at)
    {
        // "a major record", "a psychology major".
        if *name == "major" && !places.is_capital(at) {
            return None;
        }
        let tokens = at..at + n_tokens;
        return Some(with_second_half(places, tokens, name, *class, is_plural));
    }
    let word = places.text(at).to_lowercase();
    let is_plural = matches!(word.as_str(), "chiefs" | "heads");
    let name = match word.as_str() {
        "counterpart" | "counterparts" => {
            return Some(TitleAt {
                tokens: at..at + 1,
                name: COUNTERPART.to_owned(),
                class: TitleClass::Suffix,
                is_plural: word.ends_with('s'),
            });
        }
        "chief" | "head" | "boss" | "chair" | "coordinator" | "lord" | "vice-president" => word,
        "chiefs" | "heads" => word.trim_end_matches('s').to_owned(),
        _ => return None,
    };
    let class = TitleClass::Official;
    Some(TitleAt {
        tokens: at..at + 1,
        name,
        class,
        is_plural,
    })
}

/// "minister-president", "president-designate": titles of two with a hyphen between.
fn with_second_half(
    places: &Places<'_>,
    tokens: Range<usize>,
    name: &str,
    class: TitleClass,
    is_plural: bool,
) -> TitleAt {
    let mut title = TitleAt {
        tokens,
        name: name.to_owned(),
        class,
        is_plural,
    };
    let at = title.tokens.end;
    if !matches!(class, TitleClass::Modifier | TitleClass::Suffix)
        && places.is(at, "-")
        && let Some(second) = places.title(at + 1).filter(|t| t.n_tokens == 1)
        && matches!(
            second.title.class,
            TitleClass::Suffix | TitleClass::Head | TitleClass::Official
        )
    {
        title.name = format!("{name}-{}", second.title.name);
        title.tokens.end = at + 1 + second.n_tokens;
    }
    title
}

/// The office in the article's words; courtesy titles and families are none.
pub(super) fn office(places: &Places<'_>, reading: &Reading) -> Option<String> {
    let is_office = !matches!(
        reading.class,
        TitleClass::Honorific | TitleClass::Modifier | TitleClass::Suffix | TitleClass::Family
    );
    if !is_office {
        return None;
    }
    let mut words = reading.prefix.clone();
    if is_general(&reading.name) && reading.prefix.is_empty() {
        words.extend(body_before(places, reading));
    }
    words.push(in_full(&reading.name).to_owned());
    let office = words.join(" ");
    Some(if reading.is_former && !office.starts_with("former") {
        format!("former {office}")
    } else {
        office
    })
}

/// A title without its abbreviation.
fn in_full(title: &str) -> &str {
    match title {
        "sen." | "sens." => "senator",
        "rep." | "reps." => "representative",
        "gov." => "governor",
        "amb." => "ambassador",
        "gen." => "general",
        "lt. gen." => "lieutenant general",
        "maj. gen." => "major general",
        "brig. gen." => "brigadier general",
        "col." => "colonel",
        "lt. col." => "lieutenant colonel",
        "maj." => "major",
        "capt." => "captain",
        "lt." => "lieutenant",
        "sgt." => "sergeant",
        "adm." => "admiral",
        "rear adm." => "rear admiral",
        "vice adm." => "vice admiral",
        "prof." => "professor",
        "rev." => "reverend",
        other => other,
    }
}

/// "IAEA" of a chief, "supreme council" of a secretary: the body named before a title.
fn body_before(places: &Places<'_>, reading: &Reading) -> Option<String> {
    let (name, tokens) = places.name_ending_at(reading.title.start)?;
    if name.kind != EntityKind::Organization || name.form != MentionForm::Name {
        return None;
    }
    let is_its_state = reading.state.is_none() || reading.state == places.country(name);
    let nested = places
        .country_at(tokens.start)
        .filter(|end| *end < tokens.end && is_its_state);
    let first = nested.map_or(tokens.start, |end| {
        end + usize::from(places.is_possessive(end))
    });
    let span = places.input.segments.span_of(first..tokens.end);
    Some(span.of(places.input.body).to_lowercase())
}

/// Whether a name before or behind a title says for which state it is held.
pub(super) fn owns(name: &Name, class: TitleClass, is_possessive: bool) -> bool {
    let is_private = matches!(
        class,
        TitleClass::Business
            | TitleClass::Media
            | TitleClass::Expert
            | TitleClass::Civil
            | TitleClass::Family
    );
    match (name.kind, name.form) {
        (EntityKind::Country, MentionForm::Demonym) => true,
        _ if is_private => false,
        (EntityKind::Country | EntityKind::Organization, _) => true,
        (EntityKind::Place, MentionForm::Metonym) => true,
        (EntityKind::Place, _) => {
            is_possessive
                || !matches!(
                    class,
                    TitleClass::Envoy | TitleClass::Spokesperson | TitleClass::Military
                )
        }
        (EntityKind::Person, _) => false,
    }
}

/// "Ukraine envoy", "the Iran negotiator": where an envoy goes, not who sends him.
pub(super) fn is_topic(
    places: &Places<'_>,
    name: &Name,
    class: TitleClass,
    is_possessive: bool,
) -> bool {
    let text = name.span.of(places.input.body);
    let is_acronym = text.chars().all(|c| c.is_uppercase() || c == '.');
    class == TitleClass::Envoy
        && !is_possessive
        && name.form == MentionForm::Name
        && name.kind != EntityKind::Organization
        && !is_acronym
}

/// Most tokens of what follows a title.
const MAX_COMPLEMENT: usize = 14;

/// Reads "of Kenya", "for Iran's foreign ministry", "to Moscow" from the end of a title on:
/// adds the states that it is held for, and moves the end of the reading.
pub(super) fn read_complement(places: &Places<'_>, reading: &mut Reading, end: usize) {
    let limit = end.min(reading.end + MAX_COMPLEMENT);
    let mut at = reading.end;
    let mut preposition = "";
    while at < limit {
        let word = places.text(at);
        if is_preposition(word) {
            preposition = word;
        } else if preposition.is_empty() || starts_another(places, at) {
            return;
        } else if let Some((name, tokens)) = places.name_starting_at(at) {
            if name.kind == EntityKind::Person {
                return;
            }
            let is_possessive = places.is_possessive(tokens.end);
            let is_compound = places.is(tokens.end, "-");
            if !is_compound
                && says_whose(preposition, reading, name)
                && owns(name, reading.class, is_possessive)
                && let Some(country) = places.country(name)
            {
                reading.add_state(country);
            }
            at = tokens.end.max(at + 1);
            reading.end = at;
            continue;
        } else if !is_part_of_body(places, at) {
            return;
        }
        at += 1;
        if !is_preposition(word) {
            reading.end = at;
        }
    }
}

/// "and son of", "and chairman of": what else the person is.
fn starts_another(places: &Places<'_>, at: usize) -> bool {
    let is_title = |at: usize| {
        title_at(places, at).is_some_and(|t| !t.is_plural && t.class != TitleClass::Modifier)
    };
    places.is(at, "and") && (is_relation(places.text(at + 1)) || is_title(at + 1))
}

/// Whether the preposition before a name makes it the one that the title is held for.
fn says_whose(preposition: &str, reading: &Reading, name: &Name) -> bool {
    let is_envoy = reading.class == TitleClass::Envoy;
    match preposition {
        "of" => !is_envoy || name.form == MentionForm::Name,
        "for" | "at" | "with" => !is_envoy,
        "from" => true,
        "in" => !is_envoy && !matches!(reading.class, TitleClass::Head | TitleClass::Minister),
        "to" => matches!(
            reading.class,
            TitleClass::Official | TitleClass::Spokesperson
        ),
        _ => false,
    }
}

/// Words of the body that an office belongs to: "the foreign ministry", "Supreme Council".
fn is_part_of_body(places: &Places<'_>, at: usize) -> bool {
    let word = places.text(at);
    matches!(word, "the" | "and" | "&" | "-" | "’s" | "'s")
        || places.is_possessive(at)
        || places.is_capital(at)
        || is_body_word(word)
}

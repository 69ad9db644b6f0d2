//! What capitalised phrases may name, judged by the words around.

use std::ops::Range;

use super::context::{Place, is_capitalised, is_upper};
use crate::analysis::{EntityKind, Input, MentionForm, Name};
use crate::lexicon::{CountryCode, Entry, EntryKind, Match};
use crate::text::{Sentence, Span};

/// A phrase that names a country or a place.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// Its text.
    pub(super) span: Span,
    /// What it may name.
    pub(super) sense: Sense,
}

/// What a phrase may name.
#[derive(Clone, Debug)]
pub(super) enum Sense {
    /// A country by name or demonym.
    Country {
        code: CountryCode,
        form: MentionForm,
        /// Other countries may be meant as well: "Korea", "Georgia".
        is_shared: bool,
    },
    /// A seat of government.
    Seat { code: CountryCode },
    /// A city, province or region: the entries that bear the name.
    Place { entries: Vec<Entry> },
}

/// All candidates, in text order.
pub(super) fn scan(input: &Input<'_>, names: &[Name]) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut scanner = Scanner {
        input: *input,
        names,
        next_name: 0,
    };
    for sentence in &input.segments.sentences {
        scanner.sentence(sentence, &mut found);
    }
    found
}

struct Scanner<'a> {
    input: Input<'a>,
    names: &'a [Name],
    /// The first name that ends after the place where the scan stands.
    next_name: usize,
}

impl<'a> Scanner<'a> {
    fn sentence(&mut self, sentence: &Sentence, found: &mut Vec<Candidate>) {
        let body = self.input.body;
        let tokens = &self.input.segments.tokens;
        let mut shouted = None;
        let mut idx = sentence.tokens.start;
        while idx < sentence.tokens.end {
            let Some(hit) = self.input.lexicon.longest(body, tokens, idx) else {
                idx += 1;
                continue;
            };
            let end = (idx + hit.n_tokens).min(sentence.tokens.end);
            let place = Place {
                input: self.input,
                sentence: sentence.tokens.clone(),
                tokens: idx..end,
                is_shouted: *shouted.get_or_insert_with(|| self.is_shouted(sentence)),
            };
            let (place, sense) = self.judge(place, &hit);
            if let Some(sense) = sense {
                found.push(Candidate {
                    span: self.input.segments.span_of(place.tokens.clone()),
                    tokens: place.tokens,
                    sense,
                });
            }
            idx = end.max(idx + 1);
        }
    }

    fn is_shouted(&self, sentence: &Sentence) -> bool {
        let body = self.input.body;
        let words = self.input.segments.tokens.get(sentence.tokens.clone());
        let words = words.unwrap_or(&[]).iter().filter(|t| t.is_word());
        let (mut n_upper, mut n_long) = (0, 0);
        for word in words.map(|t| t.of(body)).filter(|w| w.len() > 2) {
            n_long += 1;
            n_upper += usize::from(is_upper(word));
        }
        n_long >= 3 && n_upper * 3 >= n_long * 2
    }

    /// The tagger's name that overlaps `span`, if any.
    fn tagged(&mut self, span: Span) -> Option<&'a Name> {
        while let Some(name) = self.names.get(self.next_name) {
            if name.span.end > span.start {
                return Some(name).filter(|n| n.span.overlaps(span));
            }
            self.next_name += 1;
        }
        None
    }

    /// What the phrase names. Of an organisation, only a country at its start may count.
    fn judge(&mut self, mut place: Place<'a>, hit: &Match) -> (Place<'a>, Option<Sense>) {
        let span = place.input.segments.span_of(place.tokens.clone());
        let tagged = self.tagged(span);
        let Some(first) = leading(hit, tagged) else {
            return (place, None);
        };
        let sense = match first.kind {
            EntryKind::Country => country(&place, &first, tagged, span),
            EntryKind::Demonym => demonym(&place, &first, tagged, span),
            EntryKind::Metonym => first.country.map(|code| Sense::Seat { code }),
            EntryKind::City | EntryKind::Subdivision | EntryKind::Region => {
                locality(&place, hit, tagged)
            }
            EntryKind::Org | EntryKind::Institution => {
                let body = span;
                let sense = self.country_of_body(&mut place, body);
                return (place, sense);
            }
            EntryKind::Person => None,
        };
        (place, sense)
    }

    /// The country at the start of the name of a public body: "US Senate", "Israeli army".
    fn country_of_body(&self, place: &mut Place<'a>, body: Span) -> Option<Sense> {
        let tokens = &self.input.segments.tokens;
        let inner = tokens.get(..place.tokens.end.checked_sub(1)?)?;
        let hit = self
            .input
            .lexicon
            .longest(self.input.body, inner, place.tokens.start)?;
        let first = hit.entries().next()?;
        let form = match first.kind {
            EntryKind::Country => MentionForm::Name,
            EntryKind::Demonym => MentionForm::Demonym,
            _ => return None,
        };
        if !is_public_body(body.of(self.input.body)) {
            return None;
        }
        place.tokens.end = place.tokens.start + hit.n_tokens;
        Some(Sense::Country {
            code: first.country?,
            form,
            is_shared: first.detail == "shared",
        })
    }
}

/// The entry that leads: the first, but an organisation before a city of its name ("Toyota")
/// unless the tagger sees a place.
fn leading(hit: &Match, tagged: Option<&Name>) -> Option<Entry> {
    let first = hit.entries().next()?;
    let sees_place =
        tagged.is_some_and(|n| matches!(n.kind, EntityKind::Place | EntityKind::Country));
    if first.kind == EntryKind::City && !sees_place {
        return Some(hit.entry(EntryKind::Org).unwrap_or(first));
    }
    Some(first)
}

/// Whether the name of an organisation has a word of government in it.
fn is_public_body(name: &str) -> bool {
    name.split([' ', '-', '\n']).any(|word| {
        matches!(
            word,
            "Administration"
                | "Agency"
                | "Ambassador"
                | "Armed"
                | "Army"
                | "army"
                | "Assembly"
                | "Authority"
                | "Border"
                | "Bureau"
                | "Cabinet"
                | "Chancellery"
                | "Coast"
                | "Commission"
                | "Congress"
                | "Constitution"
                | "Consulate"
                | "Council"
                | "Court"
                | "Customs"
                | "Defence"
                | "Defense"
                | "Department"
                | "Dept."
                | "Duma"
                | "Embassy"
                | "Federal"
                | "Fed"
                | "Force"
                | "Forces"
                | "Foreign"
                | "Government"
                | "government"
                | "Guard"
                | "Guards"
                | "House"
                | "Intelligence"
                | "Interior"
                | "Justice"
                | "Kingdom"
                | "Legislative"
                | "Military"
                | "military"
                | "Ministries"
                | "Ministry"
                | "ministry"
                | "Mission"
                | "National"
                | "Navy"
                | "Office"
                | "Parliament"
                | "parliament"
                | "Police"
                | "police"
                | "President"
                | "Presidency"
                | "Reserve"
                | "Republic"
                | "Security"
                | "Senate"
                | "Special"
                | "State"
                | "Supreme"
                | "Treasury"
                | "Central"
                | "Environmental"
                | "Food"
                | "Geological"
                | "Postal"
        )
    })
}

/// Whether the tagger makes the phrase part of a longer name of a body that is no government's:
/// "British Airways", "Bank of America", "Television New Zealand".
fn is_inside_private_body(place: &Place<'_>, tagged: Option<&Name>, span: Span) -> bool {
    tagged.is_some_and(|n| {
        n.kind == EntityKind::Organization
            && n.span.contains(span)
            && n.span != span
            && !is_public_body(n.span.of(place.input.body))
    })
}

/// Whether the tagger makes the phrase part of a longer name of a person. A country before the
/// name is none ("President of Ukraine Petro Poroshenko").
fn is_inside_person(tagged: Option<&Name>, span: Span, is_name: bool) -> bool {
    tagged.is_some_and(|n| {
        n.kind == EntityKind::Person
            && n.span.contains(span)
            && n.span != span
            && (is_name || n.span.start != span.start)
    })
}

/// Whether the tagger takes the phrase alone for a person.
fn is_person(tagged: Option<&Name>, span: Span) -> bool {
    tagged.is_some_and(|n| n.kind == EntityKind::Person && n.span == span)
}

fn country(place: &Place<'_>, entry: &Entry, tagged: Option<&Name>, span: Span) -> Option<Sense> {
    let text = place.text();
    let is_single = place.tokens.len() == 1;
    let is_currency = text == "US" && place.after(0).starts_with(['$', '¢']);
    if is_currency || (is_single && is_upper(text) && is_doubtful_acronym(place, text)) {
        return None;
    }
    let flags = place.name_word(text);
    let is_given = is_single && flags.is_given() && !is_kept_from_people(text, place.before(0));
    if is_single && place.is_in_person_name(is_given, true) {
        return None;
    }
    if is_inside_person(tagged, span, is_given) || (is_person(tagged, span) && flags.is_name()) {
        return None;
    }
    if is_part_of_other_name(place, text) {
        return None;
    }
    Some(Sense::Country {
        code: entry.country?,
        form: MentionForm::Name,
        is_shared: entry.detail == "shared",
    })
}

/// Whether the word before makes the country a place and no given name: "to Egypt Dan Doe";
/// for a country whose name parents often give, only a word of place does.
fn is_kept_from_people(text: &str, before: &str) -> bool {
    let place = matches!(
        before,
        "in" | "into" | "near" | "across" | "outside" | "through" | "In" | "Across"
    );
    let other = matches!(
        before,
        "to" | "from"
            | "with"
            | "of"
            | "for"
            | "by"
            | "at"
            | "between"
            | "against"
            | "From"
            | "With"
    );
    let is_often_given = matches!(
        text,
        "Jordan" | "Chad" | "Israel" | "Georgia" | "Kenya" | "India"
    );
    place || (other && !is_often_given)
}

/// "US" among words in capitals is as likely "us"; with stops it is not.
fn is_doubtful_acronym(place: &Place<'_>, text: &str) -> bool {
    text.len() <= 3
        && !text.contains('.')
        && place.is_shouted
        && !matches!(text, "UAE" | "USA" | "UK")
}

/// Whether a country's name is a part of a name that is not about it: "Bank of America",
/// "Lake Chad", "Jordan River", "guinea" of pigs.
fn is_part_of_other_name(place: &Place<'_>, text: &str) -> bool {
    let (before, after) = (place.before(0), place.after(0));
    match text {
        "America" => {
            matches!(
                before,
                "Captain" | "Miss" | "Morning" | "Latino" | "Corporate"
            ) || (before == "of" && is_capitalised(place.before(1)))
        }
        "Chad" | "Lebanon" if before == "Lake" || before == "Mount" => true,
        "Jordan" if matches!(after, "River" | "Valley" | "Brand") => true,
        "Guinea" if matches!(after, "pig" | "pigs" | "fowl" | "Pig" | "Pigs") => true,
        "Turkey" if matches!(after, "Creek" | "Day" | "Point" | "Trot" | "Hill" | "Run") => true,
        "Panama" if matches!(after, "hat" | "hats" | "Papers") => true,
        "China" if matches!(after, "Grove" | "Lake") => true,
        "Cuba" if matches!(after, "Gooding" | "libre") => true,
        "Holland" if matches!(after, "Tunnel" | "Park" | "Township") => true,
        "Mexico" if before == "New" => true,
        "England" | "Zealand" if before == "New" => true,
        "Peru" | "Lebanon" | "Poland" | "Norway" | "Cuba" | "Jamaica" | "Mexico" | "Grenada" => {
            matches!(after, "High" | "Township" | "Elementary" | "Plain")
        }
        _ => false,
    }
}

fn demonym(place: &Place<'_>, entry: &Entry, tagged: Option<&Name>, span: Span) -> Option<Sense> {
    let text = place.text();
    let is_single = place.tokens.len() == 1;
    let flags = place.name_word(text);
    if is_single && place.is_in_person_name(false, flags.is_surname()) {
        return None;
    }
    if is_inside_person(tagged, span, false) || (is_person(tagged, span) && flags.is_name()) {
        return None;
    }
    if is_inside_private_body(place, tagged, span) {
        return None;
    }
    if is_language(place, text) || is_other_sense(place, text) {
        return None;
    }
    Some(Sense::Country {
        code: entry.country?,
        form: MentionForm::Demonym,
        is_shared: entry.detail == "shared" || matches!(text, "Korean" | "Georgian" | "Koreans"),
    })
}

/// Whether an adjective names the language here: "in English", "speaks Russian", "French-speaking".
fn is_language(place: &Place<'_>, text: &str) -> bool {
    let (before, after) = (place.before(0), place.after(0));
    if place.is_joined_after() && matches!(place.after(1), "speaking" | "language") {
        return true;
    }
    if matches!(
        after,
        "language" | "lessons" | "speaker" | "speakers" | "translation" | "subtitles"
    ) {
        return true;
    }
    let ends_phrase = after.is_empty() || !after.chars().all(char::is_alphanumeric) || {
        matches!(
            after,
            "and" | "or" | "as" | "but" | "with" | "at" | "on" | "in" | "to" | "by" | "for"
        )
    };
    let verbs = [
        "speak",
        "speaks",
        "spoke",
        "speaking",
        "spoken",
        "fluent",
        "learn",
        "learning",
        "learned",
        "taught",
        "teach",
        "teaches",
        "teaching",
        "understand",
        "broken",
        "translated",
        "into",
        "from",
        "in",
    ];
    let says = verbs.contains(&before) && !matches!(before, "from");
    let is_tongue = matches!(
        text,
        "English"
            | "French"
            | "Spanish"
            | "German"
            | "Russian"
            | "Chinese"
            | "Japanese"
            | "Italian"
            | "Portuguese"
            | "Turkish"
            | "Korean"
            | "Dutch"
            | "Polish"
            | "Ukrainian"
            | "Greek"
            | "Vietnamese"
            | "Thai"
            | "Danish"
            | "Swedish"
            | "Norwegian"
            | "Finnish"
            | "Hungarian"
            | "Czech"
            | "Romanian"
            | "Bulgarian"
            | "Serbian"
            | "Croatian"
            | "Albanian"
            | "Somali"
            | "Bengali"
            | "Indonesian"
            | "Welsh"
            | "Irish"
            | "Catalan"
            | "Basque"
    );
    is_tongue && says && ends_phrase
}

/// Whether an adjective stands in a phrase with a sense of its own: "Latin American", "French
/// fries", "American Indian", "Dominican friars".
fn is_other_sense(place: &Place<'_>, text: &str) -> bool {
    let (before, after) = (place.before(0), place.after(0));
    match text {
        "American" | "Americans" => {
            matches!(
                before,
                "Latin"
                    | "South"
                    | "North"
                    | "Central"
                    | "Pan"
                    | "Inter"
                    | "Meso"
                    | "Native"
                    | "Anglo"
            ) || (before == "-" && matches!(place.before(1), "Anglo" | "Pan" | "Inter" | "Latin"))
        }
        "Indian" | "Indians" => {
            matches!(
                before,
                "American" | "West" | "East" | "Cleveland" | "Indiana"
            ) || matches!(
                after,
                "Ocean"
                    | "reservation"
                    | "reservations"
                    | "tribe"
                    | "tribes"
                    | "summer"
                    | "Reservation"
                    | "Affairs"
                    | "Country"
                    | "Creek"
                    | "River"
                    | "Wells"
            )
        }
        "Dominican" | "Dominicans" => matches!(
            after,
            "friar"
                | "friars"
                | "monk"
                | "monks"
                | "nun"
                | "nuns"
                | "order"
                | "Order"
                | "Sisters"
                | "priest"
                | "University"
                | "College"
        ),
        "French" => matches!(after, "fries" | "toast" | "horn" | "Quarter" | "Polynesia"),
        "Polish" => place.opens_sentence() && matches!(after, "up" | "off" | "your" | "the" | "it"),
        "German" => matches!(after, "measles" | "shepherd" | "shepherds" | "Shepherd"),
        "Russian" => matches!(after, "roulette"),
        "Danish" => matches!(after, "pastry" | "pastries"),
        "Swiss" => matches!(after, "cheese" | "army"),
        "Spanish" => matches!(after, "flu" | "Fork" | "moss"),
        "Turkish" => matches!(after, "bath" | "delight"),
        "English" => matches!(
            after,
            "Channel" | "muffin" | "muffins" | "teacher" | "class"
        ),
        "Central African" | "Central Africans" => {
            matches!(
                after,
                "nations" | "states" | "countries" | "region" | "nation" | "country"
            )
        }
        "Dane" => matches!(after, "gun" | "guns"),
        _ => is_breed(after),
    }
}

/// Animals and plants that are called after a country but are of none.
fn is_breed(noun: &str) -> bool {
    matches!(
        noun,
        "bulldog"
            | "bulldogs"
            | "spaniel"
            | "terrier"
            | "setter"
            | "mastiff"
            | "shepherd"
            | "retriever"
            | "wolfhound"
            | "cocker"
            | "Bulldog"
            | "Terrier"
            | "Spaniel"
            | "Shepherd"
            | "goose"
            | "geese"
            | "Goose"
            | "Geese"
            | "elm"
            | "oak"
            | "lynx"
            | "influenza"
    )
}

/// A city, province or region: taken where the tagger sees a place, or where nothing speaks
/// against it and the words before or the size speak for it.
fn locality(place: &Place<'_>, hit: &Match, tagged: Option<&Name>) -> Option<Sense> {
    let entries: Vec<Entry> = hit
        .entries()
        .filter(|e| {
            matches!(
                e.kind,
                EntryKind::City | EntryKind::Subdivision | EntryKind::Region
            )
        })
        .collect();
    let first = entries.first()?;
    if let Some(name) = tagged {
        return match name.kind {
            EntityKind::Place | EntityKind::Country => Some(Sense::Place { entries }),
            EntityKind::Person | EntityKind::Organization => None,
        };
    }
    let text = place.text();
    let is_single = place.tokens.len() == 1;
    if is_single && is_upper(text) && text.len() <= 3 {
        return None;
    }
    let flags = place.name_word(text);
    if is_single && place.is_in_person_name(flags.is_given(), true) {
        return None;
    }
    let is_great = entries
        .iter()
        .any(|e| e.thousands >= 500 || e.detail == "capital");
    let is_plain = !first.is_common_word && !(first.is_name_word && is_single);
    let placed = matches!(
        place.before(0),
        "in" | "at"
            | "near"
            | "from"
            | "outside"
            | "around"
            | "to"
            | "of"
            | "In"
            | "At"
            | "Near"
            | "From"
    );
    let is_state = entries.iter().any(|e| e.kind == EntryKind::Subdivision);
    let is_region = first.kind == EntryKind::Region;
    let is_dateline = place.opens_sentence() && is_upper(text);
    let before_comma = place.after(0) == "," && is_capitalised(place.after(1));
    let is_likely = (is_plain && (is_great || is_state || is_region || !is_single))
        || (is_plain && (placed || is_dateline || before_comma))
        || ((placed || is_dateline) && !first.is_common_word)
        || ((is_great || is_state) && !first.is_common_word && !is_capitalised(place.after(0)));
    is_likely.then_some(Sense::Place { entries })
}

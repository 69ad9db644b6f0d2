//! Whether a phrase names a country, or its people, here.

use super::context::{Place, is_capitalised, is_upper};
use super::places::is_placed;
use super::scan::Sense;
use super::words::{ACTS, AUXILIARIES, BREEDS, EATERIES, TONGUES, is_one_of, is_public_body};
use crate::analysis::{EntityKind, MentionForm, Name};
use crate::lexicon::{Entry, NameFlags};
use crate::text::Span;

/// What the tagger makes of a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tagged<'a> {
    /// Its name that overlaps the phrase.
    pub(super) name: Option<&'a Name>,
    /// The phrase.
    pub(super) span: Span,
    /// The phrase is a word of the name of a person in this text.
    pub(super) is_of_person: bool,
    /// It is the last word of such a name.
    pub(super) is_family_name: bool,
}

impl Tagged<'_> {
    /// The phrase is part of a longer name of this kind.
    fn is_inside(&self, kind: EntityKind) -> Option<&Name> {
        self.name
            .filter(|n| n.kind == kind && n.span.contains(self.span) && n.span != self.span)
    }

    /// The phrase is part of a longer name of a person. A country before the name is none
    /// ("President of Ukraine Petro Poroshenko").
    fn is_inside_person(&self, is_name: bool) -> bool {
        self.is_inside(EntityKind::Person)
            .is_some_and(|n| is_name || n.span.start != self.span.start)
    }

    /// The phrase alone is a person.
    fn is_person(&self) -> bool {
        self.name
            .is_some_and(|n| n.kind == EntityKind::Person && n.span == self.span)
    }

    /// The phrase is part of the name of a body that is no government's: "British Airways".
    fn is_inside_private_body(&self, body: &str) -> bool {
        self.is_inside(EntityKind::Organization)
            .is_some_and(|n| !is_public_body(n.span.of(body)))
    }
}

/// A country by name.
pub(super) fn country(place: &Place<'_>, entry: &Entry, tagged: &Tagged<'_>) -> Option<Sense> {
    let text = place.text();
    let is_single = place.tokens.len() == 1;
    let is_currency = is_single && is_upper(text) && place.after(0).starts_with(['$', '¢']);
    if is_currency || (is_single && is_upper(text) && is_doubtful_acronym(place, text)) {
        return None;
    }
    let flags = place.name_word(text);
    let is_given = is_single && flags.is_given() && !is_kept_from_people(text, place.before(0));
    let is_person = is_single && place.is_in_person_name(is_given, true)
        || tagged.is_inside_person(is_given)
        || (is_somebody_here(place, tagged, flags) && !is_state_here(place, tagged));
    if is_person || is_part_of_other_name(place, text) {
        return None;
    }
    Some(Sense::Country {
        code: entry.country?,
        form: MentionForm::Name,
        is_shared: entry.detail == "shared",
    })
}

/// Whether the article has a person of this name, who may be meant.
fn is_somebody_here(place: &Place<'_>, tagged: &Tagged<'_>, flags: NameFlags) -> bool {
    (tagged.is_person() && flags.is_name())
        || (tagged.is_of_person && flags.is_given() && !is_placed(place))
}

/// Whether the word is a state all the same: a person is named again by the family name, so that
/// "Israel's", "Israel would" are the country beside an Israel Katz.
fn is_state_here(place: &Place<'_>, tagged: &Tagged<'_>) -> bool {
    if place.tokens.len() != 1 || !tagged.is_of_person {
        return false;
    }
    let after = place.after(0);
    let has = matches!(after, "'s" | "’s");
    let goes = is_one_of(
        place.before(0),
        "visited visits visiting invaded left toured",
    );
    let acts = is_one_of(after, ACTS) || is_one_of(after, AUXILIARIES);
    goes || (!tagged.is_family_name && (has || acts))
}

/// Whether the word before makes the country a place and no given name: "to Egypt Dan Doe";
/// for a country whose name parents often give, only a word of place does.
fn is_kept_from_people(text: &str, before: &str) -> bool {
    let is_often_given = is_one_of(text, "Jordan Chad Israel Georgia Kenya India");
    is_one_of(before, "in into near across outside through In Across")
        || (!is_often_given
            && is_one_of(
                before,
                "to from with of for by at between against From With",
            ))
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
    let makers = "Bank Scouts Girls Voice Way Corporation Corp. Church Guild Workers Federation";
    let is_on_map = is_one_of(after, "River Avenue Ave. Street Road Boulevard Blvd. Lane")
        || (before == "River" && text != "America");
    if is_on_map {
        return true;
    }
    match text {
        "Niger" | "Congo" if is_one_of(after, "Delta Basin delta basin") => true,
        "America" => {
            is_one_of(before, "Captain Miss Morning Latino Corporate")
                || (before == "of" && is_one_of(place.before(1), makers))
        }
        "Chad" | "Lebanon" if is_one_of(before, "Lake Mount") => true,
        "Jordan" => is_one_of(after, "River Valley Brand"),
        "Guinea" => is_one_of(after, "pig pigs fowl Pig Pigs"),
        "Turkey" => is_one_of(
            after,
            "Creek Day Point Trot Hill Run Talk Service Farm Farms Leg",
        ),
        "Panama" => is_one_of(after, "hat hats Papers"),
        "China" => is_one_of(after, "Grove Lake"),
        "Cuba" => is_one_of(after, "Gooding libre"),
        "Brazil" => is_one_of(after, "nut nuts"),
        "Holland" => is_one_of(after, "Tunnel Park Township"),
        _ => is_one_of(after, "Township Elementary Borough County"),
    }
}

/// A country by adjective or people.
pub(super) fn demonym(place: &Place<'_>, entry: &Entry, tagged: &Tagged<'_>) -> Option<Sense> {
    let text = place.text();
    let flags = place.name_word(text);
    let is_person = (place.tokens.len() == 1 && place.is_in_person_name(false, flags.is_surname()))
        || tagged.is_inside_person(false)
        || (tagged.is_person() && flags.is_name());
    if is_person || tagged.is_inside_private_body(place.input.body) {
        return None;
    }
    let is_breed = is_one_of(place.after(0), BREEDS);
    if is_breed || is_language(place, text) || is_other_sense(place, text) {
        return None;
    }
    Some(Sense::Country {
        code: entry.country?,
        form: MentionForm::Demonym,
        is_shared: entry.detail == "shared",
    })
}

/// Whether an adjective names the language here: "in English", "speaks Russian", "French-speaking".
fn is_language(place: &Place<'_>, text: &str) -> bool {
    let (before, after) = (place.before(0), place.after(0));
    let tells = "language lessons speaker speakers translation subtitles";
    if is_one_of(after, tells)
        || (place.is_joined_after() && is_one_of(place.after(1), "speaking language"))
    {
        return true;
    }
    let ends_phrase = !after.chars().any(char::is_alphanumeric)
        || is_one_of(after, "and or as but with at on in to by for");
    let verbs = "speak speaks spoke speaking spoken fluent learn learning learned only taught \
        teach teaches teaching understand broken translated into in";
    // "speaks Russian and German": the verb stands before the first of them.
    let is_second = is_one_of(before, "and or ,")
        && is_one_of(place.before(1), TONGUES)
        && is_one_of(place.before(2), verbs);
    is_one_of(text, TONGUES) && (is_one_of(before, verbs) || is_second) && ends_phrase
}

/// Whether an adjective stands in a phrase with a sense of its own: "Latin American", "French
/// fries", "American Indian", "Dominican friars", "Soviet-era".
fn is_other_sense(place: &Place<'_>, text: &str) -> bool {
    let (before, after) = (place.before(0), place.after(0));
    if place.is_joined_after() && place.after(1) == "era" {
        return true;
    }
    // "New Londoners", "Caddo Indians", "a Malaysian Restaurant of this name".
    let is_tribe = text == "Indians"
        && is_capitalised(before)
        && place.tokens.start > place.sentence.start + 1;
    if (before == "New" && !text.starts_with("New")) || is_tribe || is_one_of(after, EATERIES) {
        return true;
    }
    let continents = "Latin South North Central Pan Inter Meso Native Anglo";
    match text {
        "American" | "Americans" => {
            is_one_of(before, continents)
                || (before == "-" && is_one_of(place.before(1), "Anglo Pan Inter Latin"))
        }
        "Indian" | "Indians" => {
            is_one_of(before, "American West East Cleveland Indiana")
                || is_one_of(
                    after,
                    "Ocean reservation reservations tribe tribes summer Reservation Affairs \
                     Country Creek River Wells Lake Orchard Trail Hill Hills gaming casino casinos mounds",
                )
        }
        "Dominican" | "Dominicans" => is_one_of(
            after,
            "friar friars monk monks nun nuns order Order Sisters priest University College Hospital",
        ),
        "French" => is_one_of(after, "fries toast horn Quarter Polynesia"),
        "Polish" => place.opens_sentence() && is_one_of(after, "up off your the it"),
        "German" => after == "measles",
        "Russian" => after == "roulette",
        "Danish" => is_one_of(after, "pastry pastries"),
        "Swiss" => is_one_of(after, "cheese army"),
        "Spanish" => is_one_of(after, "flu Fork moss influenza"),
        "Turkish" => is_one_of(after, "bath delight"),
        "English" => is_one_of(after, "Channel muffin muffins teacher class"),
        "Dane" => is_one_of(after, "gun guns"),
        "Central African" | "Central Africans" => {
            is_one_of(after, "nations states countries region nation country")
        }
        _ => false,
    }
}

//! The dateline at the head of a text: "KYIV, Aug 19 (AFP) —".
//!
//! Place, then country or state, date and agency in any order that agencies use, then a
//! dash, an underscore or a colon. A place in capitals may stand with a dash alone; one in
//! mixed case needs a date or a known agency beside it, or a sentence behind a long dash, or
//! every "Paris – the city …" would be one. The dateline stays in the body; what it says is taken from it.

use super::agency;
use super::moment;
use crate::text::Span;
use scan::Scan;

mod scan;

/// What a dateline says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Dateline {
    /// The first place named, without its country.
    pub(super) place: Option<Span>,
    /// Its date.
    pub(super) day: Option<Day>,
    /// The agency in it.
    pub(super) agency: Option<String>,
    /// Where the text behind it starts.
    pub(super) end: usize,
}

/// A day of the year; the year only if it is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    /// The year, if said.
    pub(super) year: Option<i16>,
    /// Month from 1.
    pub(super) month: i8,
    /// Day from 1.
    pub(super) day: i8,
}

/// A dateline is looked for in this many paragraphs: a summary or caption may stand first.
const PARAGRAPHS: usize = 4;

/// A dateline ends within this many bytes of its paragraph.
const HEAD_BYTES: usize = 160;

/// Labels in capitals that head a text and are no place.
const NOT_PLACES: &[&str] = &[
    "ALERT",
    "ANALYSIS",
    "BREAKING",
    "BY",
    "CLARIFICATION",
    "COLUMN",
    "COMMENT",
    "COMMENTARY",
    "CORRECTED",
    "CORRECTION",
    "EDITORIAL",
    "EU",
    "EXCLUSIVE",
    "EXPLAINED",
    "EXPLAINER",
    "FACTBOX",
    "FEATURE",
    "FLASH",
    "FOCUS",
    "IMF",
    "INSIGHT",
    "INTERVIEW",
    "JUST",
    "LATEST",
    "LEAD",
    "LIVE",
    "MORE",
    "NATO",
    "NEWS",
    "NEWSALERT",
    "NOTE",
    "OPINION",
    "PHOTO",
    "PHOTOS",
    "PREVIEW",
    "PROFILE",
    "QUESTION",
    "REFILE",
    "REPORT",
    "REVIEW",
    "ROUNDUP",
    "SPECIAL",
    "STORY",
    "SUMMARY",
    "THE LATEST",
    "TIMELINE",
    "UN",
    "UPDATE",
    "UPDATED",
    "URGENT",
    "VIDEO",
    "WATCH",
    "WHO",
    "WRAPUP",
];

/// Whether `text` is nothing but a label that may head a text ("URGENT", "UPDATE 2").
pub(super) fn is_label(text: &str) -> bool {
    let bare = text.trim_matches(|c: char| !c.is_alphabetic());
    !text.contains(char::is_lowercase) && NOT_PLACES.contains(&bare)
}

/// The dateline of `body`, if it has one in its first paragraphs.
pub(super) fn find(body: &str) -> Option<Dateline> {
    let mut start = 0;
    for (idx, paragraph) in body.split("\n\n").take(PARAGRAPHS).enumerate() {
        let followed = start + paragraph.len() < body.len();
        if let Some(found) = read(paragraph, followed) {
            let told = found.closed_by == Closer::Colon && tells_speakers(body);
            let late = idx > 0 && !found.is_sure();
            if !told && !late {
                return Some(found.shifted(start));
            }
        }
        start += paragraph.len() + 2;
    }
    None
}

/// What closed a dateline; some closers need more beside them than others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Closer {
    Dash,
    Hyphen,
    Colon,
    /// Nothing, or a full stop, after the agency or date.
    Open,
    /// The paragraph is nothing but the dateline.
    Alone,
}

/// A dateline with the signs it was recognised by.
struct Found {
    place: Option<Span>,
    capitals: bool,
    day: Option<Day>,
    agency: Option<String>,
    closed_by: Closer,
    end: usize,
    /// The text behind starts a sentence without another dash in it.
    sentence: bool,
    /// The text behind is all in capitals, so capitals say nothing.
    shouted: bool,
}

impl Found {
    /// Whether nothing but a place was read yet; a country follows only that.
    fn place_only(&self) -> bool {
        self.day.is_none() && self.agency.is_none()
    }

    /// Sure enough not to stand in the first paragraph.
    fn is_sure(&self) -> bool {
        let signed = self.agency.is_some() || self.day.is_some();
        match self.closed_by {
            Closer::Alone => self.capitals && self.day.is_some(),
            Closer::Dash => self.capitals || signed,
            _ => signed,
        }
    }

    /// Whether what was read makes a dateline at all; `followed` if more text comes after
    /// its paragraph.
    fn holds(&self, followed: bool) -> bool {
        let known = self
            .agency
            .as_deref()
            .is_some_and(|a| agency::known(a).is_some());
        let signed = self.day.is_some() || known;
        if self.place.is_none() && !known || self.shouted && !signed {
            return false;
        }
        match self.closed_by {
            Closer::Dash => self.capitals || signed || self.sentence,
            Closer::Hyphen => self.capitals || signed,
            Closer::Colon => self.capitals && self.agency.is_none() || signed,
            // "WASHINGTON (RNS) Bishops said": letters in brackets and a new sentence.
            Closer::Open if !known => self.capitals && self.lettered() && self.sentence,
            Closer::Open => self.place.is_some() || self.day.is_some(),
            Closer::Alone => {
                followed && (self.capitals || self.day.is_some() && self.place.is_some())
            }
        }
    }

    /// Whether the agency is an abbreviation.
    fn lettered(&self) -> bool {
        self.agency.as_deref().is_some_and(|agency| {
            (2..=6).contains(&agency.len()) && agency.bytes().all(|b| b.is_ascii_uppercase())
        })
    }

    fn shifted(self, by: usize) -> Dateline {
        Dateline {
            place: self.place.map(|p| Span::new(p.start + by, p.end + by)),
            day: self.day,
            agency: self.agency,
            end: self.end + by,
        }
    }
}

fn read(paragraph: &str, followed: bool) -> Option<Found> {
    let head = paragraph.get(..paragraph.floor_char_boundary(HEAD_BYTES))?;
    let mut scan = Scan::new(head);
    let mut found = Found {
        place: None,
        capitals: false,
        day: None,
        agency: None,
        closed_by: Closer::Open,
        end: 0,
        sentence: false,
        shouted: false,
    };
    if take_bracketed_head(&mut scan, &mut found) {
        return found.holds(followed).then_some(found);
    }
    found.closed_by = closer(&mut scan, &found)?;
    found.end = scan.mark();
    let behind = paragraph.get(found.end..).unwrap_or("");
    found.sentence = opens_sentence(behind);
    found.shouted = !behind.is_empty() && !behind.contains(char::is_lowercase);
    let whole = head.len() == paragraph.len() && scan.rest().trim().is_empty();
    if whole {
        found.closed_by = Closer::Alone;
    }
    found.holds(followed).then_some(found)
}

/// Takes a head that starts with a bracket; true if that is all of the dateline.
/// "(ANSA) - ROME, AUG 19 -" goes on, "(Reuters) - Talks ended." and "(ROME) — Talks
/// ended." do not.
fn take_bracketed_head(scan: &mut Scan<'_>, found: &mut Found) -> bool {
    if let Some(place) = scan.bracketed_place() {
        found.place = Some(place);
        found.capitals = true;
        return false;
    }
    found.agency = scan.bracketed().map(agency::shown);
    if found.agency.is_none() || !scan.eat_dash() {
        take_parts(scan, found);
        return false;
    }
    let closed = scan.mark();
    take_parts(scan, found);
    if scan.at_dash() {
        return false;
    }
    scan.reset(closed);
    found.place = None;
    found.day = None;
    found.closed_by = Closer::Dash;
    found.end = closed;
    true
}

fn take_parts(scan: &mut Scan<'_>, found: &mut Found) {
    found.day = scan.day();
    if found.day.is_none() {
        take_place(scan, found);
    }
    take_details(scan, found);
}

fn take_place(scan: &mut Scan<'_>, found: &mut Found) {
    if let Some((place, capitals)) = scan.place() {
        let text = place.of(scan.text());
        let first = text.split([' ', '-']).next().unwrap_or("").to_uppercase();
        if let Some(name) = agency::known(text) {
            found.agency = Some(name.to_owned());
        } else if !NOT_PLACES.contains(&first.as_str()) && !NOT_PLACES.contains(&text) {
            found.capitals = capitals;
            found.place = Some(place);
        }
    }
}

/// Country or state, date and agency, in the order they come.
fn take_details(scan: &mut Scan<'_>, found: &mut Found) {
    let mut n_regions = 0;
    for _ in 0..6 {
        let before = scan.mark();
        let comma = scan.eat_comma();
        if found.day.is_none()
            && let Some(day) = scan.day()
        {
            found.day = Some(day);
        } else if let Some(mark) = scan.bracketed() {
            take_mark(found, mark);
        } else if comma
            && found.agency.is_none()
            && let Some(name) = scan.word_if(agency::known)
        {
            found.agency = Some(name.to_owned());
        } else if comma && found.place_only() && n_regions < 2 && scan.region() {
            n_regions += 1;
        } else {
            scan.reset(before);
            return;
        }
    }
}

/// Takes what stands in brackets: the agency, or the date.
fn take_mark(found: &mut Found, mark: &str) {
    match moment::parse(mark) {
        Some((date, _)) if found.day.is_none() => {
            found.day = Some(Day {
                year: Some(date.year()),
                month: date.month(),
                day: date.day(),
            });
        }
        _ if found.agency.is_none() => found.agency = Some(agency::shown(mark)),
        _ => {}
    }
}

fn closer(scan: &mut Scan<'_>, found: &Found) -> Option<Closer> {
    let before = scan.mark();
    scan.eat_comma();
    if !scan.at_dash() {
        scan.reset(before);
    }
    let long_dash = scan.at_long_dash();
    if scan.eat_dash() {
        // Some put the date behind the dash: "(Reuters) - Aug 19: …" is left to the text.
        return Some(if long_dash {
            Closer::Dash
        } else {
            Closer::Hyphen
        });
    }
    if scan.eat_colon() {
        return Some(Closer::Colon);
    }
    let signed = found.agency.is_some() || found.day.is_some();
    scan.eat_stop();
    let alone = scan.rest().trim_matches(['.', ' ']).is_empty();
    (signed || alone && found.place.is_some()).then_some(Closer::Open)
}

/// Whether a text starts with a capital or a quotation and its first sentence has no other
/// dash, which would close a parenthesis: "Paris – the city of light – was dark."
fn opens_sentence(text: &str) -> bool {
    let text = text.trim_start();
    let sentence = text.split(". ").next().unwrap_or(text);
    let dashed = [" – ", " — ", "—", " - "]
        .iter()
        .any(|dash| sentence.contains(dash));
    let opens = text.starts_with(|c: char| c.is_uppercase() || "“\"‘«„".contains(c));
    opens && !dashed
}

/// Whether several paragraphs start with a name in capitals and a colon: then it is who
/// speaks, not where.
fn tells_speakers(body: &str) -> bool {
    body.split("\n\n")
        .filter(|paragraph| {
            let head = paragraph
                .get(..paragraph.floor_char_boundary(60))
                .unwrap_or("");
            head.split_once(": ").is_some_and(|(name, _)| {
                name.chars().any(char::is_alphabetic) && !name.chars().any(char::is_lowercase)
            })
        })
        .nth(1)
        .is_some()
}

/// The day with its year: the one said, else the nearest to `anchor`, else none.
pub(super) fn resolve(day: Day, anchor: Option<jiff::civil::Date>) -> Option<jiff::civil::Date> {
    let make = |year: i16| jiff::civil::Date::new(year, day.month, day.day).ok();
    if let Some(year) = day.year {
        return make(year);
    }
    let anchor = anchor?;
    (-1..=1)
        .filter_map(|shift| make(anchor.year() + shift))
        .min_by_key(|date| {
            anchor
                .until(*date)
                .map_or(i32::MAX, |span| span.get_days().abs())
        })
}

/// A month and a day in words next to each other, in either order.
fn day_of(first: &str, second: &str) -> Option<(i8, i8)> {
    let month = |word: &str| moment::month(word.trim_end_matches('.'));
    match (month(first), month(second)) {
        (Some(month), None) => Some((month, moment::day_number(second)?)),
        (None, Some(month)) => Some((month, moment::day_number(first)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;

//! Titles that tell the state by themselves: "taoiseach", "Treasury secretary".

use super::claims::Claim;
use super::places::Places;
use super::settle::{BY_TITLE, BY_USUAL_TITLE};
use crate::analysis::{EntityKind, Name};
use crate::lexicon::CountryCode;

/// The country of a title that only one state has, or that one state has before others and that
/// the article names; with how sure that is, and why.
pub(super) fn by_title(
    places: &Places<'_>,
    names: &[Name],
    claims: &[Claim],
) -> Option<(CountryCode, u8, &'static str)> {
    let titles = || claims.iter().filter_map(|claim| claim.title.as_deref());
    // The Copts have a pope of their own.
    let is_copt = || places.input.body.contains("Coptic");
    let sole = titles()
        .filter(|title| !matches!(*title, "pope" | "pontiff") || !is_copt())
        .filter_map(sole_state)
        .find_map(CountryCode::new);
    if let Some(code) = sole {
        return Some((code, BY_TITLE, "only this state has the office"));
    }
    // "Representative X" of America, but not "X, a representative of the firm".
    let is_congress = || {
        let mut own = claims.iter();
        own.any(|c| {
            c.title.as_deref() == Some("representative")
                && c.words.len() == 1
                && places.is_capital(c.words.start)
        })
    };
    let code = titles()
        .filter_map(usual_state)
        .find_map(CountryCode::new)
        .or_else(|| CountryCode::new("US").filter(|_| is_congress()))?;
    let mut named = names
        .iter()
        .filter(|n| n.kind != EntityKind::Person && n.country.is_some());
    let is_alone = named.clone().next().is_none();
    (is_alone || named.any(|n| n.country == Some(code))).then_some((
        code,
        BY_USUAL_TITLE,
        "this state has the office before others",
    ))
}

/// Titles that one state alone has.
#[rustfmt::skip]
fn sole_state(title: &str) -> Option<&'static str> {
    Some(match title {
        "fed chair" | "fed chairman" | "federal reserve chairman" | "cia director"
        | "fbi director" | "treasury secretary" | "u.s. attorney"
        | "secretary of the treasury" | "secretary of homeland security"
        | "homeland security secretary" | "joint chiefs chairman" | "u.s. trade representative"
        | "white house press secretary" | "white house spokesman" | "state department spokesman"
        | "state department spokeswoman" | "director of national intelligence" => "US",
        "chancellor of the exchequer" | "shadow chancellor" | "shadow foreign secretary" => "GB",
        "taoiseach" | "tánaiste" => "IE",
        "chief cabinet secretary" => "JP",
        "external affairs minister" => "IN",
        "kremlin spokesman" => "RU",
        "pope" | "pontiff" => "VA",
        "eu foreign policy chief" | "european commission president" | "commission president"
        | "european council president" | "european parliament president"
        | "president of the european commission" => "EU",
        _ => return None,
    })
}

/// Titles that one state has before others.
#[rustfmt::skip]
fn usual_state(title: &str) -> Option<&'static str> {
    Some(match title {
        "house speaker" | "sen." | "rep." | "gov." | "house majority leader" | "congressman"
        | "congresswoman" | "house minority leader" | "secretary of state"
        | "deputy secretary of state" | "assistant secretary of state" | "defense secretary"
        | "secretary of defense" | "press secretary" | "commerce secretary"
        | "energy secretary" | "district attorney" | "speaker of the house"
        | "senate majority leader" | "senate minority leader" => "US",
        "home secretary" | "foreign secretary" | "health secretary" => "GB",
        _ => return None,
    })
}

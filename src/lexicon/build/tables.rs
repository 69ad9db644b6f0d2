//! Small tables that are written as Rust: countries, groups of countries, titles.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use crate::fold::fold;
use crate::numbers::{ROLES, TITLE_CLASSES};
use crate::rows::Row;
use crate::{Fault, rows};

/// What is generated.
pub struct Tables {
    /// Rust source, to be included.
    pub source: String,
    /// Folded title → index into the titles of the source.
    pub titles: Vec<u8>,
}

/// Reads the small tables.
pub fn read(assets: &Path, details: &[String]) -> Result<Tables, Fault> {
    let mut source = String::new();
    put(
        &mut source,
        format_args!("static DETAILS: &[&str] = &{details:?};\n"),
    )?;
    countries(assets, &mut source)?;
    groups(assets, &mut source)?;
    let titles = titles(assets, &mut source)?;
    Ok(Tables { source, titles })
}

fn put(source: &mut String, text: std::fmt::Arguments<'_>) -> Result<(), Fault> {
    source.write_fmt(text).map_err(|e| e.to_string())
}

/// `code, iso3, name, short, adjective, people, capital, latitude, longitude, region`.
fn countries(assets: &Path, source: &mut String) -> Result<(), Fault> {
    let mut rows = rows::read(assets, "countries.tsv", 10)?;
    rows.sort_by(|a, b| a.get(0).cmp(b.get(0)));
    put(source, format_args!("static COUNTRIES: &[Country] = &[\n"))?;
    for pair in rows.windows(2) {
        if pair[0].get(0) == pair[1].get(0) {
            return Err(pair[1].fault("the country is listed twice"));
        }
    }
    for row in &rows {
        let [a, b] = row.country(0)?;
        let (lat, lon): (f32, f32) = (row.number(7)?, row.number(8)?);
        if lat.abs() > 90.0 || lon.abs() > 180.0 {
            return Err(row.fault("latitude or longitude is out of range"));
        }
        put(
            source,
            format_args!(
                "Country {{ code: CountryCode::letters({a}, {b}), name: {:?}, short: {:?}, \
                 adjective: {:?}, people: {:?}, capital: {:?}, lat: {lat:?}, lon: {lon:?}, \
                 region: {:?} }},\n",
                row.get(2),
                row.get(3),
                row.get(4),
                row.get(5),
                row.get(6),
                row.get(9)
            ),
        )?;
    }
    put(source, format_args!("];\n"))
}

/// `acronym, name, member codes parted by spaces`.
fn groups(assets: &Path, source: &mut String) -> Result<(), Fault> {
    put(source, format_args!("static GROUPS: &[Group] = &[\n"))?;
    for row in rows::read(assets, "groups.tsv", 3)? {
        let mut members = String::new();
        for code in row.get(2).split(' ') {
            match code.as_bytes() {
                [a, b] if a.is_ascii_uppercase() && b.is_ascii_uppercase() => {
                    put(
                        &mut members,
                        format_args!("CountryCode::letters({a}, {b}), "),
                    )?;
                }
                _ => return Err(row.fault("members are codes parted by single spaces")),
            }
        }
        put(
            source,
            format_args!(
                "Group {{ acronym: {:?}, name: {:?}, members: &[{members}] }},\n",
                row.get(0),
                row.get(1)
            ),
        )?;
    }
    put(source, format_args!("];\n"))
}

/// `title, class, role, plural (or nothing)`; returns the automaton.
fn titles(assets: &Path, source: &mut String) -> Result<Vec<u8>, Fault> {
    let mut keys = BTreeMap::new();
    put(source, format_args!("static TITLES: &[Title] = &[\n"))?;
    for (idx, row) in rows::read(assets, "titles.tsv", 4)?.iter().enumerate() {
        let class = number(row, 1, TITLE_CLASSES)?;
        let role = number(row, 2, ROLES)?;
        put(
            source,
            format_args!(
                "Title {{ name: {:?}, class: TitleClass::from_number({class}), role: \
                 Role::from_number({role}) }},\n",
                row.get(0)
            ),
        )?;
        for (form, plural) in [(row.get(0), 0), (row.get(3), 1)] {
            let key = fold(form);
            if !key.is_empty() && keys.insert(key, (idx as u64) << 1 | plural).is_some() {
                return Err(row.fault("the title is listed twice"));
            }
        }
    }
    put(source, format_args!("];\n"))?;
    fst::Map::from_iter(keys)
        .map(|map| map.into_fst().into_inner())
        .map_err(|e| e.to_string())
}

fn number(row: &Row, idx: usize, names: &[&str]) -> Result<usize, Fault> {
    names
        .iter()
        .position(|name| *name == row.get(idx))
        .ok_or_else(|| row.fault(&format!("\"{}\" is none of {names:?}", row.get(idx))))
}

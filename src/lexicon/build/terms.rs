//! Who held which office, from when to when.

use std::path::Path;

use crate::layout::TERM;
use crate::numbers::ROLES;
use crate::strings::Strings;
use crate::{Fault, rows};

/// The terms of office as bytes, by country and first day.
pub fn read(assets: &Path, strings: &mut Strings) -> Result<Vec<u8>, Fault> {
    let mut terms = Vec::new();
    for row in rows::read(assets, "offices.tsv", 6)? {
        let role = ROLES
            .iter()
            .position(|r| *r == row.get(3))
            .ok_or_else(|| row.fault("no such role"))?;
        let role = u8::try_from(role).map_err(|e| e.to_string())?;
        let (from, to) = (row.day(4)?, row.day(5)?);
        if to != 0 && to < from / 10_000 * 10_000 {
            return Err(row.fault("the term ends before it begins"));
        }
        let name = strings.offset(row.get(0))?;
        let office = strings.offset(row.get(2))?;
        terms.push((row.country(1)?, from, name, office, role, to));
    }
    terms.sort_unstable();
    let mut bytes = Vec::with_capacity(terms.len() * TERM);
    for (country, from, name, office, role, to) in terms {
        let mut term = [0; TERM];
        term[0..4].copy_from_slice(&name.to_le_bytes());
        term[4..8].copy_from_slice(&office.to_le_bytes());
        term[8..10].copy_from_slice(&country);
        term[10] = role;
        term[12..16].copy_from_slice(&from.to_le_bytes());
        term[16..20].copy_from_slice(&to.to_le_bytes());
        bytes.extend_from_slice(&term);
    }
    Ok(bytes)
}

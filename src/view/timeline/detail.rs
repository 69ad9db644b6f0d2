//! What is known of the selected encounter, below the rows.

use std::collections::BTreeSet;

use ratatui::layout::Rect;

use super::{sign, year};
use crate::app::State;
use crate::app::dates;
use crate::timeline::{Disagreement, Encounter, Report};
use crate::view::pen::Pen;
use crate::view::theme::Look;

/// Draws a line above, what it is, who takes part, the sentence that tells it, and by whom.
pub(super) fn draw(state: &State, encounter: &Encounter, area: Rect, pen: &mut Pen<'_>) {
    let (border, muted) = (pen.style(Look::Border), pen.style(Look::Muted));
    pen.repeat(area.x, area.y, area.width, pen.glyphs().horizontal, border);
    let (x, room) = (area.x + 1, area.width.saturating_sub(2));
    let mut lines = vec![
        (Look::Title, what(state, encounter, pen)),
        (Look::Person, who(encounter)),
    ];
    let report = report(state, encounter);
    if let Some(report) = report {
        let sentence = report
            .sentence
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let rows = usize::from(area.height.saturating_sub(4));
        lines.extend(
            wrapped(&sentence, room, rows, pen)
                .into_iter()
                .map(|l| (Look::Text, l)),
        );
    }
    let last = area.bottom().saturating_sub(1);
    for (y, (look, line)) in (area.y + 1..last).zip(lines) {
        let style = pen.style(look);
        pen.short(x, y, room, &line, style);
    }
    let (look, told) = told(encounter);
    let style = if look == Look::Muted {
        muted
    } else {
        pen.style(look)
    };
    pen.short(x, last, room, &told, style);
}

/// "○ Planned summit · by 2 Sep · Geneva".
fn what(state: &State, encounter: &Encounter, pen: &Pen<'_>) -> String {
    let kind = dates::kind_word(encounter.kind);
    let status = dates::status_word(encounter.status);
    let dot = pen.glyphs().dot;
    let when = dates::when(encounter, year(state));
    let mut text = format!("{} {kind} {status} {dot} {when}", sign(encounter, pen));
    if let Some((place, _)) = &encounter.place {
        text = format!("{text} {dot} {place}");
    }
    text
}

fn who(encounter: &Encounter) -> String {
    let names: Vec<&str> = encounter
        .parties
        .iter()
        .map(|party| party.name.as_str())
        .collect();
    names.join(", ")
}

/// The report in the open article, else the latest.
fn report<'a>(state: &State, encounter: &'a Encounter) -> Option<&'a Report> {
    let open = state.page.as_ref().map(|page| page.stored.row.id);
    let here = encounter
        .reports
        .iter()
        .find(|report| Some(report.article) == open);
    here.or(encounter.reports.last())
}

/// Who tells it; what the reports disagree about, if anything.
fn told(encounter: &Encounter) -> (Look, String) {
    let about: Vec<&str> = encounter
        .disagreements()
        .iter()
        .map(|disagreement| match disagreement {
            Disagreement::When(_) => "the day",
            Disagreement::Place(_) => "the place",
            Disagreement::Kind(_) => "the form",
            Disagreement::Status(_) => "whether it took place",
        })
        .collect();
    let n = encounter.reports.len();
    let sources: BTreeSet<&str> = encounter
        .reports
        .iter()
        .filter_map(|r| r.source.as_deref())
        .collect();
    let reports = match (n, sources.len()) {
        (1, 0) => "1 report".to_owned(),
        (1, _) => format!("told by {}", sources.into_iter().collect::<String>()),
        (n, 0 | 1) => format!("{n} reports"),
        (n, outlets) => format!("{n} reports, {outlets} outlets"),
    };
    if about.is_empty() {
        return (Look::Muted, reports);
    }
    let about = about.join(" and ");
    (
        Look::Warning,
        format!("{reports}, which disagree about {about}"),
    )
}

/// At most `rows` rows; the last says if there is more.
fn wrapped(text: &str, room: u16, rows: usize, pen: &Pen<'_>) -> Vec<String> {
    let width = usize::from(room).max(10);
    let clean = crate::text::sanitize::display(text);
    let clean = crate::text::width::shorten(&clean, width * (rows + 1), "");
    let all: Vec<String> = textwrap::wrap(&clean, width)
        .into_iter()
        .map(|l| l.into_owned())
        .collect();
    let is_more = all.len() > rows;
    let mut kept: Vec<String> = all.into_iter().take(rows).collect();
    if let Some(last) = kept.last_mut().filter(|_| is_more) {
        last.push(' ');
        last.push_str(pen.glyphs().ellipsis);
    }
    kept
}

//! Tables of results: in "Rovers 4 3 1 0 7" and "Rovers 2 United 1" the names are teams,
//! whatever city lends its name.

use std::ops::Range;

use super::classes::WordClass;
use super::features::View;
use super::rules::{ORGANIZATION, put};
use super::tagger::Found;
use super::words::{Case, Word};

/// Numbers in a row that make a line of standings.
const MIN_NUMBERS: usize = 4;
/// Most words of a team's name.
const MAX_WORDS: usize = 4;

/// Makes the teams of tables organisations.
pub(super) fn teams(view: &View<'_>, found: &mut Vec<Found>) {
    let mut at = 0;
    while at < view.words.len() {
        let Some(team) = capitals(view, at) else {
            at += 1;
            continue;
        };
        at = team.end;
        let n_numbers = numbers(view, team.end);
        if n_numbers >= MIN_NUMBERS && opens_row(view, team.start) {
            put_team(view, team, found);
        } else if n_numbers == 1
            && let Some(other) = capitals(view, team.end + 1).filter(|o| is_result(view, o))
        {
            at = other.end;
            put_team(view, team, found);
            put_team(view, other, found);
        }
    }
}

fn put_team(view: &View<'_>, team: Range<usize>, found: &mut Vec<Found>) {
    let first = view.words.get(team.start).unwrap_or(&Word::EDGE);
    let is_person = team.len() == 2 && first.mark.name & 1 == 1 && first.mark.kinds == 0;
    if !is_person {
        put(
            found,
            Found::by_rule(team, ORGANIZATION, "a line in a table of results"),
        );
    }
}

/// A run of a few capitalised words that starts at `at`, with no such word before it.
fn capitals(view: &View<'_>, at: usize) -> Option<Range<usize>> {
    let is_name = |i: usize| view.words.get(i).is_some_and(is_name_word);
    if !is_name(at) || (at > 0 && is_name(at - 1)) {
        return None;
    }
    let end = (at..view.words.len()).find(|i| !is_name(*i))?;
    (end - at <= MAX_WORDS).then_some(at..end)
}

fn is_name_word(word: &Word) -> bool {
    let is_month = word.class == WordClass::Calendar;
    word.is_capital() && !is_month && word.class != WordClass::Function && word.mark.title == 0
}

/// How many numbers stand in a row from `at` on.
fn numbers(view: &View<'_>, at: usize) -> usize {
    view.words
        .iter()
        .skip(at)
        .take_while(|w| w.case == Case::Number)
        .take(MIN_NUMBERS)
        .count()
}

/// Whether a row of a table can start at `at`: at the start of a line or after a number.
fn opens_row(view: &View<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else {
        return true;
    };
    let is_number = view
        .words
        .get(before)
        .is_some_and(|w| w.case == Case::Number);
    let gap = match (view.tokens.get(before), view.tokens.get(at)) {
        (Some(a), Some(b)) => view.body.get(a.span.end..b.span.start).unwrap_or(""),
        _ => "",
    };
    is_number || gap.contains('\n')
}

/// Whether the second team of a result is followed by its one number and the end of the line.
fn is_result(view: &View<'_>, other: &Range<usize>) -> bool {
    let score = |at: usize| view.tokens.get(at).map_or("", |t| t.of(view.body));
    let is_score =
        |at: usize| score(at).len() <= 3 && score(at).bytes().all(|b| b.is_ascii_digit());
    let after = other.end + 1;
    let ends = view.words.get(after).is_none()
        || score(after) == "("
        || opens_row(view, after)
            && view
                .words
                .get(after)
                .is_some_and(|w| w.is_capital() || w.case == Case::Number);
    numbers(view, other.end) == 1 && is_score(other.end) && is_score(other.start - 1) && ends
}

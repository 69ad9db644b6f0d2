//! Whether the words around an expression look back or ahead.
//!
//! The nearest cue before the expression in its sentence decides, else the first after
//! it: "will", "due" and "plans to" look ahead, a past tense looks back. No parsing: in
//! news the verb that a date belongs to is nearly always the one it stands next to.

use std::ops::Range;

use super::cursor::Cursor;
use super::words::Lex;

/// Where an expression lies, seen from the day of writing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Behind.
    Past,
    /// Ahead.
    Future,
    /// The words do not tell.
    Unknown,
}

/// How many tokens before and after an expression are read.
const REACH: usize = 30;

/// Which way the sentence `sentence` (its tokens) looks at the expression `hit` (its tokens).
pub(super) fn direction(
    cur: &Cursor<'_>,
    sentence: &Range<usize>,
    hit: &Range<usize>,
) -> Direction {
    if put_off(cur, sentence, hit) || called_for(cur, sentence, hit) {
        return Direction::Future;
    }
    if matches!(cur.text(hit.end), "'s" | "’s")
        && let Some(found) = after_owner(cur, sentence, hit)
    {
        // "said Monday's meeting would be tense": the day names the subject of the verb behind it.
        return found;
    }
    let first = sentence.start.max(hit.start.saturating_sub(REACH));
    let back = (first..hit.start)
        .rev()
        .find_map(|i| still_to_come(cur, i).or_else(|| cue(cur, i, sentence.start)));
    if let Some(found) = back {
        return found;
    }
    after(cur, sentence, hit).unwrap_or(Direction::Unknown)
}

/// "spoke before a trip to Riga on Thursday": what follows was ahead, however past the verb.
fn still_to_come(cur: &Cursor<'_>, i: usize) -> Option<Direction> {
    let one = matches!(
        cur.text(i + 1),
        "a" | "an" | "his" | "her" | "their" | "its"
    );
    (cur.text(i) == "before" && one).then_some(Direction::Future)
}

/// What the first cue behind the expression says.
fn after(cur: &Cursor<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Option<Direction> {
    let last = sentence.end.min(hit.end.saturating_add(REACH));
    (hit.end..last).find_map(|i| cue(cur, i, hit.end))
}

/// The same behind "Friday's", where "vote" and "marches" are nouns.
fn after_owner(cur: &Cursor<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> Option<Direction> {
    let last = sentence.end.min(hit.end.saturating_add(REACH));
    (hit.end..last)
        .filter(|i| !PRESENT.contains(&cur.text(*i)))
        .find_map(|i| cue(cur, i, hit.end))
}

/// The token `n` before the expression, "" outside of its sentence.
fn before<'a>(cur: &Cursor<'a>, sentence: &Range<usize>, hit: &Range<usize>, n: usize) -> &'a str {
    hit.start
        .checked_sub(n)
        .filter(|at| *at >= sentence.start)
        .map_or("", |at| cur.text(at))
}

/// "called for protests on Saturday", "announced a strike for Friday": the day is that of the
/// event, which the verb, however past, looks ahead to.
fn called_for(cur: &Cursor<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    let preposition = before(cur, sentence, hit, 1);
    let at = match preposition {
        "for" | "on" => hit.start - 1,
        _ => return false,
    };
    if matches!(cur.text(hit.end), "'s" | "’s") {
        return false;
    }
    let first = sentence.start.max(at.saturating_sub(10));
    let verb = (first..at).rev().find(|i| is_past(cur.text(*i)));
    let Some(verb) = verb.filter(|i| ARRANGED.contains(&cur.text(*i)) && i + 1 < at) else {
        return false;
    };
    preposition == "for" || (verb + 1..at).any(|i| GATHERINGS.contains(&cur.text(i)))
}

/// "extended until", "postponed to": what is put off lies ahead, however past the verb.
fn put_off(cur: &Cursor<'_>, sentence: &Range<usize>, hit: &Range<usize>) -> bool {
    let limit = match before(cur, sentence, hit, 1) {
        "until" | "till" | "to" => hit.start - 1,
        "after" if matches!(before(cur, sentence, hit, 2), "until" | "till") => hit.start - 2,
        _ => return false,
    };
    let first = sentence.start.max(limit.saturating_sub(8));
    (first..limit).any(|i| {
        matches!(
            cur.text(i),
            "extended"
                | "extend"
                | "extends"
                | "postponed"
                | "delayed"
                | "adjourned"
                | "rescheduled"
                | "moved"
                | "remain"
                | "remains"
                | "open"
                | "valid"
                | "suspended"
                | "closed"
                | "deferred"
                | "renewed"
                | "runs"
                | "lasts"
        )
    })
}

/// What the token `i` says about time, read with the tokens before it from `start`.
fn cue(cur: &Cursor<'_>, i: usize, start: usize) -> Option<Direction> {
    let word = cur.text(i);
    let before = |n: usize| {
        i.checked_sub(n)
            .filter(|at| *at >= start)
            .map_or("", |at| cur.text(at))
    };
    if is_planned(word) {
        return planned(cur, i, before(1), before(2));
    }
    if word == "due" && before(1) == "been" && before(2) == "had" {
        return Some(Direction::Past);
    }
    if AHEAD.contains(&word) {
        return Some(Direction::Future);
    }
    match word {
        "to" => return infinitive(cur, i, before(1)),
        "be" if before(1) == "to" => return Some(Direction::Future),
        "have" | "has"
            if matches!(
                before(1),
                "will" | "would" | "to" | "may" | "could" | "should" | "might"
            ) =>
        {
            return None;
        }
        "is" | "are" if cur.text(i + 1).ends_with("ing") && cur.text(i + 1) != "being" => {
            return Some(Direction::Future);
        }
        "'ll" | "’ll" => return Some(Direction::Future),
        // "voters go to the polls on Sunday": the present tense with a day is a plan.
        _ if PRESENT.contains(&word) => return Some(Direction::Future),
        _ => {}
    }
    if word.ends_with("'ll") || word.ends_with("’ll") {
        return Some(Direction::Future);
    }
    if !is_past(word) {
        return None;
    }
    // "will be held", "the besieged city": no tense of their own.
    let passive = before(1) == "be" || before(2) == "be" || before(1) == "being";
    let adjective = word.ends_with("ed") && is_determiner(before(1));
    (!passive && !adjective).then_some(Direction::Past)
}

/// "scheduled for" looks ahead, "had been scheduled for" back, and "three planned concerts"
/// has no tense of its own.
fn planned(cur: &Cursor<'_>, i: usize, before: &str, before_that: &str) -> Option<Direction> {
    if cur.at(i + 1) == Lex::Other && cur.text(i + 1).starts_with(char::is_alphabetic) {
        return None;
    }
    let called_off = (before == "been" && before_that == "had")
        || matches!(before, "originally" | "previously" | "initially");
    Some(if called_off {
        Direction::Past
    } else {
        Direction::Future
    })
}

/// "plans to meet" looks ahead, "failed to meet" back; "met to discuss" leaves it to "met".
fn infinitive(cur: &Cursor<'_>, i: usize, before: &str) -> Option<Direction> {
    let verb = cur.text(i + 1);
    if !verb.starts_with(|c: char| c.is_ascii_lowercase()) || is_determiner(verb) {
        return None;
    }
    if is_future_before_to(before) {
        return Some(Direction::Future);
    }
    let failed = matches!(
        before,
        "failed"
            | "refused"
            | "managed"
            | "used"
            | "forced"
            | "began"
            | "continued"
            | "declined"
            | "started"
    );
    failed.then_some(Direction::Past)
}

/// Participles of what is to come.
fn is_planned(word: &str) -> bool {
    matches!(
        word,
        "scheduled" | "planned" | "expected" | "slated" | "proposed" | "rescheduled"
    )
}

fn is_future(word: &str) -> bool {
    AHEAD.contains(&word) || is_planned(word)
}

fn is_future_before_to(word: &str) -> bool {
    is_future(word) || AHEAD_WITH_TO.contains(&word)
}

fn is_determiner(word: &str) -> bool {
    DETERMINERS.contains(&word)
}

fn is_past(word: &str) -> bool {
    let regular = word.len() > 4
        && word.ends_with("ed")
        && word.starts_with(|c: char| c.is_ascii_lowercase());
    if regular {
        return !matches!(
            word,
            "hundred" | "indeed" | "exceed" | "proceed" | "succeed" | "embed"
        );
    }
    IRREGULAR.contains(&word)
}

/// Words that look ahead.
#[rustfmt::skip]
const AHEAD: &[&str] = &[
    "will", "Will", "won't", "won’t", "shall", "would", "wouldn't", "wouldn’t", "may", "might", "could",
    "should", "must", "can", "due", "upcoming", "forthcoming",
    "begins", "opens", "starts", "resumes", "expires", "convenes", "kicks", "takes", "plans", "planning",
    "hopes", "intends", "ahead", "deadline", "tomorrow", "wants", "expects", "anticipates", "effective", "starting", "beginning", "awaits", "awaiting",
    "forecast", "tentatively",
];

/// Present tenses of what is planned for a day.
#[rustfmt::skip]
const PRESENT: &[&str] = &[
    "go", "goes", "head", "heads", "travels", "arrives", "hosts", "visits", "returns", "leaves", "faces", "gathers",
    "gather", "vote", "votes", "marks", "meets", "departs", "celebrates", "holds", "meet", "flies", "fly",
    "convene", "attends", "signs", "welcomes", "receives", "joins", "chairs", "addresses", "inaugurates",
];

/// Words that look ahead before an infinitive.
#[rustfmt::skip]
const AHEAD_WITH_TO: &[&str] = &[
    "set", "likely", "plan", "hope", "hoping", "want", "agreed", "agree", "agrees", "invited", "prepares",
    "preparing", "ready", "poised", "about", "going", "is", "are", "was", "were", "vowed", "promised",
    "pledged", "decided", "prepared", "willing", "offered", "supposed", "intend", "vows",
    "promises", "pledges", "need", "needs", "has", "have", "aims", "seeks", "travel", "travels",
];

/// Verbs that arrange or demand what is still to come.
#[rustfmt::skip]
const ARRANGED: &[&str] = &[
    "called", "announced", "urged", "appealed", "set", "convened", "summoned", "convoked", "demanded",
    "ordered", "declared", "arranged", "organised", "organized", "booked", "invited", "fixed", "proposed",
    "pencilled", "confirmed", "requested", "asked", "agreed",
];

/// What people are called to.
#[rustfmt::skip]
const GATHERINGS: &[&str] = &[
    "protest", "protests", "rally", "rallies", "strike", "strikes", "march", "marches", "demonstration",
    "demonstrations", "walkout", "boycott", "vigil", "vigils", "election", "elections", "referendum",
    "vote", "shutdown", "prayers", "session", "ballot", "gathering",
];

/// After these a participle is an adjective.
#[rustfmt::skip]
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "its", "his", "her", "their", "our", "my", "this", "that", "these", "those", "of",
    "with", "The", "A", "An", "more", "most", "so", "very",
];

/// Past tenses that do not end in "-ed", and auxiliaries of the past.
#[rustfmt::skip]
const IRREGULAR: &[&str] = &[
    "said", "told", "was", "were", "wasn't", "weren't", "had", "has", "have", "did", "didn't", "didn’t", "met", "held", "took", "came", "went",
    "made", "began", "won", "lost", "led", "saw", "left", "spoke", "found", "gave", "got", "fell", "rose", "ran",
    "sent", "struck", "shot", "broke", "paid", "kept", "became", "brought", "built", "bought", "caught", "chose",
    "drew", "drove", "felt", "flew", "fought", "grew", "heard", "knew", "laid", "sank", "sat", "sold", "sought",
    "spent", "stood", "stole", "swore", "taught", "thought", "threw", "understood", "wore", "wrote", "died", "blew",
    "hit", "cut", "since", "ago", "slid", "shook", "wound", "withdrew", "overthrew", "underwent", "been", "gone", "killed",
];

#[cfg(test)]
mod tests {
    use super::{Direction, direction};
    use crate::analysis::dates::cursor::Cursor;
    use crate::analysis::dates::words::{Lex, lex};
    use crate::text::{TokenKind, tokenize};

    /// The expression is the first token that names a day of the week.
    #[track_caller]
    fn check(text: &str, expected: Direction) {
        let tokens = tokenize(text);
        let lex: Vec<Lex> = tokens
            .iter()
            .map(|t| lex(t.of(text), t.kind == TokenKind::Number))
            .collect();
        let cur = Cursor {
            body: text,
            tokens: &tokens,
            lex: &lex,
            start: 0,
            end: tokens.len(),
        };
        let at = lex
            .iter()
            .position(|l| matches!(l, Lex::Weekday(_)))
            .unwrap();
        assert_eq!(
            direction(&cur, &(0..tokens.len()), &(at..at + 1)),
            expected,
            "{text}"
        );
    }

    #[test]
    fn the_nearest_verb_decides() {
        use Direction::{Future, Past, Unknown};
        check("The two presidents met on Tuesday.", Past);
        check("They will meet on Tuesday.", Future);
        check("Officials said Monday they will order a review.", Past);
        check("Officials said they will order a review on Monday.", Future);
        check("Talks are to be held on Sunday in Doha.", Future);
        check("The vote will be held on Sunday.", Future);
        check("A vote was held on Sunday.", Past);
        check("On Friday, he will fly to Oslo.", Future);
        check("On Friday, he flew to Oslo.", Past);
        check("He plans to visit the besieged town on Friday.", Future);
        check("The summit, scheduled for Friday, has new guests.", Future);
        check("The talks had been scheduled for Friday.", Past);
        check("The talks have been scheduled for Friday.", Future);
        check("The court adjourned until Friday.", Future);
        check("He failed to reach an agreement on Friday.", Past);
        check("Friday prayers in Gaza.", Unknown);
        check("She's meeting him, and they'll talk on Friday.", Future);
        check("The ministers meet on Friday in Vienna.", Future);
        check("The talks had been due on Friday.", Past);
    }

    #[test]
    fn a_verb_of_the_past_may_arrange_what_is_to_come() {
        use Direction::{Future, Past};
        check("The union called for protests on Saturday.", Future);
        check("The union called on Saturday for protests.", Past);
        check("The union called a strike for Friday.", Future);
        check("The envoy called for restraint on Friday.", Past);
        check("The speaker announced a vote for Tuesday.", Future);
        check("The firm apologised for Tuesday's failure.", Past);
        check(
            "The hearing was put off, postponed until after Sunday.",
            Future,
        );
    }

    #[test]
    fn a_day_that_names_the_subject_takes_the_verb_behind_it() {
        use Direction::{Future, Past};
        check("A source said Monday's meeting would be short.", Future);
        check("Aides will say that Monday's meeting was tense.", Past);
    }

    #[test]
    fn one_day_may_lie_before_another() {
        use Direction::Future;
        check("She spoke before a trip to Riga on Thursday.", Future);
        check(
            "Speaking Tuesday before a trip, he smiled.",
            Direction::Past,
        );
    }
}

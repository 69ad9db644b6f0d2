//! The words that expressions of time are made of.
//!
//! One table, sorted by word; each token of a text is looked up once, and the grammar
//! then reads [`Lex`] values only. Whether a word such as "May" or "second" really
//! speaks of time is for the grammar to say.

use super::calendar::{Season, Unit};

/// What a token means for the grammar of dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Lex {
    /// Nothing to do with time.
    Other,
    /// Digits: their value and how many there are.
    Num(u32, u8),
    /// "19th", "third".
    Ordinal(u32),
    /// "1990s", "90s", "nineties": the first year, without the century for a short form.
    Decades(u32),
    /// "10:30": hour and minute.
    Clock(u8, u8),
    /// "10am", "5:30pm": hour of 24 and minute.
    ClockHalf(u8, u8),
    /// "10.30" before "a.m.": hour and minute.
    ClockStop(u8, u8),
    /// "19.08.2025": three numbers.
    Dotted(u32, u32, u32),
    /// "three", "twenty".
    Card(u32),
    /// "several", "few": a number that is not told.
    Some,
    /// A month by its name.
    Month(i8),
    /// A month by a short form, which needs a number beside it.
    MonthShort(i8),
    /// A day of the week by its name; Monday is 1.
    Weekday(i8),
    /// A day of the week by a short form, which needs a date beside it.
    WeekdayShort(i8),
    /// "Tuesdays".
    Weekdays(i8),
    /// A season.
    Season(Season),
    /// "morning" and its like, as TimeML writes it.
    Part(&'static str),
    /// "mornings".
    Parts(&'static str),
    /// A unit, and whether it is a plural.
    Unit(Unit, bool),
    /// "daily": the length of the period.
    Adverb(&'static str),
    /// A word of the grammar.
    W(W),
}

/// Words of the grammar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum W {
    A,
    About,
    After,
    Afterwards,
    Ago,
    Ahead,
    Am,
    And,
    Around,
    As,
    At,
    Bc,
    Before,
    Beginning,
    Between,
    By,
    Christmas,
    Coming,
    Comma,
    Couple,
    Current,
    Dash,
    Due,
    During,
    Each,
    Earlier,
    Early,
    Eastern,
    End,
    Ended,
    Every,
    Fiscal,
    Following,
    For,
    From,
    Gmt,
    Half,
    Halloween,
    Hence,
    Hyphen,
    In,
    Into,
    Last,
    Late,
    Later,
    Latest,
    Less,
    Mid,
    Middle,
    Midnight,
    Midweek,
    More,
    NewYear,
    Next,
    Noon,
    Now,
    OClock,
    Of,
    Old,
    On,
    Only,
    Open,
    Or,
    Other,
    Over,
    Overnight,
    Past,
    Per,
    Pm,
    Prev,
    Recent,
    S,
    Same,
    Since,
    Slash,
    Start,
    Stop,
    Than,
    Thanksgiving,
    That,
    The,
    These,
    This,
    Those,
    Through,
    Throughout,
    To,
    Today,
    Tomorrow,
    Tonight,
    Until,
    Upcoming,
    Valentine,
    Within,
    Yesterday,
    Eve,
}

/// What `token` means.
pub(super) fn lex(token: &str, is_number: bool) -> Lex {
    if is_number {
        return super::numbers::number(token);
    }
    let bytes = token.as_bytes();
    let Some(first) = bytes.first() else {
        return Lex::Other;
    };
    if !first.is_ascii_alphabetic() {
        return mark(token);
    }
    let mut buffer = [0u8; LONGEST];
    let Some(lower) = buffer.get_mut(..bytes.len()) else {
        return Lex::Other;
    };
    lower.copy_from_slice(bytes);
    lower.make_ascii_lowercase();
    let lower = match lower {
        [rest @ .., b'.'] if !rest.contains(&b'.') => &*rest,
        all => &*all,
    };
    look_up(lower)
}

fn mark(token: &str) -> Lex {
    match token {
        "," => Lex::W(W::Comma),
        "-" | "\u{2010}" | "\u{2011}" => Lex::W(W::Hyphen),
        "–" | "—" | "--" => Lex::W(W::Dash),
        "/" => Lex::W(W::Slash),
        "'s" | "’s" => Lex::W(W::S),
        "(" | "[" => Lex::W(W::Open),
        "." => Lex::W(W::Stop),
        _ => Lex::Other,
    }
}

fn look_up(lower: &[u8]) -> Lex {
    let Some(letter) = lower.first().map(|b| usize::from(b.wrapping_sub(b'a'))) else {
        return Lex::Other;
    };
    let Some(&(start, end, lengths)) = INDEX.get(letter) else {
        return Lex::Other;
    };
    if lower.len() > LONGEST || lengths & (1 << lower.len()) == 0 {
        return Lex::Other;
    }
    let rows = WORDS.get(usize::from(start)..usize::from(end));
    rows.unwrap_or(&[])
        .iter()
        .find(|(word, _)| word.as_bytes() == lower)
        .map_or(Lex::Other, |(_, lex)| *lex)
}

/// No word of the table is longer.
const LONGEST: usize = 16;

/// For each letter: its rows in [`WORDS`], and a bit for each length that occurs among them.
const INDEX: [(u16, u16, u32); 26] = index();

const fn index() -> [(u16, u16, u32); 26] {
    let mut index = [(0u16, 0u16, 0u32); 26];
    let mut row = 0;
    while row < WORDS.len() {
        let word = WORDS[row].0.as_bytes();
        let letter = (word[0] - b'a') as usize;
        if index[letter].1 == 0 {
            index[letter].0 = row as u16;
        }
        index[letter].1 = row as u16 + 1;
        index[letter].2 |= 1 << word.len();
        row += 1;
    }
    index
}

const fn w(word: W) -> Lex {
    Lex::W(word)
}

const fn one(unit: Unit) -> Lex {
    Lex::Unit(unit, false)
}

const fn many(unit: Unit) -> Lex {
    Lex::Unit(unit, true)
}

/// The words in lower case, sorted.
#[rustfmt::skip]
const WORDS: &[(&str, Lex)] = &[
    ("a", w(W::A)), ("a.m.", w(W::Am)), ("about", w(W::About)), ("after", w(W::After)),
    ("afternoon", Lex::Part("AF")), ("afternoons", Lex::Parts("AF")), ("afterwards", w(W::Afterwards)),
    ("ago", w(W::Ago)), ("ahead", w(W::Ahead)), ("am", w(W::Am)), ("an", w(W::A)), ("and", w(W::And)),
    ("annually", Lex::Adverb("P1Y")), ("another", w(W::More)), ("apr", Lex::MonthShort(4)),
    ("april", Lex::Month(4)), ("around", w(W::Around)), ("as", w(W::As)), ("at", w(W::At)),
    ("aug", Lex::MonthShort(8)), ("august", Lex::Month(8)), ("autumn", Lex::Season(Season::Autumn)),
    ("b.c.", w(W::Bc)), ("bc", w(W::Bc)), ("bce", w(W::Bc)), ("before", w(W::Before)),
    ("beginning", w(W::Beginning)), ("between", w(W::Between)), ("biennially", Lex::Adverb("P2Y")),
    ("by", w(W::By)), ("centuries", many(Unit::Century)), ("century", one(Unit::Century)),
    ("christmas", w(W::Christmas)), ("close", w(W::End)), ("coming", w(W::Coming)), ("couple", w(W::Couple)),
    ("current", w(W::Current)), ("daily", Lex::Adverb("P1D")), ("day", one(Unit::Day)),
    ("days", many(Unit::Day)), ("dec", Lex::MonthShort(12)), ("decade", one(Unit::Decade)),
    ("decades", many(Unit::Decade)), ("december", Lex::Month(12)), ("due", w(W::Due)),
    ("during", w(W::During)), ("each", w(W::Each)), ("earlier", w(W::Earlier)), ("early", w(W::Early)),
    ("eastern", w(W::Eastern)), ("edt", w(W::Gmt)), ("eight", Lex::Card(8)), ("eighteen", Lex::Card(18)),
    ("eighteenth", Lex::Ordinal(18)), ("eighth", Lex::Ordinal(8)), ("eighties", Lex::Decades(80)),
    ("eighty", Lex::Card(80)), ("eleven", Lex::Card(11)), ("eleventh", Lex::Ordinal(11)), ("end", w(W::End)),
    ("ended", w(W::Ended)), ("ending", w(W::Ended)), ("est", w(W::Gmt)), ("eve", w(W::Eve)),
    ("evening", Lex::Part("EV")), ("evenings", Lex::Parts("EV")), ("every", w(W::Every)),
    ("fall", Lex::Season(Season::Autumn)), ("feb", Lex::MonthShort(2)), ("february", Lex::Month(2)),
    ("few", Lex::Some), ("fifteen", Lex::Card(15)), ("fifteenth", Lex::Ordinal(15)),
    ("fifth", Lex::Ordinal(5)), ("fifties", Lex::Decades(50)), ("fifty", Lex::Card(50)),
    ("first", Lex::Ordinal(1)), ("fiscal", w(W::Fiscal)), ("five", Lex::Card(5)),
    ("following", w(W::Following)), ("for", w(W::For)), ("forties", Lex::Decades(40)),
    ("fortnight", one(Unit::Fortnight)), ("fortnightly", Lex::Adverb("P2W")),
    ("fortnights", many(Unit::Fortnight)), ("forty", Lex::Card(40)), ("four", Lex::Card(4)),
    ("fourteen", Lex::Card(14)), ("fourteenth", Lex::Ordinal(14)), ("fourth", Lex::Ordinal(4)),
    ("fri", Lex::WeekdayShort(5)), ("friday", Lex::Weekday(5)), ("fridays", Lex::Weekdays(5)),
    ("from", w(W::From)), ("gmt", w(W::Gmt)), ("half", w(W::Half)), ("halloween", w(W::Halloween)),
    ("hence", w(W::Hence)), ("hour", one(Unit::Hour)), ("hourly", Lex::Adverb("PT1H")),
    ("hours", many(Unit::Hour)), ("hundred", Lex::Card(100)), ("in", w(W::In)), ("into", w(W::Into)),
    ("jan", Lex::MonthShort(1)), ("january", Lex::Month(1)), ("jul", Lex::MonthShort(7)),
    ("july", Lex::Month(7)), ("jun", Lex::MonthShort(6)), ("june", Lex::Month(6)), ("last", w(W::Last)),
    ("late", w(W::Late)), ("later", w(W::Later)), ("latest", w(W::Latest)), ("less", w(W::Less)),
    ("many", Lex::Some), ("mar", Lex::MonthShort(3)), ("march", Lex::Month(3)), ("may", Lex::Month(5)),
    ("mid", w(W::Mid)), ("middle", w(W::Middle)), ("midnight", w(W::Midnight)), ("midweek", w(W::Midweek)),
    ("millennium", one(Unit::Millennium)), ("minute", one(Unit::Minute)), ("minutes", many(Unit::Minute)),
    ("mon", Lex::WeekdayShort(1)), ("monday", Lex::Weekday(1)), ("mondays", Lex::Weekdays(1)),
    ("month", one(Unit::Month)), ("monthly", Lex::Adverb("P1M")), ("months", many(Unit::Month)),
    ("more", w(W::More)), ("morning", Lex::Part("MO")), ("mornings", Lex::Parts("MO")),
    ("new", w(W::NewYear)), ("next", w(W::Next)), ("night", Lex::Part("NI")), ("nightly", Lex::Adverb("P1D")),
    ("nights", Lex::Parts("NI")), ("nine", Lex::Card(9)), ("nineteen", Lex::Card(19)),
    ("nineteenth", Lex::Ordinal(19)), ("nineties", Lex::Decades(90)), ("ninety", Lex::Card(90)),
    ("ninth", Lex::Ordinal(9)), ("noon", w(W::Noon)), ("nov", Lex::MonthShort(11)),
    ("november", Lex::Month(11)), ("now", w(W::Now)), ("o'clock", w(W::OClock)), ("oct", Lex::MonthShort(10)),
    ("october", Lex::Month(10)), ("of", w(W::Of)), ("old", w(W::Old)), ("on", w(W::On)),
    ("one", Lex::Card(1)), ("only", w(W::Only)), ("or", w(W::Or)), ("other", w(W::Other)),
    ("over", w(W::Over)), ("overnight", w(W::Overnight)), ("p.m.", w(W::Pm)), ("past", w(W::Past)),
    ("per", w(W::Per)), ("period", one(Unit::Period)), ("pm", w(W::Pm)), ("preceding", w(W::Prev)),
    ("previous", w(W::Prev)), ("prior", w(W::Prev)), ("quarter", one(Unit::Quarter)),
    ("quarterly", Lex::Adverb("P3M")), ("quarters", many(Unit::Quarter)), ("recent", w(W::Recent)),
    ("same", w(W::Same)), ("sat", Lex::WeekdayShort(6)), ("saturday", Lex::Weekday(6)),
    ("saturdays", Lex::Weekdays(6)), ("second", Lex::Ordinal(2)), ("seconds", many(Unit::Second)),
    ("sep", Lex::MonthShort(9)), ("sept", Lex::MonthShort(9)), ("september", Lex::Month(9)),
    ("seven", Lex::Card(7)), ("seventeen", Lex::Card(17)), ("seventeenth", Lex::Ordinal(17)),
    ("seventh", Lex::Ordinal(7)), ("seventies", Lex::Decades(70)), ("seventy", Lex::Card(70)),
    ("several", Lex::Some), ("since", w(W::Since)), ("six", Lex::Card(6)), ("sixteen", Lex::Card(16)),
    ("sixteenth", Lex::Ordinal(16)), ("sixth", Lex::Ordinal(6)), ("sixties", Lex::Decades(60)),
    ("sixty", Lex::Card(60)), ("some", Lex::Some), ("spring", Lex::Season(Season::Spring)),
    ("start", w(W::Start)), ("summer", Lex::Season(Season::Summer)), ("sun", Lex::WeekdayShort(7)),
    ("sunday", Lex::Weekday(7)), ("sundays", Lex::Weekdays(7)), ("ten", Lex::Card(10)),
    ("tenth", Lex::Ordinal(10)), ("than", w(W::Than)), ("thanksgiving", w(W::Thanksgiving)),
    ("that", w(W::That)), ("the", w(W::The)), ("these", w(W::These)), ("third", Lex::Ordinal(3)),
    ("thirteen", Lex::Card(13)), ("thirteenth", Lex::Ordinal(13)), ("thirties", Lex::Decades(30)),
    ("thirtieth", Lex::Ordinal(30)), ("thirty", Lex::Card(30)), ("this", w(W::This)), ("those", w(W::Those)),
    ("thousand", Lex::Card(1000)), ("three", Lex::Card(3)), ("through", w(W::Through)),
    ("throughout", w(W::Throughout)), ("thu", Lex::WeekdayShort(4)), ("thur", Lex::WeekdayShort(4)),
    ("thurs", Lex::WeekdayShort(4)), ("thursday", Lex::Weekday(4)), ("thursdays", Lex::Weekdays(4)),
    ("till", w(W::Until)), ("to", w(W::To)), ("today", w(W::Today)), ("tomorrow", w(W::Tomorrow)),
    ("tonight", w(W::Tonight)), ("tue", Lex::WeekdayShort(2)), ("tues", Lex::WeekdayShort(2)),
    ("tuesday", Lex::Weekday(2)), ("tuesdays", Lex::Weekdays(2)), ("twelfth", Lex::Ordinal(12)),
    ("twelve", Lex::Card(12)), ("twenties", Lex::Decades(20)), ("twentieth", Lex::Ordinal(20)),
    ("twenty", Lex::Card(20)), ("two", Lex::Card(2)), ("until", w(W::Until)), ("upcoming", w(W::Upcoming)),
    ("utc", w(W::Gmt)), ("valentine", w(W::Valentine)), ("wed", Lex::WeekdayShort(3)),
    ("wednesday", Lex::Weekday(3)), ("wednesdays", Lex::Weekdays(3)), ("week", one(Unit::Week)),
    ("weekend", one(Unit::Weekend)), ("weekends", many(Unit::Weekend)), ("weekly", Lex::Adverb("P1W")),
    ("weeks", many(Unit::Week)), ("winter", Lex::Season(Season::Winter)), ("within", w(W::Within)),
    ("year", one(Unit::Year)), ("yearly", Lex::Adverb("P1Y")), ("years", many(Unit::Year)),
    ("yesterday", w(W::Yesterday)),
];

#[cfg(test)]
mod tests {
    use super::{LONGEST, Lex, W, WORDS, lex};
    use crate::analysis::dates::calendar::Unit;

    #[test]
    fn the_table_is_sorted_and_each_word_is_found() {
        for pair in WORDS.windows(2) {
            assert!(pair[0].0 < pair[1].0, "{} before {}", pair[0].0, pair[1].0);
        }
        for (word, meaning) in WORDS {
            assert!(word.len() <= LONGEST);
            assert_eq!(lex(word, false), *meaning, "{word}");
        }
    }

    #[test]
    fn case_and_the_stop_of_an_abbreviation_do_not_matter() {
        assert_eq!(lex("Aug.", false), Lex::MonthShort(8));
        assert_eq!(lex("A.M.", false), Lex::W(W::Am));
        assert_eq!(lex("WEEK", false), Lex::Unit(Unit::Week, false));
        assert_eq!(lex("Żółw", false), Lex::Other);
        assert_eq!(lex("internationalisation", false), Lex::Other);
    }
}

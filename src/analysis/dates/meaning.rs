//! What an expression says, before it is laid on the calendar.

use super::calendar::{Season, Unit};

/// A stretch of tokens and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Hit {
    /// One past the last token.
    pub end: usize,
    /// What it says.
    pub sem: Sem,
}

/// What an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sem {
    /// It points at the calendar.
    When(When),
    /// A number of units, not placed on the calendar; no number for "several".
    Length(Option<u32>, Unit),
    /// So many units after "in": a point ahead, or a length, as the tense says.
    In(Option<u32>, Unit),
    /// So many units up to (-1) or from (1) the day of writing.
    Window(Option<u32>, Unit, i32),
    /// Something that repeats: its value, and the day of the week if it names one.
    Every(Every),
}

/// What repeats.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Every {
    /// So many units.
    Units(u32, Unit),
    /// A period, as TimeML writes it.
    Period(&'static str),
    /// A day of the week.
    Weekday(i8),
    /// A month.
    Month(i8),
    /// A season.
    Season(Season),
}

/// A pointer at the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// Which stretch.
    pub base: Base,
    /// Which part of it.
    pub part: Part,
    /// Which time of the day.
    pub tod: Option<Tod>,
}

impl When {
    /// The whole stretch.
    pub(super) fn of(base: Base) -> When {
        When {
            base,
            part: Part::All,
            tod: None,
        }
    }
}

/// Which of all stretches with the same name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The nearest, or as the tense says.
    Plain,
    /// The one in this year.
    Year(i16),
    /// The latest before the day of writing.
    Last,
    /// The one in this week or year.
    This,
    /// The first after the day of writing.
    Next,
    /// The first after the day of writing, however near.
    Coming,
    /// The one in this year, if that is behind and none is nearer at hand.
    Known(i16),
    /// The one in the year so many after that of writing.
    InYear(i32),
}

/// A stretch of the calendar as the text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Base {
    /// A month and a day.
    Day(Which, i8, i8),
    /// From one day to another: year, month and day each.
    Days(Which, (i8, i8), (i8, i8)),
    /// "the 19th".
    MonthDay(i8),
    /// A month.
    Month(Which, i8),
    /// From one month to another.
    Months(Which, i8, i8),
    /// A quarter.
    Quarter(Which, i8),
    /// A half year.
    Half(Which, i8),
    /// A season.
    Season(Which, Season),
    /// A year.
    Year(i16),
    /// From one year to another.
    Years(i16, i16),
    /// A decade: its first year, or that without the century.
    Decade(i16),
    /// A century by its first year.
    Century(i16),
    /// A day of the week.
    Weekday(Which, i8),
    /// A day of the week (Monday is 1) so many after the time last spoken of.
    WeekdayThere(i8, i32),
    /// The stretch that holds the day of writing, moved by so many.
    Now(Unit, i32),
    /// The stretch that holds the time last spoken of, moved by so many.
    There(Unit, i32),
    /// The weekend, last or next as the tense says.
    Weekend,
    /// So many units (none for "several") from the day of writing.
    Ago(Option<u32>, Unit, i32),
    /// So many units before the day of writing, the stretch of a finer unit that lies there: "a
    /// year ago this week".
    AgoAt(u32, Unit, Unit),
    /// So many weeks after the next such day of the week: "a week from Monday".
    WeekdayOn(u32, i8),
    /// So many units (none for "several") from the time last spoken of.
    Later(Option<u32>, Unit, i32),
    /// The quarter or other stretch last spoken of, a year before.
    YearBefore(Unit),
    /// A share of a month.
    Share(Which, i8, Share),
    /// The week of a month and a day.
    WeekOf(Which, i8, i8),
    /// A holiday.
    Holiday(Which, Holiday),
    /// Only a time of day is told.
    TimeOnly,
}

/// A share of a month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Share {
    /// So many weeks in; -1 is the last.
    Week(i8),
    /// The first or second half.
    Half(i8),
}

/// Part of a stretch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Part {
    All,
    Early,
    Mid,
    Late,
    Start,
    End,
    /// "by the end of".
    ByEnd,
    /// From its start to the day of writing.
    SoFar,
    /// From the day of writing to its end.
    Rest,
}

/// Time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tod {
    /// Hour of 24 and minute.
    Clock(u8, u8),
    /// "MO", "AF", "EV", "NI".
    Part(&'static str),
}

/// Days that have a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub(super) enum Holiday {
    ChristmasEve,
    Christmas,
    NewYearsEve,
    NewYearsDay,
    ValentinesDay,
    Halloween,
    Thanksgiving,
}

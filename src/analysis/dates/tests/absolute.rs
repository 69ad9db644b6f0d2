//! Dates of the calendar and times of day.

use super::{PUBLISHED, check};

#[test]
fn full_dates_in_every_form() {
    check(
        "",
        r#"
        They met on 19 August 2025 in Oslo. => 19 August 2025 = 2025-08-19
        They met on August 19, 2025, in Oslo. => August 19, 2025 = 2025-08-19
        They met on Aug. 19, 2025 in Oslo. => Aug. 19, 2025 = 2025-08-19
        They met on the 19th of August 2025. => the 19th of August 2025 = 2025-08-19
        They met on August 19th 2025. => August 19th 2025 = 2025-08-19
        Signed Monday, May 18, 2015, by both. => Monday, May 18, 2015 = 2015-05-18
        Signed Tuesday 19 August 2025. => Tuesday 19 August 2025 = 2025-08-19
        Signed on Tue, 19 Aug 2025. => Tue, 19 Aug 2025 = 2025-08-19
        The text of 2025-08-19 stands. => 2025-08-19 = 2025-08-19
        See "2025-08-19T21:00:00Z" for it. => 2025-08-19T21:00:00Z = 2025-08-19
        The text of 19/8/2025 stands. => 19/8/2025 = 2025-08-19
        The text of 8/19/2025 stands. => 8/19/2025 = 2025-08-19
        Der Text vom 19.08.2025 gilt. => 19.08.2025 = 2025-08-19
        The law of 5 MARCH 1953 fell. => 5 MARCH 1953 = 1953-03-05
        It is payable May one, 1987. => May one, 1987 = 1987-05-01
        Born on May 5, '68 in Lyon. => May 5, '68 = 1968-05-05
        Nothing happened on 30 February 2025. => 30 February 2025 = ?
        "#,
    );
}

#[test]
fn months_years_and_longer() {
    check(
        "",
        r#"
        In May 2025 and in 2019, it rained. => May 2025 = 2025-05; 2019 = 2019
        Since January, 1998 he has ruled. => January, 1998 = 1998-01
        Between 2014 and 2016 it rose. => 2014 = 2014; 2016 = 2016
        The 2014-2018 term. => 2014-2018 = 2014-01-01/2018-12-31
        The 2018–19 budget. => 2018–19 = 2018-01-01/2019-12-31
        A target for 2050 and one for 1848. =>
        Emissions must end by 2070. => 2070 = 2070
        The treaty of 1648 held. => 1648 = 1648
        In the 1990s and the mid-1980s => the 1990s = 199; the mid-1980s = 198
        Music of the nineties and the '60s => the nineties = 199; 60s = 196
        A palace of the 19th century => the 19th century = 18
        Since the early twentieth century => the early twentieth century = 19
        In the third quarter of 2024 => the third quarter of 2024 = 2024-Q3
        Growth in Q3 2025 and in H1 2026 => Q3 2025 = 2025-Q3; H1 2026 = 2026-H1
        In the first half of 2025 => the first half of 2025 = 2025-H1
        In spring 2026 or the summer of 1914 => spring 2026 = 2026-SP; the summer of 1914 = 1914-SU
        Profit in fiscal 2024 and fiscal year 2025 => fiscal 2024 = 2024; fiscal year 2025 = 2025
        In the year 2000, in late 2016 => the year 2000 = 2000; late 2016 = 2016
        The winter of nineteen forty-two => The winter of nineteen forty-two = 1942-WI
        The 1977 canal treaty => 1977 = 1977
        A deal (2015) and the riots of '68 => 2015 = 2015; '68 = 1968
        "#,
    );
}

#[test]
fn ranges_and_lists() {
    check(
        PUBLISHED,
        r#"
        A visit on 15-18 August. => 15-18 August = 2025-08-15/2025-08-18
        A visit on Aug 12-14. => Aug 12-14 = 2025-08-12/2025-08-14
        A visit from 7 to 10 August 2024. => 7 to 10 August 2024 = 2024-08-07/2024-08-10
        Between 3 and 5 May there was calm. => 3 and 5 May = 2025-05-03/2025-05-05
        From August 30 to September 2, they met. => August 30 = 2025-08-30; September 2 = 2025-09-02
        Talks on April 24 and 25 failed. => April 24 = 2025-04-24; 25 = 2025-04-25
        Talks on 24 and 25 April failed. => 24 = 2025-04-24; 25 April = 2025-04-25
        From January 23 through March 9 2014 => January 23 = 2014-01-23; March 9 2014 = 2014-03-09
        Between March and May 2024 they met. => March = 2024-03; May 2024 = 2024-05
        From November to February 2023 it snowed. => November = 2022-11; February 2023 = 2023-02
        The June-August season was dry. => June-August = 2025-06-01/2025-08-31
        On May 3, 40 people died. => May 3 = 2025-05-03
        "#,
    );
}

#[test]
fn times_of_day() {
    check(
        PUBLISHED,
        r#"
        He spoke at 10 a.m. on Friday. => 10 a.m. on Friday = 2025-08-15T10:00
        He spoke at 14:30 GMT. => 14:30 GMT = 2025-08-19T14:30
        He spoke at 1430 GMT on Monday. => 1430 GMT on Monday = 2025-08-18T14:30
        He will speak at 5:30pm Thursday. => 5:30pm Thursday = 2025-08-21T17:30
        It struck at noon Saturday. => noon Saturday = 2025-08-16T12:00
        He arrived Monday at 9.15 a.m. local time. => Monday at 9.15 a.m. local time = 2025-08-18T09:15
        It fell at 7:35 a.m. (0435 GMT) Friday. => 7:35 a.m. (0435 GMT) Friday = 2025-08-15T07:35
        He left on Friday morning. => Friday morning = 2025-08-15TMO
        He leaves tomorrow evening. => tomorrow evening = 2025-08-20TEV
        Shots rang out last night and this morning. => last night = 2025-08-18TNI; this morning = 2025-08-19TMO
        On the morning of August 7 it rained. => the morning of August 7 = 2025-08-07TMO
        They meet tonight. => tonight = 2025-08-19TNI
        It ended at ten o'clock; they won 10:3. => ten o'clock = 2025-08-19T10:00
        "#,
    );
}

#[test]
fn attacks_and_anniversaries_named_by_their_day_are_dates() {
    check(
        "2025-09-01",
        r#"
        The Sept. 11 attacks shook them. => Sept. 11 = 2001-09-11
        The 9/11 hijackers lived there. => 9/11 = 2001-09-11
        They will meet on Sept. 11. => Sept. 11 = 2025-09-11
        The September 11, 2001 attacks => September 11, 2001 = 2001-09-11
        He pardoned the Jan. 6 rioters. => Jan. 6 = 2021-01-06
        The war since the October 7 attack => October 7 = 2023-10-07
        "#,
    );
}

#[test]
fn holidays_are_days_but_not_adjectives() {
    check(
        "2025-11-20",
        r#"
        It will be signed by Christmas. => Christmas = 2025-12-25
        The truce began on Christmas Eve. => Christmas Eve = 2025-12-24
        Talks resume after New Year's Day. => New Year's Day = 2026-01-01
        They dined on Thanksgiving Day. => Thanksgiving Day = 2025-11-27
        A Christmas tree was lit. =>
        Valentine's Day 2024 was cold. => Valentine's Day 2024 = 2024-02-14
        "#,
    );
}

#[test]
fn shares_of_months_and_years() {
    check(
        PUBLISHED,
        r#"
        It rained in the first week of May. => the first week of May = 2025-05-01/2025-05-07
        It rained in the last week of July. => the last week of July = 2025-07-25/2025-07-31
        They will meet in the second half of September. => the second half of September = 2025-09-16/2025-09-30
        In the first half of May last year => the first half of May last year = 2024-05-01/2024-05-15
        The week of July 14 was dry. => The week of July 14 = 2025-W29
        It fell in the last quarter of 2014. => the last quarter of 2014 = 2014-Q4
        It rose in 1989's third quarter. => 1989's third quarter = 1989-Q3
        The 2024/25 season has begun. => 2024/25 = 2024-01-01/2025-12-31
        The last week of talks was hard. =>
        The last day of February was cold. => February = 2025-02
        "#,
    );
}

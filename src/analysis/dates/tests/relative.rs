//! Expressions that count from the day of publication or from the time last spoken of.

use super::{PUBLISHED, check};

#[test]
fn from_the_day_of_publication() {
    check(
        PUBLISHED,
        r#"
        It rained yesterday. => yesterday = 2025-08-18
        They meet today and tomorrow. => today = 2025-08-19; tomorrow = 2025-08-20
        It rained the day before yesterday. => the day before yesterday = 2025-08-17
        They met last week. => last week = 2025-W33
        They meet next week. => next week = 2025-W35
        They met earlier this week. => earlier this week = 2025-W34
        They met last month. => last month = 2025-07
        Later this month he leaves. => Later this month = 2025-08
        He left last year; he returns next year. => last year = 2024; next year = 2026
        Prices rose in the current fiscal year. => the current fiscal year = 2025
        Two weeks ago he fell. => Two weeks ago = 2025-W32
        Ten days ago he fell. => Ten days ago = 2025-08-09
        Five months ago he fell. => Five months ago = 2025-03
        A year ago he fell. => A year ago = 2024
        A decade ago he fell. => A decade ago = 2015
        Three years from now he falls. => Three years from now = 2028
        A year ago this week he fell. => A year ago this week = 2024-W34
        A month ago today he fell. => A month ago today = 2025-07-19
        They meet a week from Monday. => a week from Monday = 2025-09-01
        They meet two weeks from Friday. => two weeks from Friday = 2025-09-05
        They meet two weeks from today. => two weeks from today = 2025-W36
        The week after next, he leaves. => The week after next = 2025-W36
        He left the year before last. => the year before last = 2023
        He left the day after the vote. =>
        They will meet in three days. => three days = 2025-08-22
        They will meet in two weeks' time. => two weeks' time = 2025-W36
        He wrote it in three days. => three days = P3D
        It will be the first visit in three months. => three months = P3M
        They met this past week. => this past week = 2025-W33
        "#,
    );
}

#[test]
fn the_tense_decides_about_days_of_the_week() {
    check(
        PUBLISHED,
        r#"
        They met on Friday. => Friday = 2025-08-15
        They will meet on Friday. => Friday = 2025-08-22
        They met on Tuesday. => Tuesday = 2025-08-19
        He said Monday that they would meet Thursday. => Monday = 2025-08-18; Thursday = 2025-08-21
        A vote is due on Sunday. => Sunday = 2025-08-24
        Voters go to the polls on Sunday. => Sunday = 2025-08-24
        The truce was extended until Thursday. => Thursday = 2025-08-21
        They met from Friday to Monday. => Friday = 2025-08-15; Monday = 2025-08-18
        They will meet from Monday to Wednesday. => Monday = 2025-08-25; Wednesday = 2025-08-27
        She said that Friday's vote was fair. => Friday = 2025-08-15
        They canceled three planned concerts on Monday. => Monday = 2025-08-18
        He arrived last Wednesday. => last Wednesday = 2025-08-13
        They meet next Thursday and Friday. => next Thursday = 2025-08-28; Friday = 2025-08-29
        They met last Saturday and Sunday. => last Saturday = 2025-08-16; Sunday = 2025-08-17
        He arrives next Wednesday. => next Wednesday = 2025-08-27
        He arrives this coming Wednesday. => this coming Wednesday = 2025-08-20
        He arrives this coming Sunday, August 24. => this coming Sunday, August 24 = 2025-08-24
        He died late Monday. => late Monday = 2025-08-18
        Explosion in Kharkiv Saturday => Saturday = 2025-08-16
        They met over the weekend. => the weekend = 2025-W33-WE
        They will meet this weekend. => this weekend = 2025-W34-WE
        They met last weekend. => last weekend = 2025-W33-WE
        "#,
    );
}

#[test]
fn the_tense_decides_about_months_and_quarters() {
    check(
        PUBLISHED,
        r#"
        He was elected in February. => February = 2025-02
        He will be sworn in in February. => February = 2026-02
        He was elected last November. => last November = 2024-11
        He was freed in October last year. => October last year = 2024-10
        This September they will meet. => This September = 2025-09
        The offer expires Nov. 20. => Nov. 20 = 2025-11-20
        He was arrested on July 4. => July 4 = 2025-07-04
        He was arrested on Dec. 12. => Dec. 12 = 2024-12-12
        Net income fell in the second quarter. => the second quarter = 2025-Q2
        Results for this year's third quarter => this year's third quarter = 2025-Q3
        He was born last summer. => last summer = 2024-SU
        The March agreement held. => March = 2025-03
        A strike is planned for early May. => early May = 2026-05
        A trip is planned for May. => May = 2026-05
        She spoke of her support for May. =>
        On the 12th, he flew home. => the 12th = 2025-08-12
        "#,
    );
}

#[test]
fn from_the_time_last_spoken_of() {
    check(
        PUBLISHED,
        r#"
        On 3 May 2021 he fell. The following day he died. => 3 May 2021 = 2021-05-03; The following day = 2021-05-04
        On 3 May 2021 he fell. Two days later he died. => 3 May 2021 = 2021-05-03; Two days later = 2021-05-05
        On 3 May 2021 he fell. A week earlier he sang. => 3 May 2021 = 2021-05-03; A week earlier = 2021-W17
        In 1995 he rose; that year he wed. => 1995 = 1995; that year = 1995
        In 1995 he rose; the year before, he wed. => 1995 = 1995; the year before = 1994
        On 3 May 2021 he fell. That same day she left. => 3 May 2021 = 2021-05-03; That same day = 2021-05-03
        On 3 May 2021 he fell. The next morning he left. => 3 May 2021 = 2021-05-03; The next morning = 2021-05-04TMO
        On 3 May 2021 he fell. The following Friday she left. => 3 May 2021 = 2021-05-03; The following Friday = 2021-05-07
        It was the worst quake since May 2010, after one in June. => May 2010 = 2010-05; June = 2025-06
        On 3 May 2014 he fell, and on 7 June she left. => 3 May 2014 = 2014-05-03; 7 June = 2014-06-07
        In the third quarter net fell from a year earlier. => the third quarter = 2025-Q3; a year earlier = 2024-Q3
        Two days later he died. => Two days later = ?
        "#,
    );
}

#[test]
fn without_a_day_of_publication() {
    check(
        "",
        r#"
        They met yesterday in Oslo. => yesterday = ?
        They met on Friday in Oslo. => Friday = ?
        They met last week. => last week = ?
        In February they met. => February = ?
        On 3 May 2021 he fell; on 5 June he died. => 3 May 2021 = 2021-05-03; 5 June = 2021-06-05
        Rescue at sea\nMonday, May 18, 2015\nOn Friday, they came. => Monday, May 18, 2015 = 2015-05-18; Friday = 2015-05-15
        GENEVA, 12 May 2025 (Lantern) — Envoys met yesterday. => 12 May 2025 = 2025-05-12; yesterday = 2025-05-11
        "#,
    );
}

#[test]
fn lengths_windows_and_sets() {
    check(
        PUBLISHED,
        r#"
        They spoke for two hours. => two hours = PT2H
        It is expected to last five days. => five days = P5D
        It was delayed past June 30. => June 30 = 2025-06-30
        He left at the end of the 2007 season. => 2007 = 2007
        Support will end in December 2018. => December 2018 = 2018-12
        A three-year plan => three-year = P3Y
        It took twenty-one days. => twenty-one days = P21D
        It took several weeks. => several weeks = PXW
        Over the past two months prices rose. => the past two months = P2M
        In recent years prices rose. => recent years = PXY
        They will meet within the next two weeks. => the next two weeks = P2W
        They will meet within 48 hours. => 48 hours = PT48H
        A decade of war => A decade = P10Y
        They meet every Tuesday. => every Tuesday = XXXX-WXX-2
        They meet each year and every two weeks. => each year = P1Y; every two weeks = P2W
        It is paid annually. => annually = P1Y
        The markets open on Mondays. => Mondays = XXXX-WXX-1
        "#,
    );
}

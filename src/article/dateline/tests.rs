//! Datelines as agencies write them, and what is none.

use super::{Day, find, resolve};

/// Paragraph, place, date as said, agency, first words behind; an empty place, date or
/// agency where none is said, and no words where there is no dateline at all.
const ROWS: &[(&str, &str, &str, &str, &str)] = &[
    (
        "KYIV, Aug 19 (AFP) — Talks ended.",
        "KYIV",
        "08-19",
        "AFP",
        "Talks",
    ),
    ("WASHINGTON — Talks ended.", "WASHINGTON", "", "", "Talks"),
    (
        "LONDON, 5 May (Reuters) - Talks ended.",
        "LONDON",
        "05-05",
        "Reuters",
        "Talks",
    ),
    ("BEIJING (AP) _ Talks ended.", "BEIJING", "", "AP", "Talks"),
    (
        "GENEVA, Switzerland, March 3 - Talks ended.",
        "GENEVA",
        "03-03",
        "",
        "Talks",
    ),
    (
        "UNITED NATIONS, Sept. 9 (AP) — Talks ended.",
        "UNITED NATIONS",
        "09-09",
        "AP",
        "Talks",
    ),
    (
        "BEIJING, Sept. 9 (Xinhua) -- Talks ended.",
        "BEIJING",
        "09-09",
        "Xinhua",
        "Talks",
    ),
    (
        "MOSCOW, August 19. /TASS/. Talks ended.",
        "MOSCOW",
        "08-19",
        "TASS",
        "Talks",
    ),
    (
        "MOSCOW. Aug 19 (Interfax) - Talks ended.",
        "MOSCOW",
        "08-19",
        "Interfax",
        "Talks",
    ),
    ("Berlin (dpa) - Talks ended.", "Berlin", "", "dpa", "Talks"),
    (
        "New Delhi, Aug 19 (PTI) Talks ended.",
        "New Delhi",
        "08-19",
        "PTI",
        "Talks",
    ),
    ("ROME, AUG 19 - Talks ended.", "ROME", "08-19", "", "Talks"),
    (
        "(ANSA) - ROME, AUG 19 - Talks ended.",
        "ROME",
        "08-19",
        "ANSA",
        "Talks",
    ),
    (
        "ABU DHABI, 19th August, 2025 (WAM) -- Talks ended.",
        "ABU DHABI",
        "2025-08-19",
        "WAM",
        "Talks",
    ),
    (
        "SEOUL, Aug. 19 (Yonhap) -- Talks ended.",
        "SEOUL",
        "08-19",
        "Yonhap",
        "Talks",
    ),
    (
        "Damascus, SANA- Talks ended.",
        "Damascus",
        "",
        "SANA",
        "Talks",
    ),
    (
        "Amman, Aug. 19 (Petra) – Talks ended.",
        "Amman",
        "08-19",
        "Petra",
        "Talks",
    ),
    (
        "BERLIN, Aug 19, SPUTNIK – Talks ended.",
        "BERLIN",
        "08-19",
        "Sputnik",
        "Talks",
    ),
    ("ISLAMABAD: Talks ended.", "ISLAMABAD", "", "", "Talks"),
    (
        "SHARM EL-SHEIKH, Egypt (AP) — Talks ended.",
        "SHARM EL-SHEIKH",
        "",
        "AP",
        "Talks",
    ),
    (
        "CAMP DAVID, Md. — Talks ended.",
        "CAMP DAVID",
        "",
        "",
        "Talks",
    ),
    (
        "ST. PETERSBURG, Russia — Talks ended.",
        "ST. PETERSBURG",
        "",
        "",
        "Talks",
    ),
    (
        "WASHINGTON/KYIV, Aug 19 (Reuters) - Talks ended.",
        "WASHINGTON",
        "08-19",
        "Reuters",
        "Talks",
    ),
    ("LONDON and PARIS — Talks ended.", "LONDON", "", "", "Talks"),
    (
        "RIO DE JANEIRO, Nov. 18 (EFE).- Talks ended.",
        "RIO DE JANEIRO",
        "11-18",
        "EFE",
        "Talks",
    ),
    (
        "PORT-AU-PRINCE, Haiti — Talks ended.",
        "PORT-AU-PRINCE",
        "",
        "",
        "Talks",
    ),
    (
        "THE HAGUE, Netherlands (AP) — Talks ended.",
        "THE HAGUE",
        "",
        "AP",
        "Talks",
    ),
    (
        "NEW YORK, Tuesday, Aug 19 — Talks ended.",
        "NEW YORK",
        "08-19",
        "",
        "Talks",
    ),
    (
        "Brussels, 19 August 2025 – Talks ended.",
        "Brussels",
        "2025-08-19",
        "",
        "Talks",
    ),
    ("(Reuters) - Talks ended.", "", "", "Reuters", "Talks"),
    (
        "Aug 19 (Reuters) - Talks ended.",
        "",
        "08-19",
        "Reuters",
        "Talks",
    ),
    (
        "WASHINGTON (CNN) — Talks ended.",
        "WASHINGTON",
        "",
        "CNN",
        "Talks",
    ),
    ("CNN — Talks ended.", "", "", "CNN", "Talks"),
    ("SÃO PAULO — Talks ended.", "SÃO PAULO", "", "", "Talks"),
    (
        "N'DJAMENA, Chad (AP) — Talks ended.",
        "N'DJAMENA",
        "",
        "AP",
        "Talks",
    ),
    (
        "ABOARD AIR FORCE ONE (AP) — Talks ended.",
        "ABOARD AIR FORCE ONE",
        "",
        "AP",
        "Talks",
    ),
    (
        "LONDON 1996-08-30\n\nTalks ended.",
        "LONDON",
        "1996-08-30",
        "",
        "",
    ),
    ("ANKARA\n\nTalks ended.", "ANKARA", "", "", ""),
    (
        "Sharm el-Sheikh — The talks went on. They met — and left.",
        "Sharm el-Sheikh",
        "",
        "",
        "The talks",
    ),
    (
        "WASHINGTON (RNS) Bishops spoke.",
        "WASHINGTON",
        "",
        "RNS",
        "Bishops",
    ),
    ("(NEW YORK) — Talks ended.", "NEW YORK", "", "", "Talks"),
    (
        "TULSA, Okla. April 1, - Talks ended.",
        "TULSA",
        "04-01",
        "",
        "Talks",
    ),
    (
        "ROME, March 13, Reuter - Talks ended.",
        "ROME",
        "03-13",
        "Reuters",
        "Talks",
    ),
    (
        "DOVER, Del. (May 5, 2016) – Talks ended.",
        "DOVER",
        "2016-05-05",
        "",
        "Talks",
    ),
    (
        "SAN`A, Yemen (AP) _ Talks ended.",
        "SAN`A",
        "",
        "AP",
        "Talks",
    ),
    (
        "Soccer - a team.\n\nDUBLIN 1996-08-30\n\nTalks.",
        "DUBLIN",
        "1996-08-30",
        "",
        "",
    ),
    // No datelines.
    ("Analysis — The talks went on.", "", "", "", ""),
    ("By JANE ROE and JOHN DOE — Talks ended.", "", "", "", ""),
    ("RUGBY UNION - CAPTAIN TO RETIRE.", "", "", "", ""),
    ("The Latest - The talks went on.", "", "", "", ""),
    ("Jane Roe — Mayor of the town — left.", "", "", "", ""),
    ("Paris – the city of light – was dark.", "", "", "", ""),
    ("BREAKING: Talks ended.", "", "", "", ""),
    ("UPDATE 2 - Talks ended.", "", "", "", ""),
    ("THE LATEST: Talks ended.", "", "", "", ""),
    ("NATO - the alliance - met.", "", "", "", ""),
    ("May 9 was a holiday.", "", "", "", ""),
    ("January 6 — the day of the vote — came.", "", "", "", ""),
    (
        "President Smith on May 5 - his birthday - left.",
        "",
        "",
        "",
        "",
    ),
    (
        "President Smith (Republican) - a farmer - left.",
        "",
        "",
        "",
        "",
    ),
    ("Talks ended.", "", "", "", ""),
    ("KYIV", "", "", "", ""),
    (
        "SMITH: We will.\n\nJONES: We will not.\n\nSMITH: Well.",
        "",
        "",
        "",
        "",
    ),
    ("", "", "", "", ""),
];

fn said(day: Day) -> String {
    match day.year {
        Some(year) => format!("{year}-{:02}-{:02}", day.month, day.day),
        None => format!("{:02}-{:02}", day.month, day.day),
    }
}

#[test]
fn rows_hold() {
    for (text, place, date, agency, behind) in ROWS {
        let found = find(text).unwrap_or_default();
        let got_place = found.place.map(|p| p.of(text)).unwrap_or_default();
        assert_eq!(got_place, *place, "place of {text}");
        assert_eq!(
            found.day.map(said).unwrap_or_default(),
            *date,
            "date of {text}"
        );
        assert_eq!(
            found.agency.unwrap_or_default(),
            *agency,
            "agency of {text}"
        );
        let rest = text[found.end..].trim_start();
        if !behind.is_empty() {
            assert!(rest.starts_with(behind), "{text} goes on {rest}");
        }
        if place.is_empty() && agency.is_empty() {
            assert_eq!(found.end, 0, "{text}");
        }
    }
}

#[test]
fn a_summary_may_stand_before() {
    let text = "Ministers spoke for an hour.\n\nVIENNA (AP) — They met.";
    assert_eq!(
        find(text).and_then(|f| f.place).map(|p| p.of(text)),
        Some("VIENNA")
    );
}

#[test]
fn the_nearest_year_is_taken() {
    let day = |year| Day {
        year,
        month: 12,
        day: 30,
    };
    let anchor = "2025-01-02".parse().ok();
    assert_eq!(
        resolve(day(None), anchor).map(|d| d.to_string()).as_deref(),
        Some("2024-12-30")
    );
    assert_eq!(
        resolve(day(Some(1999)), anchor).map(|d| d.year()),
        Some(1999)
    );
    assert_eq!(resolve(day(None), None), None);
    let never = Day {
        year: None,
        month: 2,
        day: 30,
    };
    assert_eq!(resolve(never, anchor), None);
}

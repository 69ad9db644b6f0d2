//! What a threshold of confidence leaves of the timeline.

use super::{archive_of, draft, id};
use crate::analysis::{Confidence, EntityKind, MeetingKind, Status};
use crate::archive::Archive;
use crate::query::{Filter, TimelineScope, Wanted};

/// The other party of each encounter that shows.
#[track_caller]
fn check_sure(archive: &mut Archive, scope: &TimelineScope, least: u8, expected: &[&str]) {
    let least = Confidence(least);
    let window = archive.timeline(scope, least, 0, 9).unwrap();
    let others: Vec<&str> = window.rows.iter().map(|e| &*e.parties[1].name).collect();
    assert_eq!(others, expected, "{scope:?} from {least:?}");
    let first = window.rows.first().map(|e| e.id);
    let position = first.map(|id| archive.timeline_position_of(scope, least, id).unwrap());
    assert_eq!(position, first.map(|_| Some(0)));
}

/// An encounter shows as long as one report is sure enough; that of an article, its own.
#[test]
fn the_timeline_leaves_the_unsure_out() {
    let told = |key: &str, published: &str, other: &str, confidence: u8| {
        let body = format!("Anna Berg met {other}.");
        let names = ["Anna Berg", other];
        let mut draft = draft(key, published, "T", &body)
            .names("Anna Berg", EntityKind::Person, "SE")
            .tells(Status::Held, MeetingKind::Meeting, names, "2025-08-11");
        draft.analysis.meetings[0].confidence = Confidence(confidence);
        draft.prepared()
    };
    let mut archive = archive_of(&[
        told("a", "2025-08-12", "Luis Ortega", 60),
        told("b", "2025-08-13", "Luis Ortega", 90),
        told("c", "2025-08-14", "Eva Novák", 70),
    ]);
    let all = TimelineScope::Archive(Box::default());
    let by_berg = TimelineScope::Archive(Box::new(Filter {
        parties: vec![Wanted::new("Berg", None)],
        ..Filter::default()
    }));
    let of_a = TimelineScope::Article(id(&archive, "a"));
    for scope in [&all, &by_berg] {
        check_sure(&mut archive, scope, 0, &["Luis Ortega", "Eva Novák"]);
        check_sure(&mut archive, scope, 70, &["Luis Ortega", "Eva Novák"]);
        check_sure(&mut archive, scope, 71, &["Luis Ortega"]);
        check_sure(&mut archive, scope, 91, &[]);
    }
    check_sure(&mut archive, &of_a, 60, &["Luis Ortega"]);
    check_sure(&mut archive, &of_a, 61, &[]);
}

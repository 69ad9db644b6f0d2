//! Contacts in sentences of our own: text in, triggers and parties out.

use crate::analysis::analyze_text;
use crate::lexicon::Lexicon;

/// The contacts of `text`, each as `trigger: party, party` in the words of the text.
fn contacts(text: &str) -> Vec<String> {
    let analysis = analyze_text(text, None, None, &Lexicon::builtin());
    assert!(
        analysis
            .contacts
            .iter()
            .all(|c| c.confidence.0 < super::LIMIT)
    );
    let written = analysis.contacts.iter().map(|c| {
        let parties: Vec<&str> = c.participants.iter().map(|p| p.span.of(text)).collect();
        format!("{}: {}", c.trigger.of(text), parties.join(", "))
    });
    written.collect()
}

/// Tries every row of the table before the test fails.
#[track_caller]
fn check_all(table: &[(&str, &[&str])]) {
    let wrong: Vec<String> = table
        .iter()
        .filter_map(|(text, expected)| {
            let found = contacts(text);
            (found != *expected)
                .then(|| format!("{text}\n  expected {expected:?}\n  found    {found:?}"))
        })
        .collect();
    assert!(
        wrong.is_empty(),
        "{} wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn people_met_by_a_verb() {
    check_all(&[
        (
            "We met his cousins at the harbour.",
            &["met: We, his cousins"],
        ),
        ("They have not met since school.", &["met: They"]),
        (
            "She will meet with the strikers on the pier.",
            &["meet: She, the strikers"],
        ),
        (
            "The smugglers who met the customs officer fled.",
            &["met: The smugglers, the customs officer"],
        ),
        (
            "I visited my grandmother when I was twelve.",
            &["visited: I, my grandmother"],
        ),
        (
            "He was interviewed by a student.",
            &["interviewed: He, a student"],
        ),
        ("Call me after supper.", &["Call: me"]),
        (
            "The delegates convened in the old theatre.",
            &["convened: delegates"],
        ),
        (
            "You should speak to your lawyer first.",
            &["speak: You, your lawyer"],
        ),
    ]);
}

#[test]
fn people_counted_compounded_or_named_like_a_town() {
    check_all(&[
        (
            "He met two of the families on Monday.",
            &["met: He, two of the families"],
        ),
        (
            "The homeowners met the builders.",
            &["met: The homeowners, the builders"],
        ),
        (
            "The poet met Florence in 1921.",
            &["met: The poet, Florence"],
        ),
    ]);
}

#[test]
fn what_is_met_called_or_visited_but_is_no_encounter() {
    check_all(&[
        ("The plant did not meet the deadline.", &[]),
        ("He met the requirements for a pension.", &[]),
        ("Where the road meets the river there is an inn.", &[]),
        ("Visit our website for details.", &[]),
        ("They called her a liar.", &[]),
        ("He called it a disgrace.", &[]),
        ("The band is called The Lanterns.", &[]),
        ("She called for new elections.", &[]),
        ("The server hosts three files.", &[]),
        ("The lorry failed to negotiate the bend.", &[]),
        ("Its proposals met with criticism.", &[]),
        ("The figures received by the bank are lower.", &[]),
        ("The couple welcomed a baby girl.", &[]),
        ("Shares rallied after a rally in bonds.", &[]),
        ("He rejected calls from traders for lower tariffs.", &[]),
        ("Four climbers died below the summit of the mountain.", &[]),
        (
            "She spoke on condition of anonymity to discuss private matters.",
            &[],
        ),
        ("He owns a consulting firm.", &[]),
        ("The bid met some of the conditions.", &[]),
        ("The two teams meet again in the final.", &[]),
        ("Money talks.", &[]),
    ]);
}

#[test]
fn encounters_told_by_a_noun() {
    check_all(&[
        ("Our meetings were short.", &["meetings: Our"]),
        ("The rebels pulled out of the talks.", &["talks: rebels"]),
        ("Nothing came of the peace talks.", &["talks: "]),
        (
            "He wrote about his visit to her parents.",
            &["visit: his, her parents"],
        ),
        (
            "In an interview she denied everything.",
            &["interview: she"],
        ),
        (
            "She had dinner with her editor.",
            &["dinner: She, her editor"],
        ),
        (
            "The bank and the union signed an agreement.",
            &["agreement: The bank, the union"],
        ),
        (
            "In his first interview, a teacher spoke of the flood.",
            &["interview: his"],
        ),
        ("The meeting point is the fountain.", &[]),
        ("There was dinner on the table.", &[]),
    ]);
}

#[test]
fn what_is_a_meeting_is_no_contact() {
    check_all(&[
        (
            "French President Emmanuel Macron met German Chancellor Friedrich Merz in Berlin.",
            &[],
        ),
        ("Talks between Iran and France began.", &[]),
    ]);
}

//! What each trigger asks of its sentence.

use super::super::words::is_one_of;
use crate::analysis::MeetingKind;

/// How many parties a noun has to bring along.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Needs {
    /// None: "peace talks" are an encounter whoever holds them.
    Nobody,
    /// One.
    One,
    /// One behind a preposition of its own: "dinner with her lawyer".
    Behind,
    /// A person who speaks at it: "a rally".
    Speaker,
    /// Two: "an agreement between A and B".
    Two,
}

/// A noun that tells of an encounter.
#[derive(Clone, Copy, Debug)]
pub(super) struct NounFrame {
    /// The form it names.
    pub(super) kind: MeetingKind,
    /// The prepositions that lead to its parties.
    pub(super) preps: &'static str,
    /// How many parties it needs.
    pub(super) needs: Needs,
    /// Whether who attends it, or speaks at it, is a party.
    pub(super) has_governor: bool,
}

const AMONG: &str = "with between among amongst of by involving including";

/// The frame of a noun in lower case.
pub(super) fn noun_frame(word: &str) -> Option<NounFrame> {
    let frame = |kind, preps, needs, has_governor| NounFrame {
        kind,
        preps,
        needs,
        has_governor,
    };
    Some(match word {
        "meeting" | "meetings" => frame(MeetingKind::Meeting, AMONG, Needs::Nobody, true),
        "talks" | "negotiations" => frame(MeetingKind::Talks, AMONG, Needs::Nobody, true),
        "negotiation" | "discussions" | "discussion" | "dialogue" | "dialog" | "consultations"
        | "conversation" | "conversations" | "chat" | "chats" => frame(
            MeetingKind::Talks,
            "with between among amongst involving",
            Needs::One,
            true,
        ),
        "visit" | "visits" => frame(MeetingKind::Visit, "by from of to with", Needs::One, true),
        "call" | "calls" => frame(
            MeetingKind::Call,
            "with from to between among",
            Needs::One,
            true,
        ),
        "videoconference" | "teleconference" => frame(MeetingKind::Call, AMONG, Needs::One, true),
        "conference" | "conferences" | "summit" | "summits" => {
            frame(MeetingKind::Summit, AMONG, Needs::One, true)
        }
        "interview" | "interviews" => {
            frame(MeetingKind::Meeting, "with by of to for", Needs::One, true)
        }
        "debate" | "debates" => frame(
            MeetingKind::Talks,
            "between with among against",
            Needs::One,
            true,
        ),
        "rally" | "rallies" | "event" | "events" => {
            frame(MeetingKind::Meeting, "by with", Needs::Speaker, true)
        }
        "chatting" => frame(MeetingKind::Talks, "with", Needs::Behind, true),
        "email" | "emails" | "e-mail" | "e-mails" => frame(
            MeetingKind::Call,
            "to from between with by",
            Needs::One,
            true,
        ),
        "letter" | "letters" | "correspondence" => frame(
            MeetingKind::Call,
            "to from between with",
            Needs::Behind,
            true,
        ),
        "dinner" | "lunch" | "breakfast" | "handshake" | "reunion" | "audience" | "tea"
        | "coffee" => frame(MeetingKind::Meeting, "with between", Needs::Behind, true),
        "agreement" | "agreements" | "deal" | "accord" | "pact" | "treaty" | "truce"
        | "ceasefire" | "contract" => {
            frame(MeetingKind::Talks, "between with among", Needs::Two, true)
        }
        _ => return None,
    })
}

/// Verbs whose subject takes part in what is their object: "held talks", "had a call".
pub(super) fn takes_part(lemma: &str) -> bool {
    is_one_of(
        lemma,
        "hold have host attend join conduct begin start open resume continue make pay conclude end finish lead chair convene enter \
         skip boycott cancel postpone undertake complete arrange organise organize schedule plan address tell give take receive do \
         sign reach strike negotiate broker close participate quit leave cut interrupt engage co-host walk propose offer seek want \
         refuse reject exchange write send answer place get",
    )
}

/// Whether an encounter behind `prep` is one where the subject of the verb `lemma` is: "said in
/// talks", "arrived for talks", but not "replied to the letter".
pub(super) fn is_occasion(prep: &str, lemma: &str) -> bool {
    match prep {
        "in" | "at" | "during" | "after" | "before" | "following" => true,
        "for" | "to" | "into" => is_one_of(
            lemma,
            "arrive travel meet gather convene prepare go come return head agree enter push bring lead \
             fly sit commit drag stay leave depart force",
        ),
        "over" => lemma == "preside",
        "from" | "of" => is_one_of(
            lemma,
            "come return withdraw pull walk back emerge leave storm quit drop",
        ),
        _ => false,
    }
}

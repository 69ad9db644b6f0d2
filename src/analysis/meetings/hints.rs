//! Nouns and adjectives that tell where an encounter stands.

use super::words::is_one_of;
use crate::analysis::Status;

const PLANNED_WORDS: &str = "planned upcoming scheduled forthcoming future next expected due set slated poised approaching looming impending";
const PROPOSED_WORDS: &str = "proposed possible potential willing ready open prepared eager keen hypothetical prospective requested likely";
const CANCELLED_WORDS: &str = "cancelled canceled postponed aborted scrapped delayed suspended";
const ONGOING_WORDS: &str = "ongoing current continuing continuous regular weekly monthly broader";

/// "a round of talks", "the second day of his visit": the verb speaks of the talks.
pub(super) fn is_measure(word: &str) -> bool {
    is_one_of(
        word,
        "round rounds series session sessions day days hour hours week weeks months set kind part end start beginning \
         opening resumption conclusion stage phase number couple participation level format purpose aim first second third \
         fourth fifth sidelines eve minutes marathon host venue",
    )
}

/// What a noun says of the encounter it leads to: "the cancellation of".
pub(super) fn noun_hint(word: &str) -> Option<Status> {
    Some(match word {
        "cancellation" | "postponement" | "suspension" | "collapse" => Status::Cancelled,
        "possibility" | "prospect" | "prospects" | "idea" | "proposal" | "proposals" | "call"
        | "calls" | "offer" | "invitation" | "request" | "chance" | "need" | "opening"
        | "hopes" | "hope" | "desire" | "intention" | "willingness" | "readiness" | "efforts"
        | "bid" | "demand" | "appeal" | "push" | "interest" => Status::Proposed,
        "plan" | "plans" | "preparations" | "preparation" | "agreement" | "date" | "schedule" => {
            Status::Planned
        }
        "stalemate" | "deadlock" | "progress" | "start" | "beginning" | "impasse" => {
            Status::Ongoing
        }
        "refusal" | "rejection" | "boycott" => Status::Refused,
        _ => return None,
    })
}

/// What an adjective says of the noun behind it: "upcoming".
pub(super) fn adjective_hint(word: &str) -> Option<Status> {
    if is_one_of(word, CANCELLED_WORDS) {
        Some(Status::Cancelled)
    } else if is_one_of(word, PLANNED_WORDS) {
        Some(Status::Planned)
    } else if is_one_of(word, PROPOSED_WORDS) {
        Some(Status::Proposed)
    } else if is_one_of(word, ONGOING_WORDS) {
        Some(Status::Ongoing)
    } else {
        None
    }
}

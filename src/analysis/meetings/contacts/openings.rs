//! Which sentences may tell of a contact where they tell of no meeting: a cheap look at their
//! words, since it is taken at every word of every text.

use super::super::words::is_one_of;
use super::doers::BODIES;
use crate::text::Token;

/// The longest word looked for, in bytes.
const LONGEST: usize = 14;

/// Whether one of the `tokens` of a sentence may tell of a contact.
pub(in super::super) fn opens(tokens: &[Token], body: &str) -> bool {
    tokens.iter().enumerate().any(|(idx, token)| {
        let mut buffer = [0; LONGEST];
        let Some(word) = lowered(token.of(body), &mut buffer) else {
            return false;
        };
        let text = |at: usize| tokens.get(at).map_or("", |t| t.of(body));
        let near = |list: &str| (idx + 1..idx + 5).any(|i| is_one_of(text(i), list));
        match word {
            "interview" | "interviews" | "interviewed" | "interviewing" | "debate" | "debates"
            | "debated" | "rally" | "rallies" | "email" | "emails" | "emailed" | "emailing"
            | "letter" | "letters" | "correspondence" | "corresponded" | "negotiation"
            | "conferring" | "conferences" | "discussion" | "discussing" | "consulted"
            | "consult" | "consulting" | "contacted" | "contact" | "contacts" | "chat"
            | "chats" | "chatted" | "chatting" | "welcome" | "welcoming" | "hugged" | "dined"
            | "convening" | "conversing" | "telephoning" | "phoning" | "calling" | "receive"
            | "receiving" => true,
            "told" | "briefed" | "briefs" | "updated" => near(BODIES),
            "reached" | "reaching" => text(idx + 1) == "out",
            "write" | "wrote" | "written" => text(idx + 1) == "to",
            "event" | "events" => is_one_of(text(idx.wrapping_sub(1)), "campaign Campaign"),
            "agreement" | "agreements" | "accord" | "pact" | "truce" | "ceasefire" | "treaty" => {
                tokens.iter().any(|t| {
                    matches!(
                        t.of(body),
                        "between" | "with" | "among" | "sign" | "signed" | "reached"
                    )
                })
            }
            _ => false,
        }
    })
}

/// The word in lower case, if it is short enough and starts with a letter that one of the words
/// looked for starts with.
fn lowered<'b>(word: &str, buffer: &'b mut [u8; LONGEST]) -> Option<&'b str> {
    let bytes = word.as_bytes();
    let first = bytes.first()?.to_ascii_lowercase();
    if bytes.len() < 4 || !b"acdehilnprtuwb".contains(&first) {
        return None;
    }
    let slot = buffer.get_mut(..bytes.len())?;
    for (to, from) in slot.iter_mut().zip(bytes) {
        *to = from.to_ascii_lowercase();
    }
    std::str::from_utf8(slot).ok()
}

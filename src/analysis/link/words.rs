//! Words around titles.

/// Words that join an office to what it is held for.
pub(super) fn is_preposition(word: &str) -> bool {
    matches!(
        word,
        "of" | "for" | "to" | "in" | "at" | "from" | "on" | "with"
    )
}

/// Small letters that may stand between a people and a title, or name a body behind it:
/// "security council", "central bank", "ruling party"; no verbs and no small words.
pub(super) fn is_body_word(word: &str) -> bool {
    word.len() > 2
        && word.chars().all(char::is_alphabetic)
        && SMALL.binary_search(&word).is_err()
        && !(word.ends_with("ed") && word.starts_with(char::is_lowercase) && word != "united")
}

/// Verbs and small words, in the order of the alphabet.
#[rustfmt::skip]
const SMALL: &[&str] = &[
    "about", "across", "after", "against", "agrees", "all", "also", "although", "amid",
    "among", "and", "any", "are", "arrives", "backed", "backs", "based", "became", "because",
    "become", "becomes", "before", "being", "between", "born", "both", "but", "calls", "came",
    "can", "could", "counterpart", "counterparts", "despite", "did", "does", "during", "each",
    "even", "for", "from", "gave", "got", "had", "has", "have", "held", "her", "here", "him",
    "his", "hosts", "how", "if", "including", "inside", "into", "its", "joins", "just", "led",
    "left", "let", "like", "lost", "made", "may", "meet", "meets", "met", "more", "most",
    "near", "not", "off", "only", "other", "our", "out", "outside", "over", "per", "put",
    "said", "saw", "say", "saying", "says", "says:", "see", "sent", "she", "should", "since",
    "some", "spoke", "still", "tell", "tells", "than", "thanks", "that", "the", "their",
    "them", "then", "there", "these", "they", "this", "those", "though", "through", "today",
    "told", "tomorrow", "too", "took", "toward", "towards", "under", "unlike", "until", "upon",
    "urges", "very", "via", "visits", "wants", "warns", "was", "went", "were", "what", "when",
    "where", "whether", "which", "while", "who", "why", "will", "with", "without", "won",
    "would", "wrote", "yesterday", "yet", "you", "your",
];

/// Relations that make the title behind them somebody else's: "the wife of the president, X".
pub(super) fn is_relation(word: &str) -> bool {
    matches!(
        word,
        "wife"
            | "husband"
            | "son"
            | "daughter"
            | "brother"
            | "sister"
            | "father"
            | "mother"
            | "widow"
            | "ally"
            | "friend"
            | "critic"
            | "rival"
            | "opponent"
            | "lawyer"
            | "partner"
            | "supporter"
            | "loyalist"
            | "confidant"
            | "confidante"
            | "uncle"
            | "nephew"
            | "cousin"
            | "office"
            | "party"
            | "supporters"
            | "allies"
            | "predecessor"
            | "successor"
            | "deputy"
            | "right-hand"
            | "associate"
            | "mentor"
            | "protege"
    )
}

/// Verbs that say who holds an office: with a participle behind them the office is taken up.
pub(super) fn is_linking(word: &str) -> bool {
    matches!(
        word,
        "is" | "was"
            | "became"
            | "becomes"
            | "remains"
            | "has"
            | "had"
            | "served"
            | "serves"
            | "took"
            | "takes"
    )
}

/// Words that may stand between such a verb and the title.
pub(super) fn is_link_step(word: &str) -> bool {
    matches!(
        word,
        "been"
            | "become"
            | "elected"
            | "sworn"
            | "in"
            | "as"
            | "appointed"
            | "named"
            | "chosen"
            | "installed"
            | "inaugurated"
            | "office"
            | "over"
            | "currently"
            | "also"
            | "once"
            | "later"
            | "recently"
            | "re"
            | "reelected"
            | "made"
            | "serving"
            | "served"
            | "still"
            | "already"
            | "confirmed"
            | "announced"
            | "declared"
            | "previously"
            | "formerly"
            | "reappointed"
            | "power"
    )
}

/// Participles by which an office is taken up.
pub(super) fn takes_up(word: &str) -> bool {
    matches!(
        word,
        "elected"
            | "sworn"
            | "appointed"
            | "named"
            | "chosen"
            | "installed"
            | "inaugurated"
            | "reelected"
            | "made"
            | "confirmed"
            | "announced"
            | "declared"
            | "reappointed"
            | "become"
    )
}

/// Articles and possessives of things before a title.
pub(super) fn is_determiner(word: &str) -> bool {
    matches!(
        word,
        "the" | "a" | "an" | "its" | "The" | "A" | "An" | "our"
    )
}

/// What a minister may be for, where no state stands before: "former home minister X".
pub(super) fn is_field(word: &str) -> bool {
    let fields = "home culture sports sport tourism irrigation water power railway railways mining \
        mines gas media transport aviation industry women youth forestry fisheries livestock \
        religious welfare technology climate integration security works land lands roads";
    let mut fields = fields.split_ascii_whitespace();
    fields.any(|field| word.eq_ignore_ascii_case(field))
}

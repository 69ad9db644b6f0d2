//! What the words of a sentence are, as far as finding the sides of a meeting needs it.
//!
//! Closed classes are listed; verbs are known by their base form and recognised in all
//! their forms. Everything else is open: a noun, an adjective or a name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a word does in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Article, demonstrative, quantifier.
    Det,
    /// "his", "their".
    Possessor,
    /// "he", "them".
    Pronoun,
    /// "who", "which".
    Relative,
    /// Preposition.
    Prep,
    /// "and", "or".
    And,
    /// Opens a clause: "while", "because", "if".
    Sub,
    /// "will", "may".
    Modal,
    /// A form of "be".
    Be,
    /// A form of "have".
    Have,
    /// A form of "do".
    Do,
    /// "to", before a noun or a verb.
    To,
    /// "not", "never".
    Not,
    /// Adverb.
    Adverb,
    /// A known verb.
    Verb(Form, &'static str),
    /// Anything else.
    Open,
}

/// Stands for the base form of a verb that is not listed.
pub(super) const OTHER: &str = "other";

/// The form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "meet"
    Base,
    /// "meets"
    Third,
    /// "met": past tense or participle.
    Past,
    /// "meeting"
    Ing,
}

/// What `word`, in lower case, is.
pub(super) fn class(word: &str) -> Class {
    if let Some(class) = closed(word) {
        return class;
    }
    if let Some((form, lemma)) = verb(word) {
        return Class::Verb(form, lemma);
    }
    if word.len() > 4
        && word.ends_with("ed")
        && !word.ends_with("eed")
        && !is_one_of(word, "hundred sacred naked kindred infrared")
    {
        return Class::Verb(Form::Past, OTHER);
    }
    if word.len() > 4
        && word.ends_with("ly")
        && !is_one_of(
            word,
            "italy family reply supply assembly ally early monthly weekly daily july anomaly",
        )
    {
        return Class::Adverb;
    }
    Class::Open
}

pub(super) use crate::text::is_one_of;

fn closed(word: &str) -> Option<Class> {
    Some(match word {
        "the" | "a" | "an" | "this" | "these" | "those" | "some" | "any" | "all" | "both"
        | "each" | "every" | "several" | "another" | "no" | "many" | "most" | "few" | "other"
        | "various" | "either" | "neither" => Class::Det,
        "his" | "their" | "its" | "our" | "my" | "your" => Class::Possessor,
        "he" | "she" | "they" | "it" | "we" | "i" | "you" | "him" | "them" | "us" | "me"
        | "her" | "himself" | "herself" | "themselves" => Class::Pronoun,
        "who" | "which" | "whom" | "whose" | "where" | "that" => Class::Relative,
        "of" | "in" | "on" | "at" | "by" | "for" | "with" | "from" | "between" | "among"
        | "amongst" | "during" | "after" | "before" | "following" | "amid" | "amidst" | "into"
        | "over" | "about" | "against" | "without" | "within" | "through" | "since" | "until"
        | "till" | "under" | "toward" | "towards" | "near" | "upon" | "via" | "despite"
        | "across" | "around" | "throughout" | "alongside" | "including" | "regarding"
        | "concerning" | "like" | "except" | "ahead" | "aboard" | "outside" | "inside"
        | "involving" | "than" | "versus" | "onto" | "beyond" | "behind" => Class::Prep,
        "and" | "or" | "nor" | "&" | "plus" => Class::And,
        "while" | "because" | "although" | "though" | "if" | "whether" | "unless" | "when"
        | "as" | "but" | "once" | "whereas" | "what" | "how" | "why" | "so" => Class::Sub,
        "will" | "would" | "may" | "might" | "can" | "could" | "shall" | "should" | "must"
        | "cannot" | "won't" | "wouldn't" | "can't" | "couldn't" | "shouldn't" | "won’t"
        | "wouldn’t" | "can’t" | "couldn’t" | "shouldn’t" => Class::Modal,
        "be" | "is" | "are" | "was" | "were" | "been" | "being" | "am" | "isn't" | "wasn't"
        | "aren't" | "weren't" | "isn’t" | "wasn’t" | "aren’t" | "weren’t" => Class::Be,
        "has" | "have" | "had" | "having" | "hasn't" | "haven't" | "hadn't" | "hasn’t"
        | "haven’t" | "hadn’t" => Class::Have,
        "do" | "does" | "did" | "doesn't" | "don't" | "didn't" | "doesn’t" | "don’t" | "didn’t" => {
            Class::Do
        }
        "to" => Class::To,
        "not" | "never" => Class::Not,
        "also" | "then" | "now" | "again" | "already" | "soon" | "yet" | "still" | "even"
        | "just" | "there" | "here" | "later" | "earlier" | "first" | "once-more" | "only"
        | "twice" | "too" | "ever" | "together" | "instead" | "meanwhile" | "however" | "away"
        | "apart" | "afterwards" | "afterward" | "beforehand" | "respectively" | "often"
        | "almost" | "back" | "ago" | "abroad" | "please" => Class::Adverb,
        _ => return None,
    })
}

/// Verbs with irregular forms: base, past forms.
const IRREGULAR: &[(&str, &str)] = &[
    ("meet", "met"),
    ("hold", "held"),
    ("speak", "spoke spoken"),
    ("sit", "sat"),
    ("say", "said"),
    ("tell", "told"),
    ("begin", "began begun"),
    ("fly", "flew flown"),
    ("go", "went gone"),
    ("come", "came"),
    ("make", "made"),
    ("pay", "paid"),
    ("take", "took taken"),
    ("give", "gave given"),
    ("lead", "led"),
    ("leave", "left"),
    ("send", "sent"),
    ("set", "set"),
    ("put", "put"),
    ("see", "saw seen"),
    ("find", "found"),
    ("bring", "brought"),
    ("hear", "heard"),
    ("keep", "kept"),
    ("break", "broke broken"),
    ("withdraw", "withdrew withdrawn"),
    ("forbid", "forbade forbidden"),
    ("seek", "sought"),
    ("undertake", "undertook undertaken"),
    ("think", "thought"),
    ("become", "became"),
    ("get", "got gotten"),
    ("run", "ran"),
    ("win", "won"),
    ("lose", "lost"),
    ("write", "wrote written"),
    ("know", "knew known"),
    ("rise", "rose risen"),
    ("fall", "fell fallen"),
    ("shake", "shook shaken"),
    ("spend", "spent"),
    ("strike", "struck"),
    ("show", "showed shown"),
    ("swear", "swore sworn"),
    ("fight", "fought"),
    ("feel", "felt"),
    ("choose", "chose chosen"),
    ("draw", "drew drawn"),
    ("drive", "drove driven"),
    ("let", "let"),
    ("build", "built"),
    ("bid", "bid"),
    ("shoot", "shot"),
    ("mean", "meant"),
    ("sell", "sold"),
    ("stand", "stood"),
    ("buy", "bought"),
    ("catch", "caught"),
    ("deal", "dealt"),
    ("hide", "hid hidden"),
    ("flee", "fled"),
    ("grow", "grew grown"),
    ("read", "read"),
    ("steal", "stole stolen"),
    ("lend", "lent"),
    ("withhold", "withheld"),
    ("overcome", "overcame"),
    ("wear", "wore worn"),
    ("eat", "ate eaten"),
    ("understand", "understood"),
    ("ring", "rang rung"),
    ("wind", "wound"),
];

/// Verbs whose forms follow the rules, in alphabetical order.
const REGULAR: &str = "abandon absorb abuse accede accelerate accept accompany accuse ache achieve acknowledge acquire act add address \
adjourn adjust admit adopt advise affirm agree aim alert allege allocate allow alter analyse analyze anger annex \
announce answer apologise apologize appeal appear applaud apply appoint approach approve arrange arrest arrive \
ask assail assassinate assemble assert assess assign assist assume assure attack attempt attend attribute \
authorise authorize await axe back ban believe belong blame bless block boost borrow boycott breach breathe breed \
brief broadcast broker burn call campaign cancel capture carry cast cause caution cease celebrate chair \
challenge change charge circulate cite claim clash clear climb close co-chair co-host collapse combat commence \
comment commit compare compel compete complain complete comply compose conceal concern conclude condemn condone \
conduct confer confirm congratulate conquer consider consist consult contact contain contest continue contribute \
control convene converse convince cooperate coordinate cover crash create criticise criticize cross culminate \
curb cut damage debate decide declare decline dedicate deepen defeat defend defer defy degrade delay deliver \
demand demonstrate denounce deny depart depend deploy deposit derail describe deserve destroy detail detain \
deteriorate determine develop devote die differ dine direct disagree disappear disarm disband disclose discover \
discuss dismiss dispatch dispute dissolve distance distribute ditch divide dominate donate double downplay drag drop \
dub earn ease echo edge elect eliminate embark embrace emerge emphasise emphasize enable encounter encourage end \
endorse engage enjoy ensure enter erupt escalate establish evacuate evolve examine exchange exclude execute \
exercise exist expand expect expel explain exploit explore export express extend face facilitate fail favor \
favour fear feature finalise finalize finish fire flank focus follow force forge form found free frustrate fuel \
fund gather govern grant greet guarantee hail halt handle happen harm head heal help highlight hint honor honour \
hope host hug hunt hurt identify ignore impose imprison improve inaugurate incite include increase indicate \
inform injure insist inspect inspire install intend intensify interrupt intervene introduce invade investigate \
invite involve isolate issue jail join journey judge justify kick kidnap kill lack lament land last launch lay \
liberate lie lift limit link listen live lobby locate look loom lower lure maintain manage march mark match \
meddle mediate mention miss mobilise mobilize mock monitor mourn move mull name need negotiate nominate note \
notify nullify object observe obtain occupy occur offer open operate oppose order organise organize oust outline \
oversee overshadow overthrow owe own participate pass patrol pause perform permit persist persuade phone pick \
place plan play plead pledge plunge point portray pose possess postpone praise pray prepare present preserve \
preside press pressure prevent proceed proclaim produce profit prohibit prolong promise promote prompt propose \
protect protest prove provide provoke publish pull punish pursue push qualify quell question quit raise rally \
ratify re-open reach react reaffirm realise realize reassure rebuff rebuild rebuke recall receive recognise \
recognize recommend recommit reconvene recover recruit reduce refer reform refuse regain regard regret rehearse \
reinforce reiterate reject relate relax release relieve rely remain remark remind remove render renew reopen \
repair repeat replace reply report represent request require reschedule rescue reserve reshape resign resist \
resolve respect respond rest restart restate restore restrict result resume retain retaliate retract return \
reunite reveal review revise revive revoke ride ridicule risk rival rotate rule rush sail satisfy save saw \
schedule scold score scrap scrutinise scuttle search secure seem sentence separate serve settle shape share \
shelve shift shut sideline sign signal skip slam smuggle snub solve spark speed sponsor spread spur spurn stabilise \
stabilize stage stall start state stay stem step stimulate stop storm strain strengthen stress strip struggle \
study submit succeed suffer suggest summon supply support surge surprise surrender surround survive suspect \
suspend sustain swap talk target telephone tend tender term testify thank threaten tighten top topple touch tour \
tout trade transfer trap travel treat trigger trust try turn underline undermine underscore unite unveil uphold \
urge use utilise value veto videoconference vie violate visit voice vote vow wage wait walk wane want warn watch \
weaken weigh welcome widen wish witness wonder work worry worsen wound wrap yield";

/// The irregular past forms, each with its base; every word of every text is looked up here.
static IRREGULAR_PASTS: LazyLock<BTreeMap<&str, &'static str>> = LazyLock::new(|| {
    // The first verb keeps a form that two have.
    let pairs = IRREGULAR.iter().rev();
    pairs
        .flat_map(|(base, pasts)| pasts.split(' ').map(move |past| (past, *base)))
        .collect()
});

/// The bases of irregular verbs.
static IRREGULAR_BASES: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| IRREGULAR.iter().map(|(base, _)| *base).collect());

/// The form and base of a known verb.
pub(super) fn verb(word: &str) -> Option<(Form, &'static str)> {
    if let Some(base) = IRREGULAR_PASTS.get(word) {
        return Some((Form::Past, base));
    }
    if let Some(base) = base(word) {
        return Some((Form::Base, base));
    }
    let stems: [(&str, Form); 6] = [
        ("ing", Form::Ing),
        ("ied", Form::Past),
        ("ed", Form::Past),
        ("ies", Form::Third),
        ("es", Form::Third),
        ("s", Form::Third),
    ];
    stems.iter().find_map(|(end, form)| {
        let stem = word.strip_suffix(end)?;
        inflected(stem, end).map(|base| (*form, base))
    })
}

/// The base that `stem` is made of, where `end` was cut off.
fn inflected(stem: &str, end: &str) -> Option<&'static str> {
    if stem.len() < 2 || !stem.is_ascii() {
        return None;
    }
    if end.starts_with('i') && end != "ing" {
        return base(&format!("{stem}y"));
    }
    if let Some(found) = base(stem) {
        return Some(found);
    }
    if end == "s" {
        return None;
    }
    if (end != "es"
        || stem.ends_with([
            'c', 's', 'g', 'z', 'v', 'u', 'r', 't', 'd', 'l', 'n', 'p', 'k', 'm',
        ]))
        && let Some(found) = base(&format!("{stem}e"))
    {
        return Some(found);
    }
    let (short, last) = stem.split_at_checked(stem.len().checked_sub(1)?)?;
    if short.ends_with(last) && end != "es" {
        return base(short);
    }
    None
}

fn base(word: &str) -> Option<&'static str> {
    if let Some(found) = IRREGULAR_BASES.get(word) {
        return Some(found);
    }
    let at = REGULAR_WORDS
        .binary_search_by(|place| regular(*place).cmp(word))
        .ok()?;
    REGULAR_WORDS.get(at).map(|place| regular(*place))
}

fn regular((start, end): (u16, u16)) -> &'static str {
    REGULAR
        .get(usize::from(start)..usize::from(end))
        .unwrap_or("")
}

/// Where each word of [`REGULAR`] lies, laid out when the program is compiled.
static REGULAR_WORDS: [(u16, u16); n_words(REGULAR)] = places(REGULAR);

const fn n_words(list: &str) -> usize {
    let bytes = list.as_bytes();
    let (mut n, mut at) = (1, 0);
    while at < bytes.len() {
        if bytes[at] == b' ' {
            n += 1;
        }
        at += 1;
    }
    n
}

const fn places<const N: usize>(list: &str) -> [(u16, u16); N] {
    let bytes = list.as_bytes();
    let mut found = [(0, 0); N];
    let (mut n, mut start, mut at) = (0, 0, 0);
    while at <= bytes.len() {
        if at == bytes.len() || bytes[at] == b' ' {
            found[n] = (start as u16, at as u16);
            n += 1;
            start = at + 1;
        }
        at += 1;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_verbs_is_sorted() {
        let words: Vec<&str> = REGULAR.split(' ').collect();
        assert!(words.is_sorted());
        assert!(words.iter().all(|w| base(w) == Some(*w)));
    }

    #[test]
    fn verbs_in_all_their_forms() {
        for (word, expected) in [
            ("met", Some((Form::Past, "meet"))),
            ("meets", Some((Form::Third, "meet"))),
            ("meeting", Some((Form::Ing, "meet"))),
            ("visited", Some((Form::Past, "visit"))),
            ("cancelled", Some((Form::Past, "cancel"))),
            ("cancels", Some((Form::Third, "cancel"))),
            ("planning", Some((Form::Ing, "plan"))),
            ("postponed", Some((Form::Past, "postpone"))),
            ("negotiates", Some((Form::Third, "negotiate"))),
            ("hosting", Some((Form::Ing, "host"))),
            ("denies", Some((Form::Third, "deny"))),
            ("denied", Some((Form::Past, "deny"))),
            ("talks", Some((Form::Third, "talk"))),
            ("sits", Some((Form::Third, "sit"))),
            ("reaches", Some((Form::Third, "reach"))),
            ("minister", None),
            ("summit", None),
            ("news", None),
        ] {
            assert_eq!(verb(word), expected, "{word}");
        }
    }
}

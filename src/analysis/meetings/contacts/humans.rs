//! Words for people and bodies of people, as far as they tell "met her cousins" from "met the
//! deadline".

use super::super::words::{Form, is_one_of, verb};

/// People in the singular; plurals are made by rule, irregular ones stand in [`MANY`].
const ONE: &str = "person individual man woman child kid boy girl baby toddler teenager teen youth adult friend friend's parent mother \
father mom mum dad mama papa son daughter brother sister sibling uncle aunt cousin nephew niece wife husband spouse partner lover \
girlfriend boyfriend fiance fiancee fiancé fiancée widow widower orphan relative grandparent grandmother grandfather grandma \
grandpa grandson granddaughter grandchild stepfather stepmother godfather mistress bride groom heir ancestor neighbor neighbour \
guest host hostess visitor stranger acquaintance pal buddy mate companion roommate flatmate classmate schoolmate colleague coworker \
co-worker boss manager supervisor employee employer worker staffer intern apprentice volunteer donor player coach trainer athlete \
captain teammate opponent rival fan supporter follower admirer student pupil teacher tutor instructor lecturer professor scholar \
academic researcher scientist expert specialist analyst economist historian philosopher engineer architect designer doctor physician \
surgeon nurse patient dentist vet veterinarian psychologist psychiatrist therapist counselor counsellor consultant lawyer attorney \
solicitor barrister judge juror magistrate prosecutor defendant suspect witness victim survivor prisoner inmate detainee hostage \
captive convict criminal thief robber killer murderer gunman assassin kidnapper smuggler trafficker dealer gangster client customer \
buyer seller vendor shopper trader merchant broker banker investor shareholder creditor lender owner landlord tenant lodger resident \
citizen villager townspeople local native settler immigrant migrant refugee exile expatriate tourist traveler traveller passenger \
pilot driver sailor astronaut soldier marine veteran warrior fighter militant rebel insurgent guerrilla terrorist extremist jihadist \
commander general colonel major lieutenant sergeant admiral officer policeman policewoman cop constable sheriff detective \
investigator inspector agent spy informant guard bodyguard firefighter paramedic journalist reporter correspondent editor columnist \
broadcaster anchor blogger photographer writer author novelist poet artist painter sculptor actor actress singer musician composer \
conductor dancer comedian filmmaker celebrity star producer publisher priest bishop archbishop cardinal pope rabbi imam cleric monk \
nun pastor minister preacher missionary deacon elder leader chief head king queen prince princess duke duchess emperor emir sultan \
sheikh monarch president premier chancellor governor mayor senator lawmaker congressman congresswoman legislator parliamentarian \
politician statesman candidate nominee contender hopeful delegate representative envoy ambassador diplomat negotiator mediator \
emissary official bureaucrat functionary aide adviser advisor assistant secretary deputy counterpart spokesman spokeswoman \
spokesperson executive ceo chairman chairwoman chairperson director founder entrepreneur businessman businesswoman industrialist \
tycoon oligarch farmer fisherman hunter miner peasant carpenter plumber electrician mechanic builder contractor activist campaigner \
protester protestor demonstrator dissident reformer opponent organizer organiser participant attendee member ally colleague successor \
predecessor voter constituent subscriber hero ideologue leaker whistleblower hacker scout youngster gentleman lady guy fellow lad";
/// Plurals that no rule makes, and words for several people or a body.
const MANY: &str = "people men women children kids folks folk in-laws family families couple couples relatives youths police clergy \
public crowd crowds audience press media staff crew crews team teams personnel troops marines soldiers jury panel community communities \
tribe tribes clan clans gang gangs mob group groups faction factions delegation delegations dignitaries brass leadership government \
governments ministry cabinet parliament congress senate council councils committee committees board boards commission commissions \
assembly court tribunal agency agencies authority authorities administration embassy mission party parties opposition rebels allies \
members sides side leaders union unions association organization organisation organizations organisations company companies firm firms \
corporation bank employers workers veterans wives mistresses policemen gunmen businessmen businesspeople salespeople fishermen servicemen \
servicemembers servicewomen congressmen counterparts spokespeople townsfolk grandchildren elders others anyone someone somebody everyone \
everybody anybody nobody jews muslims christians americans europeans arabs africans sunnis shiites kurds democrats republicans \
conservatives liberals socialists communists nationalists separatists islamists officials republic nation nations country countries \
state states county town village city vestry church mosque synagogue congregation parish school university college \
class club society choir orchestra band foundation charity squad battalion brigade household accused wounded injured bereaved unemployed homeless elderly synod militia militias army navy regime coalition alliance mafia cartel network";
/// Things that are named for what they do.
const TOOLS: &str = "container server carrier tanker booster printer cover poster counter marker recorder charger reminder trigger \
retainer sticker order matter cutter starter folder reactor sector factor mirror tractor trailer controller sensor power \
computer number paper converter divider stressor transfer render mover breaker liner blocker pointer launcher destroyer \
loader stopper placeholder bookmaker inkjet candleholder climate";
/// Endings of words for people.
const ENDINGS: &[&str] = &[
    "woman", "people", "person", "ologist", "maker", "owner", "holder", "worker", "leader",
    "member", "keeper", "goer", "dealer", "fighter", "player", "seeker", "lord", "mate", "wife",
];

/// Whether `word`, in lower case, is a word for a person or people, and whether for several.
pub(super) fn people(word: &str) -> Option<bool> {
    if is_one_of(word, MANY) {
        return Some(true);
    }
    if is_one_of(word, ONE) {
        return Some(false);
    }
    let single = word
        .strip_suffix("ies")
        .map(|stem| format!("{stem}y"))
        .filter(|w| is_one_of(w, ONE));
    let is_plural = single.is_some()
        || word.strip_suffix('s').is_some_and(|w| is_one_of(w, ONE))
        || word.strip_suffix("es").is_some_and(|w| is_one_of(w, ONE));
    if is_plural {
        return Some(true);
    }
    if let Some(is_many) = agent(word) {
        return Some(is_many);
    }
    let single = word.strip_suffix('s').unwrap_or(word);
    let ends = |w: &str| ENDINGS.iter().any(|e| w.len() > e.len() && w.ends_with(e));
    let is_compound = ends(single) && !is_one_of(single, TOOLS);
    if is_compound || word.ends_with("women") || word.ends_with("wives") {
        let is_many = single.len() < word.len() || word.ends_with("people");
        return Some(is_many || word.ends_with("women") || word.ends_with("wives"));
    }
    None
}

/// "strikers", "organiser": who does what a known verb says; and whether several do.
fn agent(word: &str) -> Option<bool> {
    let single = word.strip_suffix('s').unwrap_or(word);
    if is_one_of(single, TOOLS) {
        return None;
    }
    let stem = single
        .strip_suffix("er")
        .or_else(|| single.strip_suffix("or"))?;
    let is_base = |w: &str| matches!(verb(w), Some((Form::Base, _)));
    let mut letters = stem.chars().rev();
    let is_doubled = letters
        .next()
        .is_some_and(|last| Some(last) == letters.next());
    let is_agent = stem.len() > 3
        && (is_base(stem)
            || is_base(&format!("{stem}e"))
            || (is_doubled && is_base(stem.get(..stem.len() - 1).unwrap_or(""))));
    is_agent.then_some(single.len() < word.len())
}

/// Words that count what is named behind "of".
pub(super) fn is_count(word: &str) -> bool {
    is_one_of(
        word,
        "some many most several few one two three four five six seven eight nine ten both all each none any half dozens \
         hundreds thousands millions number majority group handful couple crowd bunch delegation team members survivors",
    )
}

/// Whether the pronoun `word` means people; and whether several.
pub(super) fn pronoun(word: &str) -> Option<bool> {
    match word {
        "i" | "me" | "he" | "him" | "she" | "her" | "my" | "his" | "himself" | "herself" => {
            Some(false)
        }
        "we" | "us" | "they" | "them" | "you" | "our" | "their" | "your" | "themselves"
        | "ourselves" => Some(true),
        _ => None,
    }
}

/// What stands on a page of the web and is visited there.
pub(super) fn is_web(word: &str) -> bool {
    is_one_of(
        word,
        "website websites site sites page pages webpage homepage blog blogs link links url www http https com org net online profile \
         store app it this that those these channel forum thread archive faq",
    )
}

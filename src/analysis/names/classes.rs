//! Common words that say what stands beside them: titles, heads of organisations and
//! places, words of speech. A table made when the program is compiled.

use super::hash;

/// What a common word says about its neighbours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum WordClass {
    /// Nothing.
    None = 0,
    /// Stands before a person's name ("President", "Mr.").
    Title = 1,
    /// The head word of an organisation ("Ministry", "Bank").
    OrgHead = 2,
    /// A company's legal form ("Inc.").
    OrgForm = 3,
    /// The head word of a place ("River", "Province").
    PlaceHead = 4,
    /// A verb of speech ("said").
    Say = 5,
    /// A preposition of place ("in").
    Where = 6,
    /// A part of names that is written small ("bin", "van").
    Particle = 7,
    /// A word inside names of organisations and places ("of", "for").
    Link = 8,
    /// A day or month.
    Calendar = 9,
    /// A direction ("northern").
    Direction = 10,
    /// An article, pronoun or other word that is never a name.
    Function = 11,
}

const TITLE: &str = "president vice-president prime minister premier chancellor king queen prince princess emperor \
emir sultan sheikh sheik pope ayatollah mullah imam archbishop cardinal bishop patriarch rabbi rev reverend father \
sister brother governor gov mayor secretary senator sen representative rep congressman congresswoman speaker \
ambassador amb judge justice chief general gen colonel col lieutenant lt major maj captain capt sergeant sgt \
corporal cpl admiral adm commander cmdr marshal brigadier brig officer inspector detective sheriff professor prof \
dr doctor mr mrs ms miss sir dame lord lady baroness baron count countess duke duchess spokesman spokeswoman \
spokesperson chairman chairwoman chair director leader lawyer attorney attorney-general coach striker midfielder \
defender goalkeeper captain manager author writer actor actress singer economist analyst activist deputy \
commissioner envoy candidate lawmaker minister-president taoiseach tsar czar saint mp mep pvt private comrade datuk dato tun tan maulana swami prophet haji ustad don dona rear monsignor sultan maharaja fm";
const ORG_HEAD: &str = "ministry department bank university college institute institution party council committee \
commission agency union association federation confederation league organization organisation office bureau court \
parliament congress senate assembly army navy force forces police corps guard guards command group holdings \
industries airlines airways motors partners foundation fund trust center centre school hospital society club team \
board authority administration service services news times post journal herald tribune press agency alliance \
front movement brigade brigades coalition bloc chamber cabinet secretariat tribunal academy church orchestra \
laboratory laboratories museum network media television radio studios records pictures entertainment systems \
technologies software energy oil petroleum gas steel pharmaceuticals exchange markets securities insurance \
company brotherhood republicans democrats conservatives liberals socialists greens united fc";
const ORG_FORM: &str = "inc corp co ltd llc plc gmbh ag sa nv spa corporation limited bros cos";
const PLACE_HEAD: &str = "river lake sea ocean gulf bay strait island islands isle peninsula mountain mountains mount \
mt valley desert coast city town village province district region county state republic kingdom street avenue road \
square park airport base bridge port cape canal strip bank heights beach hills springs falls fort territory \
oblast prefecture canton township bridge tunnel plain plateau basin delta";
const SAY: &str = "said says say told tells tell added adds announced announces warned warns called calls asked asks \
insisted insists stated states declared declares argued argues claimed claims denied denies noted notes met meets \
visited visits arrived arrives hosted hosts welcomed welcomes urged urges vowed vows pledged pledges thanked \
described describes explained explains wrote writes tweeted who whose accused accuses criticized criticised \
praised praises condemned condemns rejected rejects resigned died won";
const WHERE: &str =
    "in at from near to into toward towards around across outside inside throughout via";
const PARTICLE: &str = "de da do dos das del della di du des la le el al bin ibn ben bint abu abd ould van von der den \
ter ten zu zum y e und et wal ul ur ud dela delos dalla degli zur vom";
const LINK: &str = "of for and the on against without & - – ' ’ / to in 's ’s . or with";
const CALENDAR: &str = "monday tuesday wednesday thursday friday saturday sunday january february march april may june \
july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec christmas easter \
ramadan";
const DIRECTION: &str = "north south east west northern southern eastern western central northeast northwest southeast \
southwest northeastern northwestern southeastern southwestern upper lower";
const FUNCTION: &str = "a an this that these those it he she they we i you his her its their our my your but if when \
while as after before by than then there here where what which how why not no yes so also however meanwhile although \
though because since until during under over about between among both either neither each every some many most more \
several few all any other another such one two three four five six seven eight nine ten first second last next \
according earlier later is are was were be been being has have had do does did will would can could may might must \
should now today yesterday tomorrow still yet only just even again never once";

const SIZE: usize = 2048;

const TABLE: [(u32, u8); SIZE] = table();

/// The class of the word whose lower-case hash is `hash`.
#[inline]
pub(super) fn class_of(hash: u64) -> WordClass {
    let mut slot = (hash >> 40) as usize % SIZE;
    loop {
        match TABLE.get(slot) {
            Some((_, 0)) | None => return WordClass::None,
            Some((key, class)) if *key == hash as u32 => return from_number(*class),
            Some(_) => slot = (slot + 1) % SIZE,
        }
    }
}

fn from_number(n: u8) -> WordClass {
    match n {
        1 => WordClass::Title,
        2 => WordClass::OrgHead,
        3 => WordClass::OrgForm,
        4 => WordClass::PlaceHead,
        5 => WordClass::Say,
        6 => WordClass::Where,
        7 => WordClass::Particle,
        8 => WordClass::Link,
        9 => WordClass::Calendar,
        10 => WordClass::Direction,
        11 => WordClass::Function,
        _ => WordClass::None,
    }
}

/// Lists in the order in which they claim a word.
const fn table() -> [(u32, u8); SIZE] {
    let lists = [
        TITLE, ORG_HEAD, ORG_FORM, PLACE_HEAD, SAY, WHERE, PARTICLE, LINK, CALENDAR, DIRECTION,
        FUNCTION,
    ];
    let mut table = [(0, 0); SIZE];
    let mut n = 0;
    while n < lists.len() {
        table = add(table, lists[n].as_bytes(), n as u8 + 1);
        n += 1;
    }
    table
}

const fn add(mut table: [(u32, u8); SIZE], list: &[u8], class: u8) -> [(u32, u8); SIZE] {
    let mut start = 0;
    let mut at = 0;
    while at <= list.len() {
        if at == list.len() || list[at] == b' ' {
            let (_, rest) = list.split_at(start);
            let (word, _) = rest.split_at(at - start);
            if !word.is_empty() {
                table = insert(table, hash::exact(word), class);
            }
            start = at + 1;
        }
        at += 1;
    }
    table
}

const fn insert(mut table: [(u32, u8); SIZE], hash: u64, class: u8) -> [(u32, u8); SIZE] {
    let mut slot = (hash >> 40) as usize % SIZE;
    while table[slot].1 != 0 {
        if table[slot].0 == hash as u32 {
            return table;
        }
        slot = (slot + 1) % SIZE;
    }
    table[slot] = (hash as u32, class);
    table
}

#[cfg(test)]
mod tests {
    use super::{WordClass, class_of};
    use crate::analysis::names::hash;

    #[test]
    fn words_have_their_classes() {
        for (word, class) in [
            ("president", WordClass::Title),
            ("Ministry", WordClass::OrgHead),
            ("said", WordClass::Say),
            ("’s", WordClass::Link),
            ("May", WordClass::Calendar),
            ("Merz", WordClass::None),
            ("bin", WordClass::Particle),
        ] {
            assert_eq!(class_of(hash::lower(word)), class, "{word}");
        }
    }
}

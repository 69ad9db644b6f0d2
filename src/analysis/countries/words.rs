//! Lists of words, parted by single spaces.

pub(super) use crate::text::is_one_of;

/// Whether a name, in capitals throughout or not, is one of the names of a list in order.
pub(super) fn is_town_name(name: &str, list: &[&str]) -> bool {
    if !name.as_bytes().get(1).is_some_and(u8::is_ascii_uppercase) {
        return list.binary_search(&name).is_ok();
    }
    let small = |text: &str| text.to_ascii_lowercase();
    let name = small(name);
    list.binary_search_by(|town| small(town).cmp(&name)).is_ok()
}

/// Words that make a body one of a state.
const PUBLIC: &str = "\
    Administration Agency Ambassador Armed Army Assembly Authority Border Bureau Cabinet \
    Central Chancellery Coast Commission Congress Constitution Consulate Council Court \
    Customs Defence Defense Department Dept. Duma Embassy Environmental Fed Federal Food \
    Force Forces Foreign Geological Government Guard Guards House Intelligence Interior \
    Justice Kingdom Legislative Military Ministries Ministry Mission National Navy Office \
    Parliament Police Postal Presidency President Republic Reserve Security Senate Special \
    State Supreme Treasury army government military ministry parliament police";

/// Whether the name of an organisation has a word of government in it.
pub(super) fn is_public_body(name: &str) -> bool {
    name.split([' ', '-', '\n'])
        .any(|word| is_one_of(word, PUBLIC))
}

/// Nouns that make a body out of a name before them.
const BODIES: &str = "\
    Agency Airlines Airways Army Assembly Association Authority Bank Board Bureau Center \
    Centre Club College Commission Committee Company Congress Corp Council Daily Department \
    Embassy Federation Force Forces Foundation Government Group High Hospital House \
    Institute League Ministry Movement Museum Office Open Organization Party Police Post \
    Press School Senate Society State Team Times Today Union University";

/// Whether the noun makes a body out of a name before it: "Club", "Times".
pub(super) fn is_organisation_word(word: &str) -> bool {
    is_one_of(word, BODIES)
}

/// Animals, plants and illnesses that are called after a country but are of none.
pub(super) const BREEDS: &str = "\
    bulldog bulldogs spaniel terrier setter mastiff shepherd retriever wolfhound cocker \
    Bulldog Terrier Spaniel Shepherd goose geese Goose Geese elm oak lynx influenza";

/// What bears an adjective in its name: where one eats and lives.
pub(super) const EATERIES: &str = "\
    Restaurant Cafe Café Grill Kitchen Bistro Tavern Oaks Martyrs Ridge Springs Apartments";

/// Adjectives that are languages too.
pub(super) const TONGUES: &str = "\
    English French Spanish German Russian Chinese Japanese Italian Portuguese Turkish \
    Korean Dutch Polish Ukrainian Greek Vietnamese Thai Danish Swedish Norwegian Finnish \
    Hungarian Czech Romanian Bulgarian Serbian Croatian Albanian Somali Bengali Indonesian \
    Welsh Irish Catalan Basque";

/// What governments do and cities do not.
pub(super) const ACTS: &str = "\
    said says accused accuses denied denies rejected rejects insisted insists warned warns \
    wants wanted demanded demands announced announces agreed agrees refused refuses \
    condemned condemns considers claims claimed blames blamed supports supported opposes \
    opposed backs backed imposed signed responded retaliated recognizes recognised \
    recognized hopes hoped fears sees argues argued urged urges called vowed pledged \
    offered believes believed maintains threatened threatens sought seeks expelled recalled \
    summoned withdrew annexed invaded";

/// What follows an auxiliary where a government acts: "has refused", "is ready".
pub(super) const LATER_ACTS: &str = "\
    not also repeatedly never accept agree refuse recognize respond retaliate seeking \
    trying ready willing concerned prepared impose support deny";

/// Auxiliary verbs of an act.
pub(super) const AUXILIARIES: &str = "\
    has had would will could must should is was may";

/// What a government has: "Tehran's nuclear programme".
pub(super) const POLICIES: &str = "\
    nuclear foreign policy position stance decision claim claims demand demands refusal \
    support response efforts relations ties interests role influence ally allies offer \
    involvement intentions sanctions military envoy ambassador proposal plan plans concerns \
    security war ambitions";

/// What governments have with one another.
pub(super) const RELATIONS: &str = "\
    talks relations ties tension tensions negotiations dialogue deal agreement war pressure \
    sanctions contacts rift row dispute trade cooperation treaty accord rivalry \
    relationship alliance peace conflict understanding imposed accused";

/// Last words of streets, houses and the like.
pub(super) const FACILITIES: &str = "\
    Road Rd. Street St. Avenue Ave. Lane Drive Boulevard Turnpike Highway Parkway House Hall \
    Hills Zoo Station Park Church Hospital School University College Airport Bridge Square \
    Stadium Center Centre Dinner Theatre Theater Museum Creek Court Building Mall Hotel";

/// Countries and cities abroad whose names American towns with newspapers bear.
#[rustfmt::skip]
pub(super) const AMERICAN_TOWNS: &[&str] = &[
    "Aberdeen", "Alexandria", "Angola", "Athens", "Bath", "Belfast", "Berlin", "Birmingham",
    "Bogota", "Bristol", "Cairo", "Calais", "Cambridge", "Canton", "Carthage", "Corinth", "Delhi",
    "Denmark", "Dover", "Dublin", "Durham", "Florence", "Frankfort", "Geneva", "Genoa", "Glasgow",
    "Guernsey", "Hamburg", "Hanover", "Havana", "Holland", "Jersey", "Lancaster", "Lebanon", "Lima",
    "Lisbon", "London", "Madrid", "Malta", "Manchester", "Marseilles", "Medina", "Melbourne",
    "Milan", "Montevideo", "Moscow", "Naples", "Norway", "Odessa", "Oxford", "Palestine", "Paris",
    "Perth", "Peru", "Plymouth", "Poland", "Portsmouth", "Richmond", "Rome", "Smyrna", "Sparta",
    "Stockholm", "Syracuse", "Toledo", "Tripoli", "Troy", "Venice", "Versailles", "Vienna", "Wales",
    "Warsaw", "Waterloo", "York",
];

/// Countries whose names towns bear that are named with their state: "Lebanon, Pa.".
#[rustfmt::skip]
pub(super) const STATED_TOWNS: &[&str] = &[
    "Angola", "Belgium", "Bolivia", "Brazil", "Chili", "China", "Cuba", "Cyprus", "Denmark",
    "Egypt", "Finland", "Georgia", "Germany", "Greece", "Holland", "Ireland", "Israel", "Jamaica",
    "Jersey", "Jordan", "Lebanon", "Liberia", "Lima", "Malta", "Mexico", "Netherlands", "Norway",
    "Palestine", "Panama", "Peru", "Poland", "Russia", "Scotland", "Sweden", "Turkey", "Vietnam",
    "Wales",
];

/// Days that stand right behind a name: "Israel Friday reopened the crossing".
pub(super) const DAYS: &str = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday";

/// Words of local news in America.
pub(super) const AMERICAN_HINTS: &str = "\
    Sheriff sheriff Township Interstate Turnpike Ave. Blvd. ISD councilwoman councilman \
    freshman sophomore softball varsity trooper Trooper";

/// Whom a paper calls by the town, "a Lebanon man", but never by the country.
pub(super) const TOWNSPEOPLE: &str = "man woman couple teen teenager girl boy firefighter";

/// What is called after the city where it was signed or seen, and tells of no visit there.
pub(super) const TREATIES: &str = "\
    Agreement Agreements agreement agreements Accord Accords accord accords Protocol Protocols \
    protocol protocols Convention Conventions Treaty treaty Pact syndrome";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn towns_are_in_order() {
        for list in [AMERICAN_TOWNS, STATED_TOWNS] {
            assert!(list.is_sorted());
        }
    }

    #[test]
    fn a_town_is_known_in_capitals_too() {
        for (name, expected) in [
            ("Paris", true),
            ("PARIS", true),
            ("Zwolle", false),
            ("paris", false),
            ("P", false),
        ] {
            assert_eq!(is_town_name(name, AMERICAN_TOWNS), expected, "{name}");
        }
    }
}

//! Persons with country and office, a sentence a row: every way in which the words around a
//! name tell them, and the traps beside each.

use super::tests::people;

/// Rows of "sentence => name, country, office; …". All that fail are shown together.
#[track_caller]
fn check(rows: &str) {
    let rows = rows.lines().map(str::trim).filter(|row| !row.is_empty());
    let failures: Vec<String> = rows
        .filter_map(|row| {
            let (text, expected) = row.split_once(" => ").expect("an arrow");
            let got = people(text).join("; ");
            (got != expected).then(|| format!("{text}\n  expected {expected}\n  got      {got}"))
        })
        .collect();
    assert!(failures.is_empty(), "\n{}", failures.join("\n"));
}

#[test]
fn country_and_title_before_the_name() {
    check(
        "
        Finnish President Mikko Lahtinen arrived on Monday. => Mikko Lahtinen, FI, president
        The Danish prime minister, Karin Holst, spoke first. => Karin Holst, DK, prime minister
        British Foreign Secretary James Whitmore flew to Doha. => James Whitmore, GB, foreign secretary
        German Chancellor Klaus Weidner declined. => Klaus Weidner, DE, chancellor
        South Korean President Park Min-jae thanked him. => Park Min-jae, KR, president
        U.S. Treasury Secretary Robert Halpern disagreed. => Robert Halpern, US, treasury secretary
        US Secretary of State Daniel Mercer landed in Riyadh. => Daniel Mercer, US, secretary of state
        the Saudi crown prince, Faisal bin Turki, hosted him. => Faisal bin Turki, SA, crown prince
        Indian External Affairs Minister Ravi Menon replied. => Ravi Menon, IN, external affairs minister
        Kenyan opposition leader Peter Otieno was freed. => Peter Otieno, KE, opposition leader
        Norwegian fisheries minister Lars Hagen resigned. => Lars Hagen, NO, fisheries minister
        French Prime Minister-designate Paul Girard met unions. => Paul Girard, FR, prime minister-designate
        Turkish intelligence chief Murat Demir went to Damascus. => Murat Demir, TR, intelligence chief
        Iranian Supreme National Security Council secretary Hamid Rostami spoke. => Hamid Rostami, IR, supreme national security council secretary
        Israel's defence minister, Yoav Mizrahi, visited the border. => Yoav Mizrahi, IL, defence minister
        Japan's chief cabinet secretary Kenji Morita told reporters. => Kenji Morita, JP, chief cabinet secretary
        Ukraine's Foreign Ministry spokesman Taras Bondar said so. => Taras Bondar, UA, foreign ministry spokesman
        Pakistani army chief General Imran Qureshi visited Beijing. => Imran Qureshi, PK, army chief
        Polish deputy foreign minister Adam Zielinski objected. => Adam Zielinski, PL, deputy foreign minister
        Serbian deputy justice minister Goran Petrovic objected. => Goran Petrovic, RS, deputy justice minister
        ",
    );
}

#[test]
fn title_of_a_state_before_the_name() {
    check(
        "
        The President of Kenya, Daniel Mwangi, spoke. => Daniel Mwangi, KE, president
        Prime Minister of Malaysia Hassan Ibrahim welcomed them. => Hassan Ibrahim, MY, prime minister
        the foreign minister of the Netherlands, Pieter de Groot, left => Pieter de Groot, NL, foreign minister
        The governor of Texas, Mark Dalton, signed the bill. => Mark Dalton, US, governor
        Texas Governor Mark Dalton signed the bill. => Mark Dalton, US, governor
        Bavarian premier Josef Huber disagreed. => Josef Huber, DE, premier
        the mayor of Kyiv, Oleh Marchenko, said => Oleh Marchenko, UA, mayor
        London Mayor Alan Whitby criticised the plan. => Alan Whitby, GB, mayor
        the head of the Kherson region, Petro Shevchuk, wrote => Petro Shevchuk, UA, head
        The secretary of Iran's Supreme Council, Hamid Rostami, spoke. => Hamid Rostami, IR, secretary
        Scotland's First Minister Fiona Murray resigned. => Fiona Murray, GB, first minister
        the speaker of the Georgian parliament, Levan Beridze, said => Levan Beridze, GE, speaker
        the chairman of the Russian State Duma, Andrei Sidorov, warned => Andrei Sidorov, RU, chairman
        the commander of Ukraine's air force, Ihor Melnyk, wrote => Ihor Melnyk, UA, commander
        King Abdullah of Jordan received him. => Abdullah, JO, king
        ",
    );
}

#[test]
fn seats_and_bodies_before_the_name() {
    check(
        "
        Kremlin spokesman Dmitry Sokolov said so. => Dmitry Sokolov, RU, spokesman
        the Kremlin's spokesman Dmitry Sokolov said so. => Dmitry Sokolov, RU, spokesman
        White House press secretary Emily Carter told reporters. => Emily Carter, US, press secretary
        State Department spokesman Brian Doyle declined to comment. => Brian Doyle, US, state department spokesman
        Pentagon spokesperson Laura Kent said the ship was safe. => Laura Kent, US, spokesperson
        NATO chief Erik Olsen warned allies. => Erik Olsen, -, nato chief
        NATO Secretary General Erik Olsen warned allies. => Erik Olsen, -, nato secretary general
        EU foreign policy chief Maria Tamm said sanctions stay. => Maria Tamm, EU, eu foreign policy chief
        European Commission President Helga Brandt flew to Kyiv. => Helga Brandt, EU, european commission president
        the president of the European Commission, Helga Brandt, flew => Helga Brandt, EU, president of the european commission
        the president of the European Council, Paulo Ferreira, said => Paulo Ferreira, EU, president
        IAEA chief Carlos Medina inspected the plant. => Carlos Medina, -, iaea chief
        UN special envoy for Syria Lars Pedersen resigned. => Lars Pedersen, -, special envoy
        World Bank President Anil Mehta disagreed. => Anil Mehta, -, president
        Chinese foreign ministry spokesperson Liu Wenbo said. => Liu Wenbo, CN, foreign ministry spokesperson
        Hamas leader Khaled Nasser was in Doha. => Khaled Nasser, PS, leader
        China's Taiwan Affairs Office spokesman Liu Wenbo hit back. => Liu Wenbo, CN, taiwan affairs office spokesman
        ",
    );
}

#[test]
fn owners_before_the_name() {
    check(
        "
        James Whitmore left. Britain's Whitmore and Hungary's Istvan Balogh disagreed. => James Whitmore, GB, -; Istvan Balogh, HU, -
        Germany's Klaus Weidner and France's Paul Girard arrived together. => Klaus Weidner, DE, -; Paul Girard, FR, -
        US President Martin Crane left. Crane's envoy Stanley Roth stayed. => Martin Crane, US, president; Stanley Roth, US, envoy
        Ukrainian President Taras Bondar spoke. His chief of staff, Oleh Marchenko, did not. => Taras Bondar, UA, president; Oleh Marchenko, UA, chief of staff
        Russian leader Andrei Sidorov's foreign policy aide Yuri Orlov said. => Andrei Sidorov, RU, leader; Yuri Orlov, RU, foreign policy aide
        Finnish foreign minister Mikko Lahtinen met his Danish counterpart Karin Holst. => Mikko Lahtinen, FI, foreign minister; Karin Holst, DK, foreign minister
        Mikko Lahtinen, the Finnish president, saw his Iranian counterpart, Hamid Rostami, twice. => Mikko Lahtinen, FI, president; Hamid Rostami, IR, president
        France's U.N. ambassador, Paul Girard, spoke. => Paul Girard, FR, ambassador
        ",
    );
}

#[test]
fn titles_behind_the_name() {
    check(
        "
        Mikko Lahtinen, Finland's president, arrived. => Mikko Lahtinen, FI, president
        Mikko Lahtinen, the president of Finland, arrived. => Mikko Lahtinen, FI, president
        Anna Schmidt, the German defence minister, left. => Anna Schmidt, DE, defence minister
        James Whitmore, the British prime minister, said no. => James Whitmore, GB, prime minister
        Rahul Sharma, India's ambassador to Moscow, was summoned. => Rahul Sharma, IN, ambassador
        Andrei Sidorov, a former Russian prime minister, died. => Andrei Sidorov, RU, former prime minister
        Maria Lopez, spokeswoman for the Spanish government, said => Maria Lopez, ES, spokeswoman
        Ahmed Karimi, a spokesman for Iran's foreign ministry, said => Ahmed Karimi, IR, spokesman
        Josef Huber, minister-president of Bavaria, disagreed. => Josef Huber, DE, minister-president
        Peter Otieno (Kenya's finance minister) agreed. => Peter Otieno, KE, finance minister
        Hassan Ibrahim, Malaysia's then prime minister, was tried. => Hassan Ibrahim, MY, former prime minister
        Carlos Medina, head of the IAEA, flew to Tehran. => Carlos Medina, -, head
        IAEA chief Rafael Grossi flew to Tehran. => Rafael Grossi, -, iaea chief
        The minister of defence, Pedro Sanchez, resigned. => Pedro Sanchez, -, minister of defence
        Gareth Pugh, deputy prime minister and minister of defence of Australia, spoke. => Gareth Pugh, AU, deputy prime minister
        Senator Tom Ridley, a Republican from Ohio, voted no. => Tom Ridley, US, senator
        Tom Ridley (R-Ohio) and Susan Blake, D-Calif., voted no. => Tom Ridley, US, -; Susan Blake, US, -
        ",
    );
}

#[test]
fn clauses_behind_the_name() {
    check(
        "
        Chen Wei-ting, who became president of Taiwan in May, said so. => Chen Wei-ting, TW, president
        Paul Girard, who is France's finance minister, stayed away. => Paul Girard, FR, finance minister
        Karin Holst, who was elected prime minister of Denmark on Sunday, spoke. => Karin Holst, DK, prime minister
        Paul Girard, who served as French interior minister until 2019, wrote a book. => Paul Girard, FR, former interior minister
        Mikko Lahtinen was sworn in as Finland's president on Friday. => Mikko Lahtinen, FI, president
        Ana Duarte is the new prime minister of Portugal. => Ana Duarte, PT, prime minister
        Parliament elected Levan Beridze as Georgia's prime minister; Tbilisi was calm. => Levan Beridze, GE, prime minister
        Lars Hagen has been appointed Norway's ambassador to Japan. => Lars Hagen, NO, ambassador
        Goran Petrovic is a former president of Serbia. => Goran Petrovic, RS, former president
        Paul Girard, the European Union's former trade negotiator, was named France's prime minister on Thursday. => Paul Girard, FR, prime minister
        A delegation of the Syrian government led by Foreign Minister Omar Haddad arrived. => Omar Haddad, SY, foreign minister
        ",
    );
}

#[test]
fn what_was_and_what_will_be() {
    check(
        "
        Former Polish Prime Minister Jan Nowak spoke. => Jan Nowak, PL, former prime minister
        former US secretary of state Daniel Mercer spoke. => Daniel Mercer, US, former secretary of state
        ex-president Adama Traore of Mali fled. => Adama Traore, ML, former president
        Peru's ex-president Luis Quispe was jailed. => Luis Quispe, PE, former president
        Ousted Malian president Adama Traore fled. => Adama Traore, ML, former president
        the late Venezuelan president Hernan Rojas ruled long. => Hernan Rojas, VE, former president
        US President-elect Martin Crane named his team. => Martin Crane, US, president-elect
        Bangladesh's interim leader Kamal Hossain met them. => Kamal Hossain, BD, interim leader
        Syria's interim president Omar Haddad met them. => Omar Haddad, SY, interim president
        acting Bulgarian foreign minister Ivan Dimitrov met them. => Ivan Dimitrov, BG, acting foreign minister
        South Korea's acting president Choi Dong-hyun met them. => Choi Dong-hyun, KR, acting president
        then-President Martin Crane of the United States cut aid. => Martin Crane, US, former president
        outgoing Dutch prime minister Pieter de Groot met them. => Pieter de Groot, NL, prime minister
        newly elected Polish President Adam Zielinski met them. => Adam Zielinski, PL, president
        Romanian presidential candidate Mihai Ionescu lost. => Mihai Ionescu, RO, presidential candidate
        President Martin Crane's nominee for defence secretary, Ted Brock, faced senators. => Martin Crane, -, president; Ted Brock, -, nominee
        ",
    );
}

#[test]
fn envoys_stand_for_the_sender() {
    check(
        "
        US envoy to Ukraine Stanley Roth went to Kyiv. => Stanley Roth, US, envoy
        the US special envoy for Syria, Brian Doyle, met them. => Brian Doyle, US, special envoy
        the American ambassador to Israel, Brian Doyle, met them. => Brian Doyle, US, ambassador
        Ukraine's ambassador to the UN Oleh Marchenko spoke. => Oleh Marchenko, UA, ambassador
        Russian ambassador in London Yuri Orlov was summoned. => Yuri Orlov, RU, ambassador
        the ambassador of Poland to Germany, Jan Nowak, spoke => Jan Nowak, PL, ambassador
        Jan Nowak, Poland's permanent representative to NATO, spoke. => Jan Nowak, PL, permanent representative
        Iran's nuclear negotiator Ali Rostami flew to Geneva. => Ali Rostami, IR, nuclear negotiator
        Washington's ambassador to Beijing, Brian Doyle, spoke. => Brian Doyle, US, ambassador
        Brian Doyle, the ambassador to France, spoke. => Brian Doyle, -, ambassador
        China's special representative for Korean affairs Liu Wenbo spoke. => Liu Wenbo, CN, special representative
        EU ambassador to Georgia Pawel Kowalski spoke. => Pawel Kowalski, EU, ambassador
        ",
    );
}

#[test]
fn several_at_once() {
    check(
        "
        Presidents Mikko Lahtinen of Finland and Jan Nowak of Poland met. => Mikko Lahtinen, FI, president; Jan Nowak, PL, president
        The foreign ministers of France and Germany, Paul Girard and Klaus Weidner, met. => Paul Girard, FR, foreign minister; Klaus Weidner, DE, foreign minister
        French and German leaders Paul Girard and Klaus Weidner met. => Paul Girard, FR, leader; Klaus Weidner, DE, leader
        Finnish President Mikko Lahtinen met Japanese Prime Minister Kenji Tanaka. => Mikko Lahtinen, FI, president; Kenji Tanaka, JP, prime minister
        Prime Ministers Karin Holst of Denmark, Ana Duarte of Portugal and Pieter de Groot of the Netherlands signed. => Karin Holst, DK, prime minister; Ana Duarte, PT, prime minister; Pieter de Groot, NL, prime minister
        Karin Holst (Denmark, Example team) won. => Karin Holst, DK, -
        He met Karin Holst (Denmark), Ana Duarte (Portugal) and others. => Karin Holst, DK, -; Ana Duarte, PT, -
        Mikko Lahtinen told Polish President Jan Nowak no. => Mikko Lahtinen, -, -; Jan Nowak, PL, president
        He met Hamid Rostami, and the director general of the Example Agency, Carlos Medina, said so. => Hamid Rostami, -, -; Carlos Medina, -, director general
        Israel's far-right finance minister Yoav Mizrahi and National Security Minister Eitan Halevi objected. => Yoav Mizrahi, IL, finance minister; Eitan Halevi, IL, security minister
        Qatar's prime minister and foreign minister, Sheikh Hamad bin Nasser, spoke. => Hamad bin Nasser, QA, prime minister
        ",
    );
}

#[test]
fn offices_of_one_state_only() {
    check(
        "
        House Speaker Tom Ridley said the vote would be on Friday. => Tom Ridley, US, house speaker
        Sen. Tom Ridley and Rep. Susan Blake disagreed. => Tom Ridley, US, senator; Susan Blake, US, representative
        Taoiseach Sean Brennan spoke in Cork. => Sean Brennan, IE, taoiseach
        Fed Chair Robert Halpern held rates. => Robert Halpern, US, fed chair
        Chancellor of the Exchequer Alan Whitby raised taxes. => Alan Whitby, GB, chancellor of the exchequer
        Pope Clement received them. => Clement, VA, pope
        The Coptic Orthodox Church mourned. Pope Markos led the prayers. => Markos, -, pope
        Representative Tom Ridley met farmers in the United States. => Tom Ridley, US, representative
        Tom Ridley, a representative of the firm, left the United States. => Tom Ridley, -, representative
        Karen Doyle, the press secretary, left the White House. => Karen Doyle, US, press secretary
        Philippine officials met India's envoys; Foreign Secretary Rosa Santos spoke. => Rosa Santos, -, foreign secretary
        Secretary of State Daniel Mercer flew home to the United States. => Daniel Mercer, US, secretary of state
        ",
    );
}

#[test]
fn words_that_give_no_country() {
    check(
        "
        Mr. John Miller stayed at home. => John Miller, -, -
        Pro-Russian separatist leader Denis Gusev said. => Denis Gusev, -, separatist leader
        US-backed commander Rezan Ali said. => Rezan Ali, -, commander
        Iranian-born British activist Nasrin Rostami was freed. => Nasrin Rostami, GB, activist
        Siemens chief executive Klaus Weidner spoke. => Klaus Weidner, -, chief executive
        London-based analyst Brian Doyle disagreed. => Brian Doyle, -, analyst
        He told the French president that Brian Doyle was late. => Brian Doyle, -, -
        The wife of the French president, Claire Girard, came. => Claire Girard, -, -
        Brian Doyle, who met the French president, was late. => Brian Doyle, -, -
        Brian Doyle, an adviser to the Ukrainian president, was late. => Brian Doyle, UA, adviser
        Brian Doyle, an expert on Russia, was late. => Brian Doyle, -, expert
        Russia expert Brian Doyle was late. => Brian Doyle, -, expert
        In Kenya, President Martin Crane spoke to farmers. => Martin Crane, -, president
        Reuters correspondent Brian Doyle was hurt. => Brian Doyle, -, correspondent
        Peter Otieno, father of a captured pilot, wept. => Peter Otieno, -, -
        UN Secretary-General Antonio Guterres spoke. => Antonio Guterres, -, un secretary general
        Brazilian goalkeeper Marcos Padilha survived. => Marcos Padilha, BR, -
        Susan Blake, a Christian Democrat, spoke. => Susan Blake, -, -
        Brian Doyle, co-founder of Indian-Americans for Peace, spoke. => Brian Doyle, -, co-founder
        The minister praised a party led by Brian Doyle. => Brian Doyle, -, -
        ",
    );
}

#[test]
fn bodies_led_and_parties_of_legislators() {
    check(
        "
        A Chinese delegation led by Chen Guang arrived. => Chen Guang, CN, -
        Hungary's ruling party, led by Pal Kovacs, lost. => Pal Kovacs, HU, -
        A pro-Russian group led by Denis Gusev marched. => Denis Gusev, -, -
        Senator Mark Dalton, a Connecticut Democrat, objected. => Mark Dalton, US, senator
        Susan Blake, a moderate Republican from Maine, agreed. => Susan Blake, US, -
        Mark Dalton, Democrat of Oregon, agreed. => Mark Dalton, US, -
        British Muslim activist Nasrin Rostami was freed. => Nasrin Rostami, GB, activist
        Wei Chen, a Chinese-American businessman, was freed. => Wei Chen, US, businessman
        Karin Holst, deputy leader of the Danish Liberal Party, resigned. => Karin Holst, DK, deputy leader
        Mark Dalton, leader of the Ontario Liberal Party, resigned. => Mark Dalton, CA, leader
        House Foreign Affairs Committee Chairman Tom Ridley spoke. => Tom Ridley, US, chairman
        EU trade chief Karin Holst flew to Delhi. => Karin Holst, EU, trade chief
        ",
    );
}

#[test]
fn offices_taken_up() {
    check(
        "
        Parliament elects Pal Kovacs as president of Hungary. => Pal Kovacs, HU, president
        Petro Shevchuk is announced as head of the Kherson region. => Petro Shevchuk, UA, head
        Luis Mora, the environment minister of Peru and son of a former president, resigned. => Luis Mora, PE, environment minister
        Luis Mora, the chief epidemiologist, resigned. => Luis Mora, -, chief epidemiologist
        The former home minister Ravi Menon was tried. => Ravi Menon, -, former home minister
        Lieutenant Commander Karen Doyle took over. => Karen Doyle, -, lieutenant commander
        Psychology major Brian Doyle watched. => Brian Doyle, -, -
        They supported Ohio Senator Mark Dalton and then Texas Senator Tom Ridley. => Mark Dalton, US, senator; Tom Ridley, US, senator
        ",
    );
}

#[test]
fn officials_of_the_state_that_the_article_is_at_home_in() {
    check(
        "
        President Vladimir Putin met Defence Minister Denis Gusev in Beijing. => Vladimir Putin, RU, president; Denis Gusev, RU, defence minister
        President Vladimir Putin met FIFA President Brian Doyle. => Vladimir Putin, RU, president; Brian Doyle, -, president
        President Vladimir Putin met Chancellor Klaus Weidner. => Vladimir Putin, RU, president; Klaus Weidner, -, chancellor
        Russian President Vladimir Putin met Foreign Minister Luis Mora. => Vladimir Putin, RU, president; Luis Mora, -, foreign minister
        ",
    );
}

//! Function words, words of time, and nouns for people who speak.

use super::words::{Row, Tags};

const DET: Tags = Tags::DET;
const ADVERB: Tags = Tags::ADVERB;
const HUMAN: Tags = Tags::HUMAN;

/// One line a property; forms in lower case.
pub(super) const CLOSED: &[Row] = &[
    (
        "the a an these those each every some any no many several both all most few another other such",
        DET,
    ),
    ("this", DET.and(Tags::PRONOUN)),
    (
        "one two three four five six seven eight nine ten dozens hundreds thousands",
        DET,
    ),
    ("he", Tags::PRONOUN.and(Tags::MALE)),
    ("she", Tags::PRONOUN.and(Tags::FEMALE)),
    (
        "they we i it you he's she's they're they've i'm i've it's we're we've he'd she'd they'd i'd we'd he'll she'll they'll we'll it'll there's you're there someone somebody everyone everybody nobody anyone",
        Tags::PRONOUN,
    ),
    (
        "he’s she’s they’re they’ve i’m i’ve it’s we’re we’ve he’d she’d they’d i’d we’d he’ll she’ll they’ll we’ll it’ll there’s you’re",
        Tags::PRONOUN,
    ),
    ("who which", Tags::RELATIVE),
    ("whom whose where", Tags::RELATIVE.and(Tags::SUBORD)),
    ("him", Tags::OBJECT_PRONOUN.and(Tags::MALE)),
    (
        "them me us himself herself themselves itself",
        Tags::OBJECT_PRONOUN,
    ),
    ("his", Tags::POSSESSIVE.and(Tags::MALE)),
    (
        "her",
        Tags::POSSESSIVE.and(Tags::OBJECT_PRONOUN).and(Tags::FEMALE),
    ),
    ("their its my our your", Tags::POSSESSIVE),
    (
        "of in on at by for from with into onto over under about during through against between among amid via upon within without across behind toward towards near outside inside beyond around despite throughout following per regarding concerning",
        Tags::PREP,
    ),
    ("to", Tags::TO.and(Tags::PREP)),
    ("and or but nor yet", Tags::CONJ),
    (
        "because after before if when while as since although though unless until whereas so than except like",
        Tags::SUBORD,
    ),
    ("that", Tags::THAT.and(Tags::DET)),
    ("what why whether how", Tags::WH),
    (
        "has had have was were is are be been being am will would can could may might must shall should do does did having",
        Tags::AUX,
    ),
    (
        "hasn't hadn't haven't wasn't weren't isn't aren't won't wouldn't can't cannot couldn't mustn't shouldn't don't doesn't didn't hasn’t hadn’t haven’t wasn’t weren’t isn’t aren’t won’t wouldn’t can’t couldn’t mustn’t shouldn’t don’t doesn’t didn’t",
        Tags::AUX.and(Tags::NEGATION),
    ),
    ("not never", Tags::NEGATION.and(ADVERB)),
    (
        "also later then again now just even only still already often always soon too first once further earlier recently sometimes instead meanwhile perhaps rather simply indeed nonetheless nevertheless however therefore thus ago back else elsewhere away together",
        ADVERB,
    ),
    (
        "optimistic confident convinced certain unsure concerned worried afraid aware unaware hopeful skeptical sceptical doubtful critical supportive proud ashamed tired angry upset furious frustrated dismayed alarmed outraged disappointed disgusted pleased glad happy delighted thrilled excited surprised shocked grateful thankful sorry willing unwilling reluctant ready eager keen determined inclined intent opposed committed adamant wary fearful terrified scared nervous anxious uneasy unclear fond amazed appalled horrified relieved satisfied dissatisfied",
        Tags::STANCE_ADJ,
    ),
    (
        "reportedly allegedly purportedly supposedly",
        ADVERB.and(Tags::HEARSAY),
    ),
    (
        "monday tuesday wednesday thursday friday saturday sunday january february april june july august september october november december today yesterday tomorrow tonight afterwards afterward jan feb mar apr aug sept oct nov dec jan. feb. mar. apr. aug. sept. oct. nov. dec. week month year morning afternoon evening night day weekend late midday",
        Tags::TIME,
    ),
    (
        "former senior top deputy acting leading outgoing incoming retired fellow longtime local foreign prime new old young",
        Tags::ADJECTIVE,
    ),
    ("veteran", Tags::ADJECTIVE.and(HUMAN)),
    (
        "man father son brother husband king prince spokesman chairman congressman businessman lawman gentleman boy uncle grandfather",
        HUMAN.and(Tags::MALE),
    ),
    (
        "woman mother daughter sister wife queen princess spokeswoman chairwoman congresswoman businesswoman girl aunt widow actress grandmother lady",
        HUMAN.and(Tags::FEMALE),
    ),
    (
        "official officials minister ministers president chancellor premier governor senator mayor leader leaders spokesperson spokespeople aide aides adviser advisor advisers advisors diplomat diplomats source sources analyst analysts expert experts critic critics lawyer lawyers attorney attorneys officer officers police authorities general colonel commander captain lieutenant sergeant sheriff judge justice prosecutor prosecutors candidate candidates nominee secretary ambassador envoy negotiator negotiators lawmaker lawmakers representative representatives senators governors director directors manager managers executive executives chief chiefs head economist economists researcher researchers scientist scientists professor professors historian historians author authors writer writers editor editors reporter reporters journalist journalists columnist columnists activist activists protester protesters supporter supporters voter voters resident residents witness witnesses survivor survivors victim victims student students teacher teachers doctor doctors physician nurse bishop priest pope rabbi imam cleric coach player owner founder co-founder chair chairperson member members people person friend friends neighbor neighbour neighbors neighbours parents family families colleague colleagues strategist strategists pollster consultant operative operatives donor donors fighter fighters soldier soldiers rebel rebels militant militants commentator commentators pundit pundits host moderator organizer organizers organiser organisers democrats republicans opponents allies rivals detective inspector superintendent investigator investigators developer billionaire mogul tycoon actor singer artist congressmen spokesmen vice-president commissioner undersecretary speaker",
        HUMAN,
    ),
    (
        "statement ministry government company agency office administration department committee commission council parliament court party group organization organisation union bank army military navy campaign team university institute newspaper magazine report reports study studies poll polls survey surveys document documents letter email memo article newspapers media website transcript post tweet message network foundation firm centre center kremlin pentagon embassy palace bureau association coalition analysis emails records filing filings files findings data figures results statistics analyses audit affidavit lawsuit indictment complaint testimony estimate estimates forecast forecasts footage video videos tally",
        Tags::SOURCE,
    ),
];

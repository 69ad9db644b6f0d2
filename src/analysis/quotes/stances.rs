//! Verbs and nouns for what people want, back, know or are expected to do, our own list.
//!
//! Verbs are written as in [`super::verbs`]; a verb may stand there as well.

use super::words::{Row, Tags};

const STANCE: Tags = Tags::STANCE;
const WANT: Tags = STANCE.and(Tags::STANCE_TO).and(Tags::STANCE_OBJECT);
const PLAN: Tags = STANCE.and(Tags::STANCE_TO);
const BACK: Tags = STANCE.and(Tags::STANCE_OBJECT);
const KNOW: Tags = STANCE.and(Tags::STANCE_OBJECT).and(Tags::STANCE_CLAUSE);
const TALK: Tags = STANCE.and(Tags::STANCE_PREP);
const HELD: Tags = STANCE.and(Tags::HELD);

/// Verbs that tell a stance.
pub(super) const STANCE_VERBS: &[Row] = &[
    (
        "want wants wanted wanting;  prefer prefers preferred preferring; \
         seek seeks sought seeking; wish wishes wished wishing; offer offers offered offering",
        WANT,
    ),
    (
        "hope hopes hoped hoping; plan plans planned planning; aim aims aimed aiming;  agree agrees agreed agreeing; decide decides decided deciding; opt opts \
         opted opting;  volunteer volunteers volunteered volunteering",
        PLAN,
    ),
    (
        "endorse endorses endorsed endorsing; oppose opposes opposed opposing; support supports \
         supported supporting; back backs backed backing; favor favors favored favoring; favour \
         favours favoured favouring; embrace embraces embraced embracing; admire admires admired \
         admiring; respect respects respected respecting; love loves \
         loved loving; hate hates hated hating; resent resents resented resenting; trust trusts \
         trusted trusting; appreciate appreciates appreciated appreciating; approve approves \
         approved approving; veto vetoes vetoed vetoing;  \
         discuss discusses discussed discussing;   nominate nominates nominated nominating; demand demands \
         demanded demanding; request requests requested requesting; propose proposes proposed \
         proposing; promise promises promised promising; pledge pledges pledged pledging; \
         advocate advocates advocated advocating; invoke invokes invoked invoking; recount \
         recounts recounted recounting; echo echoes echoed echoing; repeat repeats repeated \
         repeating; mention mentions mentioned mentioning; name names named naming; compare \
         compares compared comparing; list lists listed listing; criticise criticises criticised \
         criticising; emphasize emphasizes emphasized emphasizing; emphasise emphasises \
         emphasised emphasising; stress stresses stressed stressing; highlight highlights \
         highlighted highlighting;  underscore underscores \
         underscored underscoring; suggest suggests suggested suggesting; announce announces \
         announced announcing; explain explains explained explaining; acknowledge acknowledges \
         acknowledged acknowledging; admit admits admitted admitting; predict predicts predicted \
         predicting; recommend recommends recommended recommending",
        BACK,
    ),
    (
        "appoint appoints appointed appointing;   thank thanks thanked thanking; tout touts touted touting; sue sues sued suing; \
         charge charges charged charging;  enact enacts enacted \
         enacting; authorize authorizes authorized authorizing; ban bans banned banning; permit \
         permits permitted permitting; order orders ordered ordering; challenge challenges \
         challenged challenging; champion champions championed championing;  chronicle chronicles chronicled chronicling; describe describes \
         described describing;    allow allows allowed allowing; publish publishes published \
         publishing;    demonstrate demonstrates demonstrated demonstrating",
        BACK,
    ),
    (
        "know knows knew known knowing; see sees saw seen seeing; view views viewed viewing; expect \
         expects expected expecting; consider considers considered considering; regard regards \
         regarded regarding; understand understands understood understanding",
        KNOW.and(Tags::HELD),
    ),
    (
        "find finds found finding; feel feels felt feeling; suspect suspects suspected suspecting; recognize recognizes \
         recognized recognizing; recognise recognises recognised recognising; sense senses sensed sensing; \
         remember remembers remembered remembering; recall recalls recalled recalling; hear \
         hears heard hearing; anticipate anticipates \
         anticipated anticipating; show shows \
         showed shown showing; indicate indicates indicated indicating; reveal reveals revealed \
         revealing; learn learns learned learning; realize realizes realized realizing; realise \
         realises realised realising; envision envisions envisioned envisioning;  doubt doubts doubted doubting; notice notices noticed noticing",
        KNOW,
    ),
    (
        "talk talks talked talking; speak speaks spoke spoken speaking; ask asks asked asking; call \
         calls called calling; vote votes voted voting; worry worries worried worrying; complain \
         complains complained complaining; warn warns warned warning; boast boasts boasted \
         boasting; joke jokes joked joking; apologize apologizes apologized apologizing; apologise \
         apologises apologised apologising;  push \
         pushes pushed pushing; press presses pressed pressing; argue argues argued arguing; \
         object objects objected objecting; focus focuses focused focusing; point points pointed \
         pointing; refer refers referred referring; allude alludes alluded alluding; respond \
         responds responded responding; comment comments commented commenting; insist insists \
         insisted insisting; rail rails railed railing; marvel marvels marveled marveling; testify testifies testified testifying; \
         commit commits committed committing; rant rants ranted ranting; brag brags bragged \
         bragging; dream dreams dreamed dreaming",
        TALK,
    ),
    (
        "seem seems seemed seeming; appear appears appeared appearing; look looks looked looking; sound \
         sounds sounded sounding",
        STANCE.and(Tags::SEEM),
    ),
    (
        "believe believes believed believing; think thinks thought thinking; deem deems deemed \
         deeming; perceive perceives perceived perceiving; suppose supposes supposed supposing; \
         report reports reported reporting; allege alleges alleged alleging; rumor rumors rumored \
         rumoring; estimate estimates estimated estimating; presume presumes presumed presuming; portray portrays portrayed portraying; \
         accuse accuses accused accusing",
        HELD,
    ),
];

/// Verbs of saying that hardly ever take an object but a clause.
pub(super) const SURE_VERBS: &[Row] = &[
    ("say says said saying", Tags::SURE.and(HELD)),
    (
        "tell tells told telling; warn warns warned warning; remind reminds reminded reminding; \
         assure assures assured assuring; insist insists insisted insisting; argue argues argued \
         arguing; assert asserts asserted asserting; contend contends contended contending; testify \
         testifies testified testifying; complain complains complained complaining; reckon reckons \
         reckoned reckoning; opine opines opined opining; swear swears swore sworn swearing; think \
         thinks thought thinking; believe believes believed believing",
        Tags::SURE,
    ),
    ("deny denies denied denying", Tags::CLAUSE.and(Tags::BARE)),
];

/// Nouns that a clause or an infinitive follows.
pub(super) const STANCE_NOUNS: &[Row] = &[(
    "claim claims accusation accusations allegation allegations assertion assertions belief concern \
     concerns fear fears hope hopes idea suggestion suggestions argument arguments complaint \
     complaints prediction predictions warning warnings promise promises pledge vow threat threats \
     decision plan plans proposal proposals offer demand demands request call calls \
     desire willingness refusal intention conclusion finding impression view opinion worry worries \
     rumor rumors rumour rumours statement announcement admission acknowledgment assurance \
     assurances expectation expectations agreement doubt doubts perception \
     suspicion suspicions recommendation report reports invitation insistence conviction theory \
     support criticism opposition praise endorsement comments \
     comment talk poll survey advocacy disdain admiration sympathy",
    Tags::STANCE_NOUN,
)];

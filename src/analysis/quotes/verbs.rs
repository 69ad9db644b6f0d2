//! Reporting verbs with their forms, our own list.
//!
//! The forms of one verb: base, third person, past, past participle if it differs, "-ing".
//! Verbs are parted by semicolons. A verb may stand in one row only.

use super::words::{Row, Tags};

const REPORT: Tags = Tags::REPORT;

/// Said aloud or in writing, with or without marks, a clause following freely.
const SAY: Tags = REPORT.and(Tags::DIRECT).and(Tags::CLAUSE).and(Tags::BARE);
/// The same, of what is thought rather than said.
const THINK: Tags = REPORT.and(Tags::CLAUSE).and(Tags::BARE);
/// With the hearer as object.
const TELL: Tags = REPORT
    .and(Tags::DIRECT)
    .and(Tags::CLAUSE)
    .and(Tags::BARE)
    .and(Tags::HEARER);
/// The same, less often with marks.
const INFORM: Tags = REPORT.and(Tags::CLAUSE).and(Tags::HEARER);
/// Questions.
const ASK: Tags = REPORT
    .and(Tags::DIRECT)
    .and(Tags::QUESTION)
    .and(Tags::TO_INF)
    .and(Tags::HEARER);
/// Questions without a hearer.
const WONDER: Tags = REPORT.and(Tags::DIRECT).and(Tags::QUESTION);
/// Verbs of saying that take a clause.
const CLAIM: Tags = REPORT.and(Tags::DIRECT).and(Tags::CLAUSE).and(Tags::BARE);
/// Verbs of saying that need "that".
const CLARIFY: Tags = REPORT.and(Tags::CLAUSE);
/// Promises, requests and plans.
const VOW: Tags = REPORT.and(Tags::DIRECT).and(Tags::CLAUSE).and(Tags::TO_INF);
/// Requests to somebody.
const URGE: Tags = REPORT
    .and(Tags::DIRECT)
    .and(Tags::CLAUSE)
    .and(Tags::TO_INF)
    .and(Tags::HEARER);
/// Requests to somebody that take no clause.
const ORDER: Tags = REPORT.and(Tags::TO_INF).and(Tags::HEARER);
/// Intentions told by an infinitive.
const REFUSE: Tags = REPORT.and(Tags::TO_INF);
/// Manner of speaking; marks only.
const SHOUT: Tags = REPORT.and(Tags::DIRECT);
/// The object is what is said.
const DENY: Tags = REPORT.and(Tags::OBJECT);
/// Names somebody or something.
const CALL: Tags = REPORT.and(Tags::NAMING).and(Tags::OBJECT);

/// The reporting verbs.
pub(super) const VERBS: &[Row] = &[
    ("say says said saying", SAY),
    (
        "believe believes believed believing; think thinks thought thinking",
        THINK,
    ),
    (
        "hope hopes hoped hoping; fear fears feared fearing",
        THINK.and(Tags::NOUN_TOO),
    ),
    (
        "tell tells told telling; warn warns warned warning; remind reminds reminded reminding; \
         assure assures assured assuring",
        TELL,
    ),
    (
        "inform informs informed informing; notify notifies notified notifying; convince \
         convinces convinced convincing; persuade persuades persuaded persuading",
        INFORM,
    ),
    ("ask asks asked asking", ASK),
    (
        "wonder wonders wondered wondering; inquire inquires inquired inquiring; enquire enquires \
         enquired enquiring",
        WONDER,
    ),
    (
        "add adds added adding; insist insists insisted insisting; explain explains explained \
         explaining; argue argues argued arguing; admit admits admitted admitting; acknowledge \
         acknowledges acknowledged acknowledging; conclude concludes concluded concluding; \
         declare declares declared declaring; stress stresses stressed stressing; emphasize \
         emphasizes emphasized emphasizing; emphasise emphasises emphasised emphasising; assert \
         asserts asserted asserting; contend contends contended contending; maintain maintains \
         maintained maintaining; respond responds responded responding; announce announces \
         announced announcing; confirm confirms confirmed confirming; suggest suggests suggested \
         suggesting; write writes wrote written writing; predict predicts predicted predicting; \
         concede concedes conceded conceding; confess confesses confessed confessing; allege \
         alleges alleged alleging; observe observes observed observing; reveal reveals revealed \
         revealing; recall recalls recalled recalling; testify testifies testified testifying; \
         affirm affirms affirmed affirming; reiterate reiterates reiterated reiterating; repeat \
         repeats repeated repeating; indicate indicates indicated indicating; complain complains \
         complained complaining; proclaim proclaims proclaimed proclaiming; reckon reckons \
         reckoned reckoning; opine opines opined opining; posit posits posited positing; swear \
         swears swore sworn swearing; disclose discloses disclosed disclosing",
        CLAIM,
    ),
    (
        "claim claims claimed claiming; note notes noted noting; state states stated stating; \
         reply replies replied replying; tweet tweets tweeted tweeting; boast boasts boasted \
         boasting; joke jokes joked joking; remark remarks remarked remarking; report reports \
         reported reporting; caution cautions cautioned cautioning; counter counters countered \
         countering; estimate estimates estimated estimating; guess guesses guessed guessing; \
         lament laments lamented lamenting; quip quips quipped quipping; retort retorts retorted \
         retorting; protest protests protested protesting; post posts posted posting; hint hints \
         hinted hinting",
        CLAIM.and(Tags::NOUN_TOO),
    ),
    (
        "specify specifies specified specifying; clarify clarifies clarified clarifying; \
         underline underlines underlined underlining; underscore underscores underscored \
         underscoring; foresee foresees foresaw foreseen foreseeing; imply implies implied \
         implying; infer infers infered infering; understand understands understood \
         understanding; determine determines determined determining; discover discovers \
         discovered discovering; realize realizes realized realizing; realise realises realised \
         realising; agree agrees agreed agreeing; decide decides decided deciding; assume assumes \
         assumed assuming; expect expects expected expecting; speculate speculates speculated \
         speculating; theorize theorizes theorized theorizing; mention mentions mentioned \
         mentioning; learn learns learned learning; conjecture conjectures conjectured \
         conjecturing; foretell foretells foretold foretelling; certify certifies certified \
         certifying; verify verifies verified verifying; calculate calculates calculated \
         calculating; teach teaches taught teaching; prove proves proved proving; demonstrate \
         demonstrates demonstrated demonstrating; remember remembers remembered remembering; deem \
         deems deemed deeming; assess assesses assessed assessing; establish establishes \
         established establishing; find finds found finding; profess professes professed professing; convey conveys \
         conveyed conveying; guarantee guarantees guaranteed guaranteeing; rejoice rejoices \
         rejoiced rejoicing; fret frets freted freting; concur concurs concured concuring",
        CLARIFY,
    ),
    (
        "highlight highlights highlighted highlighting; point points pointed pointing; rule rules ruled ruling; doubt doubts \
         doubted doubting; signal signals signaled signaling; forecast forecasts forecast \
         forecasting; show shows showed shown showing; dream dreams \
         dreamed dreaming; worry worries worried worrying; regret regrets regretted regretting",
        CLARIFY.and(Tags::NOUN_TOO),
    ),
    (
        "vow vows vowed vowing; promise promises promised promising; pledge pledges pledged \
         pledging; demand demands demanded demanding",
        VOW.and(Tags::NOUN_TOO),
    ),
    (
        "threaten threatens threatened threatening; propose proposes proposed proposing",
        VOW,
    ),
    (
        "urge urges urged urging; beg begs beged beging; advise advises advised advising",
        URGE,
    ),
    (
        "order orders ordered ordering; command commands commanded commanding",
        ORDER.and(Tags::NOUN_TOO),
    ),
    (
        "instruct instructs instructed instructing; encourage encourages encouraged encouraging; \
         invite invites invited inviting; implore implores implored imploring; exhort exhorts \
         exhorted exhorting",
        ORDER,
    ),
    (
        "refuse refuses refused refusing; decline declines declined declining; intend intends \
         intended intending",
        REFUSE,
    ),
    (
        "offer offers offered offering; plan plans planned planning",
        REFUSE.and(Tags::NOUN_TOO),
    ),
    (
        "shout shouts shouted shouting; scream screams screamed screaming; cry cries cried \
         crying; whisper whispers whispered whispering; murmur murmurs murmured murmuring; answer \
         answers answered answering; chant chants chanted chanting; sigh sighs sighed sighing; \
         laugh laughs laughed laughing; read reads read reading; text texts texted texting; \
         comment comments commented commenting; sing sings sang sung singing; rage rages raged \
         raging; echo echoes echoed echoing",
        SHOUT.and(Tags::NOUN_TOO),
    ),
    (
        "yell yells yelled yelling; mutter mutters muttered muttering; exclaim exclaims exclaimed \
         exclaiming; continue continues continued continuing; bellow bellows bellowed bellowing; \
         thunder thunders thundered thundering; blurt blurts blurted blurting; chime chimes \
         chimed chiming; interject interjects interjected interjecting; deadpan deadpans \
         deadpaned deadpaning; mumble mumbles mumbled mumbling; snap snaps snapped snapping; bark \
         barks barked barking; gush gushes gushed gushing; intone intones intoned intoning; muse \
         muses mused musing; begin begins began begun beginning; go goes went gone going; plead \
         pleads pleaded pleading; blog blogs blogged blogging; growl growls growled growling; \
         chuckle chuckles chuckled chuckling; recite recites recited reciting; utter utters \
         uttered uttering; grumble grumbles grumbled grumbling; scoff scoffs scoffed scoffing; \
         sneer sneers sneered sneering; fume fumes fumed fuming; shoot shoots shot shooting; put \
         puts put putting; rejoin rejoins rejoined rejoining; elaborate elaborates elaborated \
         elaborating; interrupt interrupts interrupted interrupting; vent vents vented venting; \
         sum sums sumed suming; preach preaches preached preaching; jab jabs jabbed jabbing; \
         chide chides chided chiding; tease teases teased teasing; rant rants ranted ranting; \
         drawl drawls drawled drawling; roar roars roared roaring; hiss hisses hissed hissing; \
         gasp gasps gasped gasping; moan moans moaned moaning; groan groans groaned groaning; \
         sniff sniffs sniffed sniffing; purr purrs purred purring; croak croaks croaked croaking; \
         whine whines whined whining; sob sobs sobed sobing",
        SHOUT,
    ),
    (
        "rip rips ripped ripping; pummel pummels pummeled pummeling; voice voices voiced voicing; \
         articulate articulates articulated articulating; berate berates berated berating; scold \
         scolds scolded scolding; chastise chastises chastised chastising; refute refutes refuted \
         refuting; liken likens likened likening; \
         deny denies denied denying; criticize criticizes criticized criticizing; criticise \
         criticises criticised criticising; condemn condemns condemned condemning; reject rejects \
         rejected rejecting; dismiss dismisses dismissed dismissing; denounce denounces denounced \
         denouncing; slam slams slammed slamming; mock mocks mocked mocking; defend defends \
         defended defending; welcome welcomes welcomed welcoming; cite cites cited citing; \
         express expresses expressed expressing; accuse accuses accused accusing; hail hails \
         hailed hailing; decry decries decried decrying; applaud applauds applauded applauding; \
         rebuke rebukes rebuked rebuking; ridicule ridicules ridiculed ridiculing; bemoan bemoans \
         bemoaned bemoaning; tout touts touted touting; outline outlines outlined outlining; \
         detail details detailed detailing; recommend recommends recommended recommending; \
         justify justifies justified justifying; advocate advocates advocated advocating; bash \
         bashes bashed bashing; lambaste lambastes lambasted lambasting; deride derides derided \
         deriding; disavow disavows disavowed disavowing; downplay downplays downplayed \
         downplaying; deplore deplores deplored deploring",
        DENY,
    ),
    (
        "praise praises praised praising; blast blasts blasted blasting; support supports \
         supported supporting; question questions questioned questioning; dispute disputes \
         disputed disputing; blame blames blamed blaming; credit credits credited crediting; \
         attack attacks attacked attacking; challenge challenges challenged challenging",
        DENY.and(Tags::NOUN_TOO),
    ),
    (
        "call calls called calling; label labels labeled labeling; brand brands branded branding",
        CALL.and(Tags::NOUN_TOO),
    ),
    (
        "describe describes described describing; dub dubs dubbed dubbing; characterize \
         characterizes characterized characterizing; characterise characterises characterised \
         characterising; portray portrays portrayed portraying; depict depicts depicted \
         depicting; refer refers referred referring",
        CALL,
    ),
];

const OTHER: Tags = Tags::VERB;

/// Other frequent verbs, which bound a noun phrase.
pub(super) const OTHER_VERBS: &[Row] = &[
    (
        "know knows knew known knowing; feel feels felt feeling; want wants wanted wanting; seek \
         seeks sought seeking; prefer prefers preferred preferring; oppose opposes opposed \
         opposing; endorse endorses endorsed endorsing; discuss discusses discussed discussing; \
         make makes made making; take takes took taken taking; come comes came coming; get gets \
         got getting; give gives gave given giving; meet meets met meeting; leave leaves left \
         leaving; arrive arrives arrived arriving; travel travels traveled traveling; speak \
         speaks spoke spoken speaking; live lives lived living; stand stands stood standing; sit \
         sits sat sitting; lead leads led leading; lose loses lost losing; win wins won winning; \
         try tries tried trying; stop stops stopped stopping; keep keeps kept keeping; let lets \
         let letting; become becomes became becoming; seem seems seemed seeming; appear appears \
         appeared appearing; remain remains remained remaining; happen happens happened \
         happening; pay pays paid paying; send sends sent sending; receive receives received \
         receiving; build builds built building; grow grows grew grown growing; open opens opened \
         opening; close closes closed closing; serve serves served serving; die dies died dying; \
         buy buys bought buying; spend spends spent spending; reach reaches reached reaching; \
         kill kills killed killing; raise raises raised raising; pass passes passed passing; sell \
         sells sold selling; require requires required requiring; pull pulls pulled pulling; hold \
         holds held holding; bring brings brought bringing; carry carries carried carrying; break \
         breaks broke broken breaking; join joins joined joining; increase increases increased \
         increasing; reduce reduces reduced reducing; follow follows followed following; create \
         creates created creating; allow allows allowed allowing; include includes included \
         including; provide provides provided providing; fly flies flew flown flying; draw draws \
         drew drawn drawing; hear hears heard hearing; see sees saw seen seeing; mean means meant \
         meaning; consider considers considered considering; like likes liked liking; stay stays \
         stayed staying; resign resigns resigned resigning; attend attends attended attending; \
         greet greets greeted greeting; thank thanks thanked thanking; apologize apologizes \
         apologized apologizing; apologise apologises apologised apologising; negotiate \
         negotiates negotiated negotiating; sue sues sued suing; convict convicts convicted \
         convicting; hire hires hired hiring; appoint appoints appointed appointing; elect elects \
         elected electing; nominate nominates nominated nominating; accept accepts accepted \
         accepting; approve approves approved approving; veto vetoes vetoed vetoing; pose poses \
         posed posing; fail fails failed failing; manage manages managed managing; choose chooses \
         chose chosen choosing; prepare prepares prepared preparing; nod nods nodded nodding; \
         shrug shrugs shrugged shrugging; hug hugs hugged hugging; kiss kisses kissed kissing; \
         congratulate congratulates congratulated congratulating; blink blinks blinked blinking; \
         weep weeps wept weeping; gather gathers gathered gathering; rally rallies rallied \
         rallying; beat beats beat beaten beating; earn earns earned earning; own owns owned \
         owning; operate operates operated operating; cover covers covered covering; publish \
         publishes published publishing; sponsor sponsors sponsored sponsoring; donate donates \
         donated donating; belong belongs belonged belonging; deserve deserves deserved \
         deserving; enjoy enjoys enjoyed enjoying; suffer suffers suffered suffering; survive \
         survives survived surviving; flee flees fled fleeing; explode explodes exploded \
         exploding; collapse collapses collapsed collapsing; stumble stumbles stumbled stumbling; \
         succeed succeeds succeeded succeeding; emerge emerges emerged emerging; enter enters \
         entered entering; depart departs departed departing",
        OTHER,
    ),
    (
        "support supports supported supporting; attack attacks attacked attacking; challenge \
         challenges challenged challenging; champion champions championed championing; wish \
         wishes wished wishing; visit visits visited visiting; talk talks talked talking; work \
         works worked working; run runs ran running; help helps helped helping; start starts \
         started starting; use uses used using; need needs needed needing; look looks looked \
         looking; turn turns turned turning; move moves moved moving; play plays played playing; \
         fall falls fell fallen falling; rise rises rose risen rising; walk walks walked walking; \
         wait waits waited waiting; cut cuts cut cutting; return returns returned returning; hit \
         hits hit hitting; face faces faced facing; end ends ended ending; cause causes caused \
         causing; set sets set setting; change changes changed changing; vote votes voted voting; \
         campaign campaigns campaigned campaigning; fight fights fought fighting; hand hands \
         handed handing; point points pointed pointing; love loves loved loving; hate hates hated \
         hating; launch launches launched launching; sign signs signed signing; back backs backed \
         backing; release releases released releasing; host hosts hosted hosting; tour tours \
         toured touring; arrest arrests arrested arresting; charge charges charged charging; \
         sentence sentences sentenced sentencing; fire fires fired firing; block blocks blocked \
         blocking; aim aims aimed aiming; press presses pressed pressing; push pushes pushed \
         pushing; smile smiles smiled smiling; pause pauses paused pausing; gesture gestures \
         gestured gesturing; wave waves waved waving; march marches marched marching; strike \
         strikes struck striking; score scores scored scoring; print prints printed printing; \
         broadcast broadcasts broadcast broadcasting; air airs aired airing; tape tapes taped \
         taping; record records recorded recording; film films filmed filming; escape escapes \
         escaped escaping; crash crashes crashed crashing; burn burns burned burning; struggle \
         struggles struggled struggling; exit exits exited exiting; land lands landed landing; \
         sail sails sailed sailing; drive drives drove driven driving; ride rides rode ridden \
         riding; board boards boarded boarding",
        OTHER.and(Tags::NOUN_TOO),
    ),
];

/// Forms that one verb has twice, or two verbs share.
#[cfg(test)]
pub(super) const SAME_FORMS: &[&str] = &[
    "read",
    "forecast",
    "let",
    "cut",
    "set",
    "put",
    "hit",
    "broadcast",
    "beat",
    "found",
    "saw",
    "lies",
    "fell",
    "felt",
];

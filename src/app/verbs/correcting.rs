//! Corrections: from the mark, by one key, to the file, and back.

use crate::analysis::EntityKind;
use crate::app::action::{Action, Fix};
use crate::app::dates;
use crate::app::event::{Change, Notice, Question, RequestId, Revision};
use crate::app::layout::Pane;
use crate::app::page::{Mark, MarkOf, Page, told};
use crate::app::popup::{
    Choice, NamePicker, Pick, Popup, Proposal, Reach, Where, Why, Wish, articles, subject, written,
};
use crate::app::state::{Made, State};
use crate::corrections::{Correction, Scope, What};
use crate::query::Affected;
use crate::text::Span;
use crate::text::sanitize::display;
use crate::timeline::{ArticleId, Encounter, key};

/// Names that are offered, at most.
const N_NAMES: usize = 30;

/// Characters of a quotation that are written to know it by.
const QUOTE_CHARS: usize = 200;

/// What is done with one correction, in the place where it can hold.
type Addition = (Option<ArticleId>, Correction);

impl State {
    /// Why is this marked: at the cursor of the article, or the selected row of the timeline.
    pub(super) fn open_why(&mut self) {
        if self.focus == Pane::Timeline {
            let Some(row) = self.timeline.selected_row() else {
                self.tell(Notice::warning("no meeting is selected"));
                return;
            };
            let why = Why::new(vec![encounter_mark(row)], None);
            self.show_popup(Popup::Why(why));
            return;
        }
        let Some(page) = &self.page else {
            self.tell(Notice::warning("no article is open"));
            return;
        };
        let marks = page.marks_at_cursor();
        if marks.is_empty() {
            self.tell(Notice::warning(
                "the cursor is on no mark; ]q, ]p and the like put it on one",
            ));
            return;
        }
        let why = Why::new(marks, Some(&page.stored));
        self.show_popup(Popup::Why(why));
    }

    /// Corrects the mark that the pop-up is about.
    pub(super) fn fix(&mut self, fix: Fix) {
        let Some(Popup::Why(why)) = &self.popup else {
            return;
        };
        let Some(mark) = why.mark_for(fix).cloned() else {
            let name = crate::app::action::row_of(Action::Correct(fix)).map_or("", |row| row.help);
            self.tell(Notice::warning(format!("\"{name}\" fits nothing here")));
            return;
        };
        if mark.of == MarkOf::Encounter {
            return self.no_encounter();
        }
        let Some(page) = &self.page else { return };
        let name = subject(&mark, &page.stored);
        match (fix, mark.of, name) {
            (Fix::NotAMeeting, MarkOf::Meeting { at, trigger }, _) => {
                self.popup = None;
                self.not_a_meeting(at, trigger);
            }
            (Fix::Nobody, MarkOf::Quote(quote), _) => {
                self.popup = None;
                self.say_speaker(quote, None);
            }
            (Fix::Speaker, MarkOf::Quote(quote), _) => self.pick(Wish::Speaker { quote }),
            (Fix::SamePerson, _, Some(name)) => self.pick(Wish::SamePerson { name }),
            (Fix::DifferentPerson, ..) => {
                if let Some(name) = written(&mark, &page.stored) {
                    self.pick(Wish::DifferentPerson { name });
                }
            }
            (Fix::Country, _, Some(name)) => self.pick(Wish::Country { name }),
            (Fix::NoCountry, _, Some(name)) => self.propose(
                What::Country {
                    name,
                    country: None,
                },
                Reach::Here,
            ),
            (fix, _, Some(name)) => {
                let kind = kind_of(fix);
                self.propose(What::Kind { name, kind }, Reach::Everywhere);
            }
            _ => {}
        }
    }

    /// Opens the picker for a wish.
    fn pick(&mut self, wish: Wish) {
        let here = match &wish {
            Wish::Speaker { .. } => self.people_here(),
            _ => Vec::new(),
        };
        let mut picker = NamePicker::new(wish, here, RequestId::default());
        if picker.is_of_people() {
            picker.request = self.ask_people("");
        }
        self.show_popup(Popup::Names(picker));
    }

    /// Asks the archive for people with a name like this.
    pub(super) fn ask_people(&mut self, prefix: &str) -> RequestId {
        self.ask(Question::Names {
            prefix: prefix.to_owned(),
            kind: Some(EntityKind::Person),
            n: N_NAMES,
        })
    }

    fn people_here(&self) -> Vec<Pick> {
        let Some(page) = &self.page else {
            return Vec::new();
        };
        let entities = page.stored.analysis.entities.iter();
        let people = entities.filter(|e| e.kind == EntityKind::Person);
        let picks = people.map(|person| Pick {
            name: display(&person.name).into_owned(),
            note: "in this article".to_owned(),
            country: None,
        });
        picks.collect()
    }

    /// Takes what was picked.
    pub(super) fn accept_name(&mut self, mut picker: NamePicker) {
        let Some(pick) = picker.selected().cloned() else {
            self.popup = Some(Popup::Names(picker));
            return;
        };
        let is_same = |name: &str| key(name) == key(&pick.name);
        match picker.wish.clone() {
            Wish::Speaker { quote } => self.say_speaker(quote, Some(pick.name)),
            Wish::SamePerson { name } => {
                let is = pick.name;
                self.propose(What::SamePerson { name, is }, Reach::Everywhere);
            }
            Wish::DifferentPerson { name } if is_same(&name) => {
                let told = "counts as the same name: add a word in brackets, \"(the elder)\"";
                picker.mistake = Some(told.to_owned());
                self.popup = Some(Popup::Names(picker));
            }
            Wish::DifferentPerson { name } => {
                let is = pick.name;
                self.propose(What::DifferentPerson { name, is }, Reach::Here);
            }
            Wish::Country { name } => {
                let country = pick.country;
                self.propose(What::Country { name, country }, Reach::Here);
            }
        }
    }

    /// Asks where a correction is to hold, unless it would touch no other article anyway.
    fn propose(&mut self, what: What, usual: Reach) {
        let Some(page) = &self.page else { return };
        let article = &page.stored.article;
        let correction = |scope| Correction::new(what.clone(), scope, self.today());
        let everywhere = correction(Scope::default());
        let mut options = vec![
            (Reach::Everywhere, everywhere.clone()),
            (Reach::Here, correction(Scope::article(&article.key))),
        ];
        if let Some(source) = &article.source {
            let scope = Scope {
                article: None,
                source: Some(source.clone()),
            };
            options.push((Reach::Source(source.clone()), correction(scope)));
        }
        let options: Vec<Where> = options
            .into_iter()
            .map(|(reach, correction)| Where {
                reach,
                add: vec![(None, correction)],
            })
            .collect();
        let mut choice = Choice::new(options.len(), options.len());
        let at = options.iter().position(|option| option.reach == usual);
        choice.select(at.unwrap_or(0));
        let words = everywhere.words();
        let request = self.ask(Question::Affected(vec![everywhere]));
        self.show_popup(Popup::Where(Proposal {
            words,
            options,
            choice,
            affected: None,
            request,
        }));
    }

    /// The number of articles that a proposal would touch. If that is the open one alone, there is
    /// nothing to ask.
    pub(in crate::app) fn take_affected(&mut self, request: RequestId, affected: Affected) {
        let Some(Popup::Where(proposal)) = &mut self.popup else {
            return;
        };
        if proposal.request != request {
            return;
        }
        proposal.affected = Some(affected);
        if proposal.is_small() {
            let add = proposal.selected().map(|option| option.add.clone());
            self.popup = None;
            self.correct(add.unwrap_or_default());
        }
    }

    pub(super) fn accept_proposal(&mut self, proposal: &Proposal) {
        let add = proposal.selected().map(|option| option.add.clone());
        self.correct(add.unwrap_or_default());
    }

    /// A meeting of the open article is none.
    fn not_a_meeting(&mut self, at: usize, trigger: Span) {
        let Some(page) = &self.page else { return };
        let Some(meeting) = told(&page.stored.analysis).nth(at) else {
            return;
        };
        let sentence = match meeting.trigger == trigger {
            true => meeting.evidence,
            false => sentence_around(page, trigger),
        };
        let what = What::NotAMeeting {
            sentence: one_line(sentence.of(page.body())),
            words: one_line(trigger.of(page.body())),
        };
        self.correct_here(what);
    }

    /// Somebody else, or nobody, says a quotation of the open article.
    fn say_speaker(&mut self, quote: usize, speaker: Option<String>) {
        let Some(page) = &self.page else { return };
        let Some(quote) = page.stored.analysis.quotes.get(quote) else {
            return;
        };
        let said = quote.pieces.iter().map(|piece| piece.of(page.body()));
        let said = one_line(&said.collect::<Vec<_>>().join(" "));
        let end = said.char_indices().nth(QUOTE_CHARS);
        let end = end.map_or(said.len(), |(end, _)| end);
        let quote = said.get(..end).unwrap_or(&said).to_owned();
        self.correct_here(What::Speaker { quote, speaker });
    }

    fn correct_here(&mut self, what: What) {
        let Some(page) = &self.page else { return };
        let article = &page.stored.article;
        let mut correction = Correction::new(what, Scope::article(&article.key), self.today());
        correction.comment = one_line(&display(&article.title));
        self.correct(vec![(None, correction)]);
    }

    /// The selected encounter of the timeline is none: in no article that tells of it.
    fn no_encounter(&mut self) {
        let Some(row) = self.timeline.selected_row() else {
            return;
        };
        let made = self.today();
        let reports = row.reports.iter().map(|report| {
            let start = report.trigger.start.saturating_sub(report.evidence.start);
            let words = report.sentence.get(start..start + report.trigger.len());
            let what = What::NotAMeeting {
                sentence: one_line(&report.sentence),
                words: one_line(words.unwrap_or("")),
            };
            let mut correction = Correction::new(what, Scope::default(), made);
            correction.comment = one_line(&display(&report.title));
            (Some(report.article), correction)
        });
        let add: Vec<Addition> = reports.collect();
        if add.len() < 2 {
            self.popup = None;
            return self.correct(add);
        }
        let proposal = Proposal {
            words: "this is not a meeting".to_owned(),
            options: vec![Where {
                reach: Reach::Articles(add.len()),
                add,
            }],
            choice: Choice::new(1, 1),
            affected: None,
            request: RequestId::default(),
        };
        self.show_popup(Popup::Where(proposal));
    }

    /// Has corrections written and applied.
    fn correct(&mut self, add: Vec<Addition>) {
        if add.is_empty() {
            return;
        }
        let revision = Revision {
            add,
            remove: Vec::new(),
            open: self.current_id(),
        };
        self.change(Change::Correct(revision), Made::Corrected);
    }
}

/// What a name is by a fix; nothing if it is none.
fn kind_of(fix: Fix) -> Option<EntityKind> {
    match fix {
        Fix::Person => Some(EntityKind::Person),
        Fix::Organization => Some(EntityKind::Organization),
        Fix::Place => Some(EntityKind::Place),
        _ => None,
    }
}

/// An encounter, told like a mark.
fn encounter_mark(encounter: &Encounter) -> Mark {
    let names: Vec<&str> = encounter.parties.iter().map(|p| p.name.as_str()).collect();
    let mut says = format!(
        "{} · {}",
        dates::status_word(encounter.status),
        names.join(", ")
    );
    if let Some(when) = encounter.when {
        says = format!("{says} · {}", dates::with_year(when));
    }
    if let Some((place, _)) = &encounter.place {
        says = format!("{says} · {place}");
    }
    let first = encounter.reports.first();
    let n = encounter.reports.len();
    Mark {
        span: Span::new(0, 0),
        of: MarkOf::Encounter,
        words: Some(first.map(|r| r.sentence.clone()).unwrap_or_default()),
        what: dates::kind_word(encounter.kind),
        says,
        reason: format!("told by {}", articles(n)),
        confidence: crate::analysis::Confidence(100),
    }
}

/// The sentence of the open article around a mark.
fn sentence_around(page: &Page, span: Span) -> Span {
    let segments = crate::text::Segments::new(page.body());
    let at = segments.sentence_at(span.start);
    let sentence = at.and_then(|at| segments.sentences.get(at));
    sentence.map_or(span, |sentence| sentence.span)
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

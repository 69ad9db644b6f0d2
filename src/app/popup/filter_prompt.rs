//! The filter prompt: a line, what is wrong with it, and what it may be completed to.

use jiff::civil::Date;

use super::Choice;
use super::completion::{Completion, completions, name_prefix, term};
use crate::analysis::EntityKind;
use crate::app::event::RequestId;
use crate::app::line::Line;
use crate::query::language::{Mistake, parse, print};
use crate::query::{Filter, NameCount};

/// The filter while it is edited.
#[derive(Clone, Debug, PartialEq)]
pub struct FilterPrompt {
    /// What is typed.
    pub line: Line,
    /// What is wrong with it.
    pub mistake: Option<Mistake>,
    /// What the term before the cursor may be completed to.
    pub completions: Vec<Completion>,
    /// Which completion is selected.
    pub choice: Choice,
    /// Whether Enter was refused, so that the mistake shows whatever is typed.
    pub is_refused: bool,
    names: Vec<NameCount>,
    /// The prefix that `names` belong to or are asked for.
    prefix: Option<(Option<EntityKind>, String)>,
    pub(in crate::app) request: RequestId,
}

impl FilterPrompt {
    /// Starts with the filter in use; `page` completions show.
    pub fn new(filter: &Filter, page: usize) -> FilterPrompt {
        let text = print(filter);
        let text = if text.is_empty() {
            text
        } else {
            format!("{text} ")
        };
        let mut prompt = FilterPrompt {
            line: Line::new(&text),
            mistake: None,
            completions: Vec::new(),
            choice: Choice::new(0, page),
            is_refused: false,
            names: Vec::new(),
            prefix: None,
            request: RequestId::default(),
        };
        prompt.complete_anew();
        prompt
    }

    /// Takes note that the line was edited. Gives the kind and prefix of a name that is to be asked for.
    pub fn edited(&mut self, today: Option<Date>) -> Option<(Option<EntityKind>, String)> {
        self.mistake = parse(self.line.text(), today).err();
        self.is_refused = false;
        let (_, typed) = term(self.line.before());
        let prefix = name_prefix(typed);
        let is_new = prefix != self.prefix;
        if is_new {
            self.names.clear();
            self.prefix.clone_from(&prefix);
        }
        self.complete_anew();
        prefix.filter(|_| is_new)
    }

    /// Takes the names that were asked for.
    pub fn take(&mut self, names: Vec<NameCount>) {
        self.names = names;
        self.complete_anew();
    }

    /// Completes the term before the cursor with the selected completion.
    pub fn complete(&mut self) {
        let Some(chosen) = self.completions.get(self.choice.selected) else {
            return;
        };
        let (start, _) = term(self.line.before());
        let open = chosen.text.ends_with(':') || chosen.text.starts_with("country:");
        let text = if open {
            chosen.text.clone()
        } else {
            format!("{} ", chosen.text)
        };
        self.line.replace_before(start, &text);
    }

    /// Whether the caret is to be shown under what is wrong: not while it is still being typed.
    pub fn shown_mistake(&self) -> Option<&Mistake> {
        let cursor = self.line.cursor();
        self.mistake
            .as_ref()
            .filter(|mistake| self.is_refused || mistake.at.end < cursor)
    }

    fn complete_anew(&mut self) {
        let (_, typed) = term(self.line.before());
        self.completions = completions(typed, &self.names);
        self.choice.selected = 0;
        self.choice.fit(self.completions.len(), self.choice.page);
    }
}

//! A picker of people or countries: those at hand first, then what the archive knows, then what
//! is typed.

use super::{Choice, fuzzy};
use crate::app::event::RequestId;
use crate::app::line::Line;
use crate::lexicon::{CountryCode, Lexicon};
use crate::query::NameCount;

/// What the name is picked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Whose name this is.
    SamePerson {
        /// The name.
        name: String,
    },
    /// Who is meant by this name here.
    DifferentPerson {
        /// The name.
        name: String,
    },
    /// Who says a quotation of the open article, as an index.
    Speaker {
        /// The quotation.
        quote: usize,
    },
    /// Which country a name stands for.
    Country {
        /// The name.
        name: String,
    },
}

/// Something to pick.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// Its name.
    pub name: String,
    /// What is shown beside it.
    pub note: String,
    /// The country, if it is one.
    pub country: Option<CountryCode>,
}

/// The picker.
#[derive(Clone, Debug, PartialEq)]
pub struct NamePicker {
    /// What for.
    pub wish: Wish,
    /// What is typed.
    pub line: Line,
    /// What can be picked.
    pub shown: Vec<Pick>,
    /// Which of those is selected.
    pub choice: Choice,
    /// Why what was picked will not do.
    pub mistake: Option<String>,
    /// At hand: the people of the article, or all countries.
    here: Vec<Pick>,
    /// What the archive knows of what is typed.
    found: Vec<Pick>,
    pub(in crate::app) request: RequestId,
}

impl NamePicker {
    /// A picker of those at hand, which waits for more.
    pub fn new(wish: Wish, here: Vec<Pick>, request: RequestId) -> NamePicker {
        let here = match &wish {
            Wish::Country { .. } => countries(),
            _ => here,
        };
        let mut picker = NamePicker {
            wish,
            line: Line::default(),
            shown: Vec::new(),
            choice: Choice::new(0, 1),
            mistake: None,
            here,
            found: Vec::new(),
            request,
        };
        picker.search();
        picker
    }

    /// Whether people are picked, of whom the archive knows more.
    pub fn is_of_people(&self) -> bool {
        !matches!(self.wish, Wish::Country { .. })
    }

    /// Takes what the archive knows.
    pub fn take(&mut self, names: Vec<NameCount>) {
        let note = |name: &NameCount| {
            let country = name.country.map(|c| format!("{c} ")).unwrap_or_default();
            format!("{country}{}", name.n_articles)
        };
        self.found = names
            .into_iter()
            .map(|name| Pick {
                note: note(&name),
                name: name.name,
                country: None,
            })
            .collect();
        self.search();
    }

    /// Finds what matches the line.
    pub fn search(&mut self) {
        self.mistake = None;
        let typed = self.line.text().trim();
        let names = self.here.iter().map(|pick| match pick.country {
            Some(code) => format!("{code} {}", pick.name),
            None => pick.name.clone(),
        });
        let names: Vec<String> = names.collect();
        let ranked = fuzzy::ranked(typed, names.iter().map(String::as_str));
        let here = ranked.into_iter().filter_map(|at| self.here.get(at));
        self.shown = here.cloned().collect();
        for pick in &self.found {
            if !self.shown.iter().any(|other| other.name == pick.name) {
                self.shown.push(pick.clone());
            }
        }
        let is_known = self.shown.iter().any(|pick| pick.name == typed);
        if self.is_of_people() && typed.contains(char::is_alphanumeric) && !is_known {
            self.shown.push(Pick {
                name: typed.to_owned(),
                note: "as typed".to_owned(),
                country: None,
            });
        }
        self.choice.selected = 0;
        self.choice.fit(self.shown.len(), self.choice.page);
    }

    /// The selected one.
    pub fn selected(&self) -> Option<&Pick> {
        self.shown.get(self.choice.selected)
    }

    /// What is asked, on one line.
    pub fn question(&self) -> String {
        match &self.wish {
            Wish::SamePerson { name } => format!("{name} is the same person as"),
            Wish::DifferentPerson { name } => format!("Who is meant by {name}?"),
            Wish::Speaker { .. } => "Who says it?".to_owned(),
            Wish::Country { name } => format!("The country of {name}"),
        }
    }
}

fn countries() -> Vec<Pick> {
    let countries = Lexicon::builtin().countries().iter();
    let picks = countries.map(|country| Pick {
        name: country.name.to_owned(),
        note: country.code.to_string(),
        country: Some(country.code),
    });
    picks.collect()
}

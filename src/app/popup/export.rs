//! What is shown, written for other programs: in which form, and to which file.

use jiff::civil::Date;

use super::Choice;
use crate::app::line::Line;
use crate::query::language::print;
use crate::query::{Filter, Form};

/// The forms in a few words, in the order of [`Form::ALL`].
pub const FORMS: [&str; 7] = [
    "dossier of encounters, quotations and articles",
    "the articles, complete, to be imported again",
    "the articles with their text, for a spreadsheet",
    "calendar of the encounters",
    "graph of who met whom, for Gephi",
    "the same for graphviz",
    "the feeds, for other feed readers",
];

/// Longest name made of a filter, in bytes.
const NAME_BYTES: usize = 40;

/// The name of a file and the form, which go together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExportPrompt {
    /// The name; an extension that stands for a form follows the form.
    pub line: Line,
    /// Which of [`Form::ALL`].
    pub choice: Choice,
    /// Whether Enter was refused because there is no name.
    pub is_refused: bool,
}

impl ExportPrompt {
    /// Proposes a name for what the filter shows.
    pub fn new(filter: &Filter, today: Option<Date>) -> ExportPrompt {
        let stem = match (stem(&print(filter)), today) {
            (stem, _) if !stem.is_empty() => stem,
            (_, Some(today)) => format!("news-{today}"),
            (_, None) => "news".to_owned(),
        };
        ExportPrompt {
            line: Line::new(&format!("{stem}.{}", Form::default().name())),
            choice: Choice::new(Form::ALL.len(), Form::ALL.len()),
            is_refused: false,
        }
    }

    /// The chosen form.
    pub fn form(&self) -> Form {
        let chosen = Form::ALL.get(self.choice.selected);
        chosen.copied().unwrap_or_default()
    }

    /// The name, without what stands around it.
    pub fn name(&self) -> &str {
        self.line.text().trim()
    }

    /// Another form was chosen: the extension follows, unless it stands for none.
    pub fn form_chosen(&mut self) {
        let name = self.name();
        if let Some((stem, extension)) = name.rsplit_once('.')
            && Form::of_extension(extension).is_some()
        {
            self.line = Line::new(&format!("{stem}.{}", self.form().name()));
        }
    }

    /// The name was edited: the form follows an extension that stands for one.
    pub fn edited(&mut self) {
        self.is_refused = false;
        let typed = self.name().rsplit_once('.');
        let form = typed.and_then(|(_, extension)| Form::of_extension(extension));
        if let Some(at) = Form::ALL.iter().position(|other| Some(*other) == form) {
            self.choice.select(at);
        }
    }
}

/// Letters and digits, the rest as single hyphens, cut between words.
fn stem(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric());
    let mut stem = String::new();
    for word in words.filter(|word| !word.is_empty()) {
        if stem.len() + word.len() >= NAME_BYTES {
            break;
        }
        if !stem.is_empty() {
            stem.push('-');
        }
        stem.extend(word.chars().flat_map(char::to_lowercase));
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::{ExportPrompt, FORMS, Form, Line};
    use crate::query::Filter;
    use crate::query::language::parse;

    #[test]
    fn a_name_is_proposed_for_what_shows() {
        let today = Some(jiff::civil::date(2025, 8, 20));
        for (query, expected) in [
            ("", "news-2025-08-20.md"),
            ("country:UA,RU", "country-ru-ua.md"),
            ("\"Peace & Talks\" is:unread", "is-unread-peace-talks.md"),
            (
                "with:Putin+Trump or with:Merz+Macron or with:Berg+Ortega",
                "with-putin-trump-or-with-merz-macron-or.md",
            ),
        ] {
            let prompt = ExportPrompt::new(&parse(query, today).unwrap(), today);
            assert_eq!(prompt.name(), expected, "{query}");
        }
        assert_eq!(
            ExportPrompt::new(&Filter::default(), None).name(),
            "news.md"
        );
    }

    #[test]
    fn name_and_form_go_together() {
        let mut prompt = ExportPrompt::new(&Filter::default(), None);
        for (typed, form) in [
            ("a.csv", Form::Csv),
            ("a.b.DOT", Form::Dot),
            ("a.txt", Form::Dot),
            ("a", Form::Dot),
            ("", Form::Dot),
            ("~/x.y/a.opml", Form::Opml),
        ] {
            prompt.line = Line::new(typed);
            prompt.edited();
            assert_eq!(prompt.form(), form, "{typed}");
        }
        for (typed, name) in [
            ("a.csv", "a.jsonl"),
            ("a.txt", "a.txt"),
            ("a", "a"),
            ("x.md/a.md", "x.md/a.jsonl"),
        ] {
            prompt.line = Line::new(typed);
            prompt.choice.select(1);
            prompt.form_chosen();
            assert_eq!((prompt.name(), prompt.form()), (name, Form::Jsonl));
        }
        assert_eq!(FORMS.len(), Form::ALL.len());
    }
}

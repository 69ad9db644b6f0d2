//! The forms in which articles and encounters are written for other programs.

/// A form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// Articles as JSON Lines, complete.
    Jsonl,
    /// Articles with their text as comma-separated values.
    Csv,
    /// A dossier as Markdown.
    #[default]
    Md,
    /// Encounters as a calendar.
    Ics,
    /// Who met whom as a graph (GraphML).
    Graphml,
    /// The same for graphviz.
    Dot,
    /// The feeds, as feed readers exchange them.
    Opml,
}

impl Form {
    /// All of them, what people read first.
    pub const ALL: [Form; 7] = [
        Form::Md,
        Form::Jsonl,
        Form::Csv,
        Form::Ics,
        Form::Graphml,
        Form::Dot,
        Form::Opml,
    ];

    /// Its name, which is the extension of its files as well.
    pub fn name(self) -> &'static str {
        match self {
            Form::Jsonl => "jsonl",
            Form::Csv => "csv",
            Form::Md => "md",
            Form::Ics => "ics",
            Form::Graphml => "graphml",
            Form::Dot => "dot",
            Form::Opml => "opml",
        }
    }

    /// What it is, in a line.
    pub fn told(self) -> &'static str {
        match self {
            Form::Jsonl => {
                "Articles as JSON Lines, complete: \"dateline import\" takes them back as they were"
            }
            Form::Csv => "Articles with their text as comma-separated values, for a spreadsheet",
            Form::Md => "A dossier: who met whom, quotations, articles, as Markdown",
            Form::Ics => "Encounters as a calendar (iCalendar)",
            Form::Graphml => "Who met whom as a graph, for Gephi and the like",
            Form::Dot => "The same for graphviz",
            Form::Opml => "The feeds of the configuration and its lists, for other feed readers",
        }
    }

    /// The form with this extension.
    pub fn of_extension(extension: &str) -> Option<Form> {
        let is_named = |form: &Form| form.name().eq_ignore_ascii_case(extension);
        Form::ALL.into_iter().find(is_named)
    }
}

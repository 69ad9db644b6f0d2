//! Writing what is shown for other programs.

use crate::app::event::{Effect, Export};
use crate::app::popup::{ExportPrompt, Popup};
use crate::app::state::State;

impl State {
    pub(super) fn open_export(&mut self) {
        let prompt = ExportPrompt::new(&self.filter, self.today());
        self.show_popup(Popup::Export(prompt));
    }

    /// Has it written, unless there is no name for it.
    pub(super) fn accept_export(&mut self, mut prompt: ExportPrompt) {
        if prompt.name().is_empty() {
            prompt.is_refused = true;
            self.popup = Some(Popup::Export(prompt));
            return;
        }
        self.push(Effect::Export(Export {
            form: prompt.form(),
            filter: self.filter.clone(),
            least: self.least,
            name: prompt.name().to_owned(),
            replaces: false,
        }));
    }

    /// A file is there already: asks whether to write over it.
    pub(in crate::app) fn ask_to_replace(&mut self, export: Export) {
        self.show_popup(Popup::Replace(export));
    }

    pub(super) fn accept_replace(&mut self, export: Export) {
        self.push(Effect::Export(Export {
            replaces: true,
            ..export
        }));
    }
}

#[cfg(test)]
mod tests {
    use crate::app::event::{Effect, Event, Export};
    use crate::app::fixture::Session;
    use crate::app::popup::Popup;
    use crate::query::Form;

    /// What was asked to be written: form, name, whether over a file.
    fn exports(session: &Session) -> Vec<(Form, String, bool)> {
        let done = session.done.iter().filter_map(|effect| match effect {
            Effect::Export(export) => Some((export.form, export.name.clone(), export.replaces)),
            _ => None,
        });
        done.collect()
    }

    #[test]
    fn what_shows_is_written_in_the_chosen_form() {
        let session = Session::new(120, 40).keys("e down down enter");
        let name = "news-2025-08-20.csv".to_owned();
        assert_eq!(exports(&session), [(Form::Csv, name, false)]);
        let session = Session::new(120, 40)
            .keys("f")
            .types("country:UA")
            .keys("enter e enter");
        let name = "country-ua.md".to_owned();
        assert_eq!(exports(&session), [(Form::Md, name, false)]);
        assert!(session.state.popup.is_none());
        let Some(Effect::Export(export)) = session.done.last() else {
            unreachable!("{:?}", session.done);
        };
        assert_eq!(export.filter, session.state.filter);
    }

    #[test]
    fn nothing_is_written_without_a_name_or_over_a_file_unasked() {
        let session = Session::new(80, 24).keys("e ctrl-u enter");
        assert_eq!(exports(&session), []);
        assert!(matches!(&session.state.popup, Some(Popup::Export(p)) if p.is_refused));
        let mut session = session.types("a.dot").keys("enter");
        assert_eq!(exports(&session), [(Form::Dot, "a.dot".to_owned(), false)]);
        let Some(Effect::Export(export)) = session.done.last().cloned() else {
            unreachable!("{:?}", session.done);
        };
        for (key, replaced) in [("esc", 0), ("enter", 1)] {
            let asked: Export = export.clone();
            session.event(Event::InTheWay(asked));
            session.press(key);
            let n = exports(&session).iter().filter(|(.., over)| *over).count();
            assert_eq!(
                (n, session.state.popup.is_none()),
                (replaced, true),
                "{key}"
            );
        }
    }
}

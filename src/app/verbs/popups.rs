//! Opening pop-ups, and what keys do in them.

use crate::app::action::{Action, Motion};
use crate::app::event::{Effect, Notice, Question};
use crate::app::layout::{Pane, WHY};
use crate::app::line::Line;
use crate::app::popup::{Choice, FilterPrompt, Help, Palette, Picker, Popup, SORTS, Views};
use crate::app::state::State;
use crate::query::language::parse;
use crate::query::{Filter, Form};

/// Names that complete what is typed, at most.
const N_NAMES: usize = 30;

impl State {
    pub(super) fn open_find(&mut self) {
        match self.focus {
            Pane::List => self.popup = Some(Popup::Search(Line::new(&self.filter.words))),
            Pane::Article if self.page.is_none() => {
                self.tell(Notice::warning("no article is open"))
            }
            _ => self.popup = Some(Popup::Find(Line::default())),
        }
    }

    pub(super) fn open_filter(&mut self) {
        let prompt = FilterPrompt::new(&self.filter, 1);
        self.show_popup(Popup::Filter(prompt));
    }

    pub(super) fn open_countries(&mut self) {
        let others = Filter {
            countries: Default::default(),
            ..self.filter.clone()
        };
        let request = self.ask(Question::Countries(others));
        let picker = Picker::new(&self.filter, request, 1);
        self.show_popup(Popup::Countries(picker));
    }

    pub(super) fn open_sort(&mut self) {
        let mut choice = Choice::new(SORTS.len(), SORTS.len());
        let now = SORTS.iter().position(|(sort, _)| *sort == self.sort);
        choice.select(now.unwrap_or(0));
        self.show_popup(Popup::Sort(choice));
    }

    pub(super) fn open_views(&mut self) {
        if self.views.is_empty() {
            let what = "no view is saved yet: [[view]] in the configuration keeps a filter";
            self.tell(Notice::warning(what));
            return;
        }
        let mut views = Views::new(&self.views, &self.filter, self.today());
        views.request = self.ask(Question::Unread(views.filters()));
        self.show_popup(Popup::Views(views));
    }

    pub(super) fn open_palette(&mut self) {
        self.show_popup(Popup::Palette(Palette::new(1)));
    }

    pub(super) fn open_help(&mut self) {
        let help = Help::new(self.focus, &self.keymap, 1, 1);
        self.show_popup(Popup::Help(help));
    }

    pub(super) fn show_popup(&mut self, popup: Popup) {
        self.popup = Some(popup);
        self.lay_out_popup();
    }

    /// Gives the open pop-up the room it has.
    pub(in crate::app) fn lay_out_popup(&mut self) {
        if let Some(Popup::Why(why)) = &mut self.popup {
            // Its height follows from its rows, and those from its width.
            let body = self.page.as_ref().map_or("", |page| page.body());
            let width = self.layout.popup(WHY, 1).width;
            why.lay_out(body, &self.keymap, width, 1);
        }
        let area = self.layout.popup_area(self.popup.as_ref());
        let (width, height) = (area.width, usize::from(area.height));
        match &mut self.popup {
            Some(Popup::Filter(prompt)) => {
                prompt
                    .choice
                    .fit(prompt.completions.len(), height.saturating_sub(3));
            }
            Some(Popup::Countries(picker)) => {
                picker
                    .choice
                    .fit(picker.shown.len(), height.saturating_sub(2));
            }
            Some(Popup::Palette(palette)) => {
                palette
                    .choice
                    .fit(palette.shown.len(), height.saturating_sub(1));
            }
            Some(Popup::Views(views)) => {
                let rows = height.saturating_sub(1);
                views.choice.fit(views.shown.len(), rows);
            }
            Some(Popup::Sort(choice)) => choice.fit(SORTS.len(), height),
            Some(Popup::Help(help)) => {
                let rows = height.saturating_sub(usize::from(help.query.is_some()));
                help.lay_out(&self.keymap, width, rows);
            }
            Some(Popup::Why(why)) => {
                let body = self.page.as_ref().map_or("", |page| page.body());
                why.lay_out(body, &self.keymap, width, height);
            }
            Some(Popup::Feeds(list)) => list.lay_out(width, height),
            Some(Popup::Names(picker)) => {
                let rows = height.saturating_sub(3);
                picker.choice.fit(picker.shown.len(), rows);
            }
            Some(Popup::Where(proposal)) => {
                let n = proposal.options.len();
                proposal.choice.fit(n, height.saturating_sub(2));
            }
            Some(Popup::Export(prompt)) => {
                let rows = height.saturating_sub(3);
                prompt.choice.fit(Form::ALL.len(), rows);
            }
            Some(Popup::Find(_) | Popup::Search(_) | Popup::Replace(_) | Popup::ReadAll { .. })
            | None => {}
        }
    }

    /// Something was typed into the pop-up.
    pub(in crate::app) fn popup_edited(&mut self) {
        let today = self.today();
        let mut prefix = None;
        match &mut self.popup {
            Some(Popup::Filter(prompt)) => prefix = prompt.edited(today),
            Some(Popup::Countries(picker)) => picker.search(),
            Some(Popup::Palette(palette)) => palette.search(),
            Some(Popup::Views(views)) => views.search(),
            Some(Popup::Export(prompt)) => prompt.edited(),
            Some(Popup::Help(_)) => self.lay_out_popup(),
            Some(Popup::Names(picker)) => {
                picker.search();
                let typed = picker.line.text().to_owned();
                if picker.is_of_people() {
                    let request = self.ask_people(&typed);
                    if let Some(Popup::Names(picker)) = &mut self.popup {
                        picker.request = request;
                    }
                }
            }
            _ => {}
        }
        if let Some((kind, prefix)) = prefix {
            let n = N_NAMES;
            let request = self.ask(Question::Names { prefix, kind, n });
            if let Some(Popup::Filter(prompt)) = &mut self.popup {
                prompt.request = request;
            }
        }
    }

    /// Does what an action says while a pop-up is open.
    pub(in crate::app) fn run_in_popup(&mut self, action: Action) {
        match action {
            Action::PopupMove(motion) | Action::Move(motion) => self.move_in_popup(motion),
            Action::Accept | Action::In => self.accept(),
            Action::Close => self.close_popup(),
            Action::Leave | Action::Out => self.popup = None,
            Action::Complete => {
                if let Some(Popup::Filter(prompt)) = &mut self.popup {
                    prompt.complete();
                }
                self.popup_edited();
            }
            Action::Toggle => {
                if let Some(Popup::Countries(picker)) = &mut self.popup {
                    picker.toggle();
                }
            }
            Action::Join => {
                if let Some(Popup::Countries(picker)) = &mut self.popup {
                    picker.toggle_join();
                }
            }
            Action::Find => {
                if let Some(Popup::Help(help)) = &mut self.popup {
                    help.query.get_or_insert_default();
                    self.lay_out_popup();
                }
            }
            Action::Help => self.popup = None,
            Action::Correct(fix) => self.fix(fix),
            Action::Quit => self.push(Effect::Quit),
            Action::Suspend => self.push(Effect::Suspend),
            Action::Redraw => self.push(Effect::Redraw),
            _ => {}
        }
    }

    /// Up and down among what was typed before, where nothing else is to be chosen.
    fn walk_recent(&mut self, motion: Motion) -> bool {
        let recent = &mut self.recent;
        let is_walking = recent.at.is_some();
        let text = match &self.popup {
            Some(Popup::Find(_) | Popup::Search(_)) => recent.step(motion, false),
            Some(Popup::Filter(prompt)) if is_walking || prompt.choice.selected == 0 => {
                recent.step(motion, true)
            }
            _ => None,
        };
        let Some(text) = text else { return false };
        if let Some(line) = self.popup.as_mut().and_then(Popup::line_mut) {
            *line = Line::new(&text);
        }
        self.popup_edited();
        true
    }

    fn move_in_popup(&mut self, motion: Motion) {
        if self.walk_recent(motion) {
            return;
        }
        match &mut self.popup {
            Some(Popup::Help(help)) => help.scroll.scroll(motion),
            Some(Popup::Why(why)) => why.scroll.scroll(motion),
            Some(Popup::Feeds(list)) => list.scroll.scroll(motion),
            Some(Popup::Export(prompt)) => {
                prompt.choice.go(motion);
                prompt.form_chosen();
            }
            Some(popup) => {
                if let Some(choice) = popup.choice_mut() {
                    choice.go(motion);
                }
            }
            None => {}
        }
    }

    /// Esc: out of the search in the help first, then out of the pop-up.
    fn close_popup(&mut self) {
        match &mut self.popup {
            Some(Popup::Help(help)) if help.query.is_some() => {
                help.query = None;
                self.lay_out_popup();
            }
            _ => self.popup = None,
        }
    }

    /// Enter.
    fn accept(&mut self) {
        let Some(popup) = self.popup.take() else {
            return;
        };
        self.recent.push(&popup);
        match popup {
            Popup::Filter(prompt) => self.accept_filter(prompt),
            Popup::Find(line) => self.find_words(line.text()),
            Popup::Search(line) => {
                let words = line.text().trim().to_owned();
                let filter = Filter {
                    words,
                    ..self.filter.clone()
                };
                self.set_filter(filter);
            }
            Popup::Countries(picker) => {
                let filter = Filter {
                    countries: picker.accepted(),
                    countries_join: picker.join,
                    ..self.filter.clone()
                };
                self.set_filter(filter);
            }
            Popup::Palette(palette) => {
                if let Some(action) = palette.selected() {
                    self.run(action);
                }
            }
            Popup::Views(views) => match views.selected().map(|row| row.filter.clone()) {
                Some(Ok(filter)) => self.set_filter(filter),
                Some(Err(what)) => self.tell(Notice::warning(what)),
                None => {}
            },
            Popup::Sort(choice) => {
                if let Some((sort, _)) = SORTS.get(choice.selected) {
                    self.set_sort(*sort);
                }
            }
            Popup::Names(picker) => self.accept_name(picker),
            Popup::Where(proposal) => self.accept_proposal(&proposal),
            Popup::Help(_) | Popup::Why(_) | Popup::Feeds(_) => {}
            Popup::ReadAll { .. } => self.read_all(),
            Popup::Export(prompt) => self.accept_export(prompt),
            Popup::Replace(export) => self.accept_replace(export),
        }
    }

    /// A filter with a mistake stays open, with the mistake shown.
    fn accept_filter(&mut self, mut prompt: FilterPrompt) {
        match parse(prompt.line.text(), self.today()) {
            Ok(filter) => self.set_filter(filter),
            Err(mistake) => {
                prompt.mistake = Some(mistake);
                prompt.is_refused = true;
                self.popup = Some(Popup::Filter(prompt));
            }
        }
    }
}

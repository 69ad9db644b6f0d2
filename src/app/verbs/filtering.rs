//! Which articles are listed, and in what order.

use crate::analysis::{EntityId, EntityKind};
use crate::app::chips::{chips, without};
use crate::app::event::Notice;
use crate::app::page::Place;
use crate::app::state::{Last, State};
use crate::app::verbs::found_in;
use crate::query::{Filter, Sort, Wanted};
use crate::text::width;

impl State {
    /// Lists other articles.
    pub(in crate::app) fn set_filter(&mut self, filter: Filter) {
        if filter == self.filter {
            return;
        }
        self.remember();
        self.returning = None;
        self.list_filtered(filter);
    }

    /// Lists other articles, without an entry in the jump list.
    pub(super) fn list_filtered(&mut self, filter: Filter) {
        let is_searched = filter.sought() != self.filter.sought();
        self.filter = filter;
        if is_searched {
            self.show_searched();
        }
        if self.sort == Sort::Relevance && self.filter.sought().is_empty() {
            self.sort = Sort::Newest;
        }
        self.list_other();
    }

    /// Marks the words that the list is searched for in the open article too.
    fn show_searched(&mut self) {
        self.find.clear();
        if !self.filter.sought().is_empty() {
            self.last = Some(Last::Find);
        }
        let Some(page) = &mut self.page else { return };
        page.found = found_in("", &self.filter.sought(), page.body());
        if page.place() == Place::default() {
            self.show_first_found();
        }
    }

    /// Lists the articles in another order.
    pub(in crate::app) fn set_sort(&mut self, sort: Sort) {
        if sort == Sort::Relevance && self.filter.sought().is_empty() {
            self.tell(Notice::warning("the best match needs words to look for"));
        } else if sort != self.sort {
            self.sort = sort;
            self.list_other();
        }
    }

    fn list_other(&mut self) {
        self.seek = None;
        self.list.is_other = true;
        let keep = self.returning.or(self.list.selected_id());
        self.ask_rows_anew(keep);
    }

    pub(super) fn clear_filter(&mut self) {
        self.set_filter(Filter::default());
    }

    pub(super) fn clear_countries(&mut self) {
        let mut filter = self.filter.clone();
        filter.countries.clear();
        self.set_filter(filter);
    }

    pub(super) fn remove_last_chip(&mut self) {
        if let Some(chip) = chips(&self.filter).last() {
            self.set_filter(without(&self.filter, chip));
        }
    }

    /// A click on a chip takes it away.
    pub(in crate::app) fn click_header(&mut self, x: u16) {
        let chip = self
            .header_chips()
            .into_iter()
            .find(|(start, end, _)| (*start..*end).contains(&x));
        if let Some((_, _, chip)) = chip {
            self.set_filter(without(&self.filter, &chip));
        }
    }

    /// The chips with the columns they take in the header; those without room are left out.
    pub fn header_chips(&self) -> Vec<(u16, u16, crate::app::chips::Chip)> {
        let mut x = self.header_title().len() + 3;
        let end = usize::from(self.layout.header.width);
        let mut placed = Vec::new();
        for chip in chips(&self.filter) {
            let wide = width::of(&chip.label) + 4;
            if x + wide > end {
                break;
            }
            if let (Ok(from), Ok(to)) = (u16::try_from(x), u16::try_from(x + wide)) {
                placed.push((from, to, chip));
            }
            x += wide + 1;
        }
        placed
    }

    /// What stands at the left of the header, in ASCII.
    pub fn header_title(&self) -> String {
        let n = self.list.total;
        let noun = if n == 1 { "article" } else { "articles" };
        let more = if self.list.counting.is_some() {
            "+"
        } else {
            ""
        };
        match self.list.is_known {
            true => format!("dateline  {n}{more} {noun}"),
            false => "dateline".to_owned(),
        }
    }

    /// The entity under the cursor in all articles.
    pub(super) fn find_entity(&mut self) {
        let Some(filter) = self.entity_filter() else {
            self.tell(Notice::warning(
                "the cursor is on no name; ]p and the like put it on one",
            ));
            return;
        };
        self.remember();
        self.set_filter(filter);
        self.focus(crate::app::layout::Pane::List);
    }

    /// Whose name the cursor is on, be it within a longer mark.
    pub(super) fn entity_at_cursor(&self) -> Option<EntityId> {
        let page = self.page.as_ref()?;
        let cursor = page.cursor?;
        let analysis = &page.stored.analysis;
        let under = analysis.mentions.iter().filter(|m| m.span.overlaps(cursor));
        let mention = under.min_by_key(|m| m.span.len())?;
        Some(mention.entity)
    }

    fn entity_filter(&self) -> Option<Filter> {
        let page = self.page.as_ref()?;
        let cursor = page.cursor?;
        let analysis = &page.stored.analysis;
        let mention = self.entity_at_cursor();
        let quote = page
            .focused_quote()
            .and_then(|idx| analysis.quotes.get(idx));
        let speaker = quote
            .and_then(|q| q.speaker.as_ref())
            .and_then(|s| s.entity);
        // On a quotation the cursor covers much; its speaker is meant.
        let is_quote = quote.is_some_and(|quote| quote.span() == cursor);
        let id = if is_quote {
            speaker
        } else {
            mention.or(speaker)
        };
        let entity = analysis.entity(id?)?;
        let mut filter = Filter::default();
        match (entity.kind, entity.country) {
            (EntityKind::Country, Some(country)) => {
                filter.countries.insert(country);
            }
            (kind @ (EntityKind::Person | EntityKind::Organization), _) => {
                filter.parties.push(Wanted::new(&entity.name, Some(kind)));
            }
            _ => filter.parties.push(Wanted::new(&entity.name, None)),
        }
        Some(filter)
    }
}

//! Articles of our own in an archive in memory: what goes in and what questions answer.

mod confidence;
mod corrections;
mod delete;
mod files;
mod language;
mod learned;
mod newsboat;
mod order;
mod questions;
mod reprints;
mod retain;
mod store;

use jiff::civil::Date;

use super::{Archive, Prepared};
use crate::analysis::{
    Analysis, Confidence, DayInterval, Entity, EntityId, EntityKind, Meeting, MeetingKind, Mention,
    MentionForm, Participant, PartyKind, Place, Quote, QuoteKind, Speaker, Status,
};
use crate::article::{Article, Published, PublishedFrom};
use crate::lexicon::CountryCode;
use crate::query::{Filter, Sort};
use crate::text::Span;
use crate::timeline::ArticleId;

/// An article under construction. Its analysis is made by hand, so that these tests do not
/// depend on what the analysis finds.
struct Draft {
    article: Article,
    analysis: Analysis,
}

fn draft(key: &str, published: &str, title: &str, body: &str) -> Draft {
    let published = (!published.is_empty()).then(|| Published {
        date: published.parse().unwrap(),
        time: None,
        from: PublishedFrom::Field,
    });
    Draft {
        article: Article {
            key: key.to_owned(),
            title: title.to_owned(),
            body: body.to_owned(),
            published,
            ..Article::default()
        },
        analysis: Analysis::default(),
    }
}

impl Draft {
    fn source(mut self, source: &str) -> Draft {
        self.article.source = Some(source.to_owned());
        self
    }

    /// Names what stands in the body; the country in two letters, or none.
    fn names(mut self, name: &str, kind: EntityKind, country: &str) -> Draft {
        self.entity(name, kind, country);
        self
    }

    /// Tells a meeting of two named in the body.
    fn tells(mut self, status: Status, kind: MeetingKind, names: [&str; 2], day: &str) -> Draft {
        let body = &self.article.body;
        let evidence = Span::new(0, body.len());
        let place = body.find("Malmo").map(|start| Place {
            span: Span::new(start, start + 5),
            name: "Malmo".to_owned(),
            country: CountryCode::new("SE"),
        });
        let participants = names.map(|name| self.participant(name)).to_vec();
        let day: Option<Date> = (!day.is_empty()).then(|| day.parse().unwrap());
        self.analysis.meetings.push(Meeting {
            trigger: participants[0].span,
            participants,
            kind,
            status,
            when: day.map(DayInterval::day),
            when_span: None,
            place,
            evidence,
            also: Vec::new(),
            confidence: Confidence(90),
            reason: "a verb of meeting".into(),
        });
        self
    }

    fn quotes(mut self, n: usize, kind: QuoteKind) -> Draft {
        let quote = Quote {
            pieces: vec![Span::new(0, 1)],
            kind,
            cue: None,
            speaker: None,
            confidence: Confidence(80),
            reason: "quotation marks".into(),
        };
        self.analysis.quotes.extend(std::iter::repeat_n(quote, n));
        self
    }

    /// Quotes somebody who is named.
    fn says(mut self, name: &str) -> Draft {
        let entity = self.analysis.entities.iter().position(|e| e.name == name);
        self = self.quotes(1, QuoteKind::Direct);
        if let (Some(quote), Some(index)) = (self.analysis.quotes.last_mut(), entity) {
            quote.speaker = Some(Speaker {
                name: name.to_owned(),
                entity: Some(EntityId(index as u32)),
                span: None,
            });
        }
        self
    }

    fn prepared(self) -> Prepared {
        Prepared::new(self.article, self.analysis)
    }

    fn participant(&mut self, name: &str) -> Participant {
        let known = self.analysis.entities.iter().position(|e| e.name == name);
        let index = match known {
            Some(index) => index,
            None => self.entity(name, EntityKind::Person, ""),
        };
        let entity = &self.analysis.entities[index];
        let start = self.article.body.find(name).unwrap();
        Participant {
            span: Span::new(start, start + name.len()),
            entity: Some(EntityId(index as u32)),
            name: name.to_owned(),
            kind: match entity.kind {
                EntityKind::Person => PartyKind::Person,
                EntityKind::Organization => PartyKind::Organization,
                EntityKind::Country | EntityKind::Place => PartyKind::Country,
            },
            country: entity.country,
        }
    }

    fn entity(&mut self, name: &str, kind: EntityKind, country: &str) -> usize {
        let index = self.analysis.entities.len();
        self.analysis.entities.push(Entity {
            kind,
            name: name.to_owned(),
            country: CountryCode::new(country),
            office: None,
            grounds: None,
        });
        for (start, _) in self.article.body.match_indices(name) {
            self.analysis.mentions.push(Mention {
                span: Span::new(start, start + name.len()),
                entity: EntityId(index as u32),
                form: MentionForm::Name,
                confidence: Confidence(90),
                reason: "in the list of names".into(),
            });
        }
        index
    }
}

/// Five articles of three days and one without a date; named by one letter each.
fn sample() -> Vec<Prepared> {
    use EntityKind::{Country, Person, Place};
    vec![
        draft(
            "a",
            "2025-08-12",
            "Berg to see Ortega",
            "Anna Berg will see Luis Ortega in Malmo next week, Sweden says.",
        )
        .source("Harbour Post")
        .names("Anna Berg", Person, "SE")
        .names("Luis Ortega", Person, "MX")
        .names("Malmo", Place, "SE")
        .names("Sweden", Country, "SE")
        .tells(
            Status::Planned,
            MeetingKind::Meeting,
            ["Anna Berg", "Luis Ortega"],
            "2025-08-18",
        )
        .quotes(1, QuoteKind::Direct)
        .prepared(),
        draft(
            "b",
            "2025-08-18",
            "Élan at the lake",
            "Anna Berg met Luis Ortega in Malmo. Peace talks follow in Mexico.",
        )
        .source("Harbour Post")
        .names("Anna Berg", Person, "SE")
        .names("Luis Ortega", Person, "MX")
        .names("Malmo", Place, "SE")
        .names("Mexico", Country, "MX")
        .tells(
            Status::Held,
            MeetingKind::Meeting,
            ["Anna Berg", "Luis Ortega"],
            "2025-08-18",
        )
        .quotes(2, QuoteKind::Mixed)
        .quotes(4, QuoteKind::Indirect)
        .prepared(),
        draft(
            "c",
            "2025-08-18",
            "Calls",
            "Eva Novák called Luis Ortega. Mexico and Czechia want talks on peace.",
        )
        .source("Evening Mail")
        .names("Eva Novák", Person, "CZ")
        .names("Luis Ortega", Person, "MX")
        .names("Mexico", Country, "MX")
        .names("Czechia", Country, "CZ")
        .tells(
            Status::Held,
            MeetingKind::Call,
            ["Eva Novák", "Luis Ortega"],
            "2025-08-17",
        )
        .prepared(),
        draft(
            "d",
            "2025-08-20",
            "bread prices",
            "Bread is dearer in Sweden. Sweden and Norway and Sweden.",
        )
        .names("Sweden", Country, "SE")
        .names("Norway", Country, "NO")
        .prepared(),
        draft(
            "e",
            "",
            "An undated note",
            "Nothing happened; governments governed.",
        )
        .prepared(),
    ]
}

fn archive_of(articles: &[Prepared]) -> Archive {
    let mut archive = Archive::in_memory().unwrap();
    archive.put(articles).unwrap();
    archive
}

fn archive() -> Archive {
    archive_of(&sample())
}

fn id(archive: &Archive, key: &str) -> ArticleId {
    archive.id_of(key).unwrap().unwrap()
}

/// The keys of the articles that pass, in order, as one word.
fn keys(archive: &mut Archive, filter: &Filter, sort: Sort) -> String {
    let ids: Vec<ArticleId> = archive.ids(filter, sort).unwrap();
    let keys = ids
        .iter()
        .map(|id| archive.article(*id).unwrap().article.key);
    keys.collect()
}

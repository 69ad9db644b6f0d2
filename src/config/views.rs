//! Saved views: `[[view]]` with a name and a query.

use std::ops::Range;

use toml::de::DeValue;

use super::{Walk, fields};
use crate::query::View;
use crate::text::Mistake;

impl Walk<'_> {
    /// Takes the views that are whole. What their queries say is checked by those who use them.
    pub(super) fn views(&mut self, value: &DeValue<'_>, span: &Range<usize>) {
        let DeValue::Array(list) = value else {
            self.mistake(span, "view: write [[view]] above a name and a query");
            return;
        };
        for item in list {
            let DeValue::Table(table) = item.get_ref() else {
                let found = fields::kind(item.get_ref());
                let what = format!("view: expected a name and a query, found {found}");
                self.mistake(&item.span(), what);
                continue;
            };
            let (mut name, mut query) = (None, None);
            for (key, value) in table {
                let slot = match key.get_ref().as_ref() {
                    "name" => &mut name,
                    "query" => &mut query,
                    other => {
                        let what = format!("there is no setting \"view.{other}\"");
                        let mistake = Mistake::at(self.text, &key.span(), what);
                        let known = ["name", "query"];
                        self.loaded.mistakes.push(mistake.suggest(other, known));
                        continue;
                    }
                };
                match value.get_ref() {
                    DeValue::String(text) => *slot = Some((text.trim().to_owned(), value.span())),
                    other => {
                        let found = fields::kind(other);
                        let what =
                            format!("view.{}: expected a text, found {found}", key.get_ref());
                        self.mistake(&value.span(), what);
                    }
                }
            }
            match (name, query) {
                (Some((name, span)), Some((query, at))) => self.view(name, &span, query, &at),
                (None, _) => self.mistake(&item.span(), "this view has no name"),
                (_, None) => self.mistake(&item.span(), "this view has no query"),
            }
        }
    }

    fn view(&mut self, name: String, span: &Range<usize>, query: String, at: &Range<usize>) {
        if name.is_empty() {
            self.mistake(span, "this view has no name");
        } else if self.loaded.config.views.iter().any(|v| v.name == name) {
            self.mistake(span, format!("there is a view \"{name}\" already"));
        } else {
            let number = self.loaded.config.views.len();
            self.remember(format!("view.{number}"), at);
            self.loaded.config.views.push(View { name, query });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::config::Config;

    #[track_caller]
    fn check(text: &str, views: &[(&str, &str)], mistakes: &[&str]) {
        let loaded = Config::parse(text);
        let kept = loaded.config.views.iter();
        let kept: Vec<_> = kept.map(|v| (v.name.as_str(), v.query.as_str())).collect();
        assert_eq!(kept, views, "{text}");
        let told: Vec<String> = loaded.mistakes.iter().map(ToString::to_string).collect();
        assert_eq!(told, mistakes, "{text}");
    }

    #[test]
    fn views_stand_in_the_order_of_the_file() {
        check(
            "[[view]]\nname = \"War\"\nquery = \"country:UA+RU\"\n[[view]]\nname = \"Asia\"\nquery = \"country:CN\"\n",
            &[("War", "country:UA+RU"), ("Asia", "country:CN")],
            &[],
        );
        check("view = []", &[], &[]);
    }

    #[test]
    fn what_is_no_view_is_told_and_the_others_count() {
        let whole = "[[view]]\nname = \"A\"\nquery = \"x\"\n";
        for (text, mistake) in [
            ("[[view]]\nname = \"B\"\n", "4:1: this view has no query"),
            ("[[view]]\nquery = \"B\"\n", "4:1: this view has no name"),
            (
                "[[view]]\nname = \" \"\nquery = \"B\"\n",
                "5:8: this view has no name",
            ),
            (
                "[[view]]\nname = \"A\"\nquery = \"B\"\n",
                "5:8: there is a view \"A\" already",
            ),
        ] {
            check(&format!("{whole}{text}"), &[("A", "x")], &[mistake]);
        }
        check(
            "[view]\nname = \"A\"\n",
            &[],
            &["1:1: view: write [[view]] above a name and a query"],
        );
        check(
            "[[view]]\nnaem = \"A\"\nname = \"B\"\nquery = 3\n",
            &[],
            &[
                "1:1: this view has no query",
                "2:1: there is no setting \"view.naem\"; did you mean \"name\"?",
                "4:9: view.query: expected a text, found a number",
            ],
        );
    }
}

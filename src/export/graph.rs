//! Who met whom as a graph: GraphML for Gephi and the like, DOT for graphviz.

use std::collections::BTreeMap;
use std::fmt::Write;

use jiff::civil::Date;

use super::days;
use crate::analysis::{PartyKind, Status};
use crate::query::language::kind_word;
use crate::text::sanitize;
use crate::timeline::{Encounter, Party};

/// Parties and what they had with each other.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    nodes: BTreeMap<String, Node>,
    edges: BTreeMap<(String, String), Edge>,
}

#[derive(Clone, Debug)]
struct Node {
    name: String,
    kind: &'static str,
    country: Option<String>,
    n: usize,
}

#[derive(Clone, Debug, Default)]
struct Edge {
    n: usize,
    n_held: usize,
    first: Option<Date>,
    last: Option<Date>,
    kinds: BTreeMap<&'static str, usize>,
}

impl Graph {
    /// Adds an encounter: each of its parties met each other one. One that was refused or
    /// cancelled is no contact.
    pub fn add(&mut self, encounter: &Encounter) {
        if matches!(encounter.status, Status::Refused | Status::Cancelled) {
            return;
        }
        for party in &encounter.parties {
            self.add_node(party);
        }
        let days = days(encounter);
        for (at, one) in encounter.parties.iter().enumerate() {
            for other in encounter.parties.iter().skip(at + 1) {
                let mut keys = [one.key.clone(), other.key.clone()];
                keys.sort_unstable();
                let [one, other] = keys;
                let edge = self.edges.entry((one, other)).or_default();
                edge.n += 1;
                *edge.kinds.entry(kind_word(encounter.kind)).or_default() += 1;
                if matches!(encounter.status, Status::Held | Status::Ongoing) {
                    edge.n_held += 1;
                }
                if let Some((first, last)) = days {
                    edge.first = Some(edge.first.map_or(first, |known| known.min(first)));
                    edge.last = edge.last.max(Some(last));
                }
            }
        }
    }

    fn add_node(&mut self, party: &Party) {
        let kind = match party.kind {
            PartyKind::Person => "person",
            PartyKind::Organization => "organisation",
            PartyKind::Country => "country",
            PartyKind::Group => "group",
        };
        let node = self.nodes.entry(party.key.clone()).or_insert(Node {
            name: String::new(),
            kind,
            country: None,
            n: 0,
        });
        node.n += 1;
        if node.name.len() < party.name.len() {
            node.name.clone_from(&party.name);
        }
        let country = party.country.map(|code| code.to_string());
        node.country = node.country.take().or(country);
    }

    /// Number of parties and of pairs.
    pub fn size(&self) -> (usize, usize) {
        (self.nodes.len(), self.edges.len())
    }

    /// The graph in GraphML (<http://graphml.graphdrawing.org/specification.html>).
    pub fn graphml(&self) -> String {
        let mut text = String::from(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
             <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
        );
        for (id, of, kind) in [
            ("label", "node", "string"),
            ("kind", "node", "string"),
            ("country", "node", "string"),
            ("encounters", "node", "int"),
            ("weight", "edge", "int"),
            ("held", "edge", "int"),
            ("first", "edge", "string"),
            ("last", "edge", "string"),
            ("kinds", "edge", "string"),
        ] {
            let name = format!("attr.name=\"{id}\" attr.type=\"{kind}\"");
            put(
                &mut text,
                format_args!("  <key id=\"{id}\" for=\"{of}\" {name}/>\n"),
            );
        }
        text.push_str("  <graph id=\"who-met-whom\" edgedefault=\"undirected\">\n");
        for (key, node) in &self.nodes {
            put(&mut text, format_args!("    <node id=\"{}\">", xml(key)));
            data(&mut text, "label", &node.name);
            data(&mut text, "kind", node.kind);
            data(&mut text, "country", node.country.as_deref().unwrap_or(""));
            data(&mut text, "encounters", &node.n.to_string());
            text.push_str("</node>\n");
        }
        for ((one, other), edge) in &self.edges {
            let ends = format!("source=\"{}\" target=\"{}\"", xml(one), xml(other));
            put(&mut text, format_args!("    <edge {ends}>"));
            data(&mut text, "weight", &edge.n.to_string());
            data(&mut text, "held", &edge.n_held.to_string());
            data(&mut text, "first", &shown(edge.first));
            data(&mut text, "last", &shown(edge.last));
            data(&mut text, "kinds", &edge.kinds());
            text.push_str("</edge>\n");
        }
        text.push_str("  </graph>\n</graphml>\n");
        text
    }

    /// The graph in the DOT language (<https://graphviz.org/doc/info/lang.html>), the more
    /// encounters the thicker.
    pub fn dot(&self) -> String {
        let mut text = String::from(
            "graph who_met_whom {\n  graph [overlap=false, splines=true];\n  \
             node [shape=ellipse, fontname=\"sans-serif\"];\n",
        );
        for (key, node) in &self.nodes {
            let shape = match node.kind {
                "person" => "ellipse",
                "country" => "box",
                _ => "hexagon",
            };
            let country = node.country.as_ref().map(|code| format!("\n{code}"));
            let label = format!("{}{}", node.name, country.unwrap_or_default());
            let what = format!("label={}, shape={shape}", dot_string(&label));
            put(&mut text, format_args!("  {} [{what}];\n", dot_string(key)));
        }
        for ((one, other), edge) in &self.edges {
            let ends = format!("{} -- {}", dot_string(one), dot_string(other));
            let label = match edge.n {
                1 => String::new(),
                n => format!(", label=\"{n}\""),
            };
            let wide = edge.n.min(8);
            let style = if edge.n_held == 0 {
                ", style=dashed"
            } else {
                ""
            };
            put(
                &mut text,
                format_args!("  {ends} [penwidth={wide}{label}{style}];\n"),
            );
        }
        text.push_str("}\n");
        text
    }
}

impl Edge {
    fn kinds(&self) -> String {
        let kinds = self.kinds.iter().map(|(kind, n)| format!("{kind} {n}"));
        kinds.collect::<Vec<String>>().join(", ")
    }
}

fn shown(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Writing into a string cannot fail.
fn put(text: &mut String, what: std::fmt::Arguments<'_>) {
    let _ = text.write_fmt(what);
}

fn data(text: &mut String, key: &str, value: &str) {
    if !value.is_empty() {
        put(
            text,
            format_args!("<data key=\"{key}\">{}</data>", xml(value)),
        );
    }
}

/// Text that is text in XML; what no XML may hold is gone.
pub(super) fn xml(text: &str) -> String {
    let text = sanitize::display(text);
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

fn dot_string(text: &str) -> String {
    let lines = text.lines().map(sanitize::display);
    let lines = lines.map(|line| line.replace('\\', "\\\\").replace('"', "\\\""));
    format!("\"{}\"", lines.collect::<Vec<String>>().join("\\n"))
}

//! The bundled sample: articles of our own, as files in every format.

/// A file of the sample: its name and its bytes.
macro_rules! file {
    ($name:literal) => {
        (
            $name,
            include_bytes!(concat!("../../assets/sample/", $name)) as &[u8],
        )
    };
}

const FILES: &[(&str, &[u8])] = &[
    file!("2025-05-01-rome-round-postponed.txt"),
    file!("2025-05-10-four-leaders-in-kyiv.txt"),
    file!("2025-05-11-putin-proposes-istanbul.txt"),
    file!("2025-05-12-geneva-tariffs.txt"),
    file!("2025-06-17-kananaskis.txt"),
    file!("2025-06-28-drc-rwanda.txt"),
    file!("2025-07-23-villa-borsig.txt"),
    file!("2025-07-28-putrajaya-ceasefire.txt"),
    file!("2025-08-08-armenia-azerbaijan-washington.txt"),
    file!("2025-08-09-alaska-announced.txt"),
    file!("2025-08-19-washington-talks.txt"),
    file!("2025-09-09-norway-election.txt"),
    file!("2025-10-07-sharm-indirect-talks.txt"),
    file!("2025-10-31-busan-harbor.txt"),
    file!("2025-11-11-sharaa-white-house.txt"),
    file!("2025-12-22-year-of-summits.txt"),
    file!("abu-dhabi-aliyev-pashinyan.md"),
    file!("alaska-summit-held.md"),
    file!("alaska-summit-northgate.html"),
    file!("bank-of-england-cut.md"),
    file!("border-war-kuala-lumpur.md"),
    file!("budapest-off.txt"),
    file!("budapest-planned.json"),
    file!("busan-xi-trump.html"),
    file!("geneva-araghchi-europeans.html"),
    file!("geneva-e3-snapback.md"),
    file!("ishiba-lee-tokyo.md"),
    file!("istanbul-first-round.md"),
    file!("istanbul-third-round-lantern.md"),
    file!("istanbul-third-round.txt"),
    file!("kuala-lumpur-accord.html"),
    file!("muscat-first-round.md"),
    file!("nato-the-hague.md"),
    file!("riyadh-trump-sharaa.md"),
    file!("sharm-summit-lantern.html"),
    file!("sharm-summit.md"),
    file!("stockholm-trade-talks.txt"),
    file!("tianjin-modi-xi.html"),
    file!("toulon-council.html"),
    file!("trump-doubts-xi-meeting.md"),
    file!("wang-yi-new-delhi.md"),
    file!("washington-accords.json"),
    file!("washington-europeans.html"),
    file!("wire.jsonl"),
];

/// The files of the sample, by name.
pub fn files() -> impl Iterator<Item = (&'static str, &'static [u8])> {
    FILES.iter().copied()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::files;
    use crate::article::{Article, Options, PublishedFrom, read};

    #[test]
    fn the_list_is_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let mut names: Vec<String> = std::fs::read_dir(folder)
            .expect("the folder of the sample")
            .map(|entry| {
                entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned()
            })
            .filter(|name| name != "README.md")
            .collect();
        names.sort();
        let listed: Vec<&str> = files().map(|(name, _)| name).collect();
        assert_eq!(listed, names);
    }

    fn articles() -> Vec<(String, Article)> {
        let read_all = |(name, bytes): (&str, &[u8])| {
            let name = name.to_owned();
            let found: Vec<Article> = read(&name, bytes, &Options::default())
                .map(|result| result.expect("every article of the sample is readable"))
                .collect();
            found
                .into_iter()
                .map(move |article| (name.clone(), article))
        };
        files().flat_map(read_all).collect()
    }

    #[test]
    fn every_article_has_title_date_and_source() {
        for (name, article) in articles() {
            assert!(!article.title.is_empty(), "{name}");
            assert!(article.source.is_some(), "{name}");
            let published = article.published.expect(&name);
            assert_eq!(published.date.year(), 2025, "{name}");
            assert!(
                published.from <= PublishedFrom::Dateline,
                "{name}: {published:?}"
            );
        }
    }

    #[test]
    fn every_body_is_clean_prose() {
        for (name, article) in articles() {
            let paragraphs: Vec<&str> = article.body.split("\n\n").collect();
            assert!(paragraphs.len() >= 4, "{name}: {paragraphs:?}");
            for paragraph in &paragraphs {
                assert!(
                    !paragraph.is_empty() && paragraph.trim() == *paragraph,
                    "{name}: {paragraph:?}"
                );
                assert!(
                    !paragraph.contains(['<', '\n', '\u{fffd}', '\u{a0}']),
                    "{name}: {paragraph:?}"
                );
            }
            let last = paragraphs.last().expect("a last paragraph");
            assert!(
                last.ends_with(['.', '”', '"', '’', '?', '“', '«', '\'']),
                "{name}: {last}"
            );
            for word in ["Subscribe", "Cookie", "©", "MERIDIAN", "Read more"] {
                assert!(!article.body.contains(word), "{name}: {word}");
            }
        }
    }

    #[test]
    fn nearly_all_datelines_are_found() {
        let found = articles();
        let n_with_place = found
            .iter()
            .filter(|(_, a)| a.dateline_place.is_some())
            .count();
        assert!(
            n_with_place * 10 >= found.len() * 9,
            "{n_with_place} of {}",
            found.len()
        );
    }

    #[test]
    fn no_two_articles_share_a_key() {
        let found = articles();
        let keys: BTreeSet<&str> = found.iter().map(|(_, a)| a.key.as_str()).collect();
        assert_eq!(keys.len(), found.len());
    }
}

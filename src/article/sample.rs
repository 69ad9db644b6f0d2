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
    use std::path::Path;

    #[test]
    fn every_file_of_the_folder_is_bundled() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sample");
        let mut there: Vec<String> = std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .filter(|name| name != "README.md")
            .collect();
        there.sort();
        let bundled: Vec<&str> = super::files().map(|(name, _)| name).collect();
        assert_eq!(bundled, there);
    }
}

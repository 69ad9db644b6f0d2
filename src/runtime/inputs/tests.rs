//! What is found under paths, and in archives.

#![allow(clippy::unwrap_used)]

use super::{Inputs, Options};
use std::io::{Cursor, Write};
use std::path::PathBuf;

#[test]
fn folders_are_walked_by_name_and_what_is_wrong_stays_in_its_place() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    std::fs::create_dir_all(at("b/deep")).unwrap();
    std::fs::write(at("b/deep/two.txt"), "Two\n\nThe second text.").unwrap();
    std::fs::write(
        at("a.jsonl"),
        "{\"text\":\"One.\"}\nbroken\n{\"text\":\"Three.\"}\n",
    )
    .unwrap();
    std::fs::write(at(".hidden.txt"), "Hidden").unwrap();
    std::fs::write(at("README.md"), "About the folder").unwrap();
    std::fs::write(at("picture.png"), [0x89, b'P', b'N', b'G', 0]).unwrap();
    let paths: Vec<PathBuf> = vec![dir.path().to_owned(), at("none.txt")];
    let told: Vec<String> = Inputs::new(&paths, Options::default())
        .map(|row| match row {
            Ok(article) => article.body,
            Err(error) => {
                assert!(!error.reason.is_empty());
                let file = error.file.rsplit('/').next().unwrap().to_owned();
                format!("{file}:{}", error.line)
            }
        })
        .collect();
    assert_eq!(
        told,
        [
            "One.",
            "a.jsonl:2",
            "Three.",
            "The second text.",
            "none.txt:1"
        ]
    );
}

/// A zip archive of these files, deflated.
fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default();
    for (name, bytes) in files {
        out.start_file(*name, options).unwrap();
        out.write_all(bytes).unwrap();
    }
    out.finish().unwrap().into_inner()
}

/// What is read of a file of this name: bodies, and what is wrong, without the folder.
fn told(name: &str, bytes: &[u8]) -> Vec<String> {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join(name), bytes).unwrap();
    let folder = format!("{}/", dir.path().display());
    // Named or found in its folder: it is the same.
    let read = |path: PathBuf| -> Vec<String> {
        Inputs::new(&[path], Options::default())
            .map(|row| match row {
                Ok(article) => article.body,
                Err(error) => error.to_string().replace(&folder, ""),
            })
            .collect()
    };
    let told = read(dir.path().join(name));
    assert_eq!(told, read(dir.path().to_owned()));
    told
}

#[test]
fn an_archive_is_read_like_a_folder() {
    let inner = zip(&[("a.txt", b"Inner.")]);
    let gz = {
        let mut out = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        out.write_all(b"{\"text\": \"Four.\"}").unwrap();
        out.finish().unwrap()
    };
    let bytes = zip(&[
        (
            "z/b.jsonl",
            b"{\"text\": \"Two.\"}\nbroken\n{\"text\": \"Three.\"}\n",
        ),
        ("a.txt", b"One\n\nThe first text."),
        ("c.jsonl.gz", &gz),
        ("page", b"<html><body><p>Told by content.</p></body></html>"),
        ("style.css", b"body { color: red }"),
        ("picture.png", b"\x89PNG\r\n"),
        (".hidden/a.txt", b"Hidden"),
        ("__MACOSX/a.txt", b"Hidden"),
        ("README.md", b"About the archive"),
        ("inner.zip", &inner),
    ]);
    assert_eq!(
        told("news.zip", &bytes),
        [
            "The first text.",
            "Four.",
            "news.zip/inner.zip:1: an archive in an archive is not opened; unpack it first",
            "Told by content.",
            "Two.",
            "news.zip/z/b.jsonl:2: not valid JSON: expected value (column 1); the row is left out",
            "Three.",
        ]
    );
}

#[test]
fn archives_that_cannot_be_read_are_told() {
    let one: &[(&str, &[u8])] = &[("a.txt", b"One text, one text, one text.")];
    let whole = zip(one);
    let place = |mark: &[u8]| whole.windows(4).position(|w| w == mark).unwrap();
    let directory = place(b"PK\x01\x02");
    let changed = |at: usize, to: u8| {
        let mut bytes = whole.clone();
        bytes[at] = to;
        bytes
    };
    let rows = [
        (
            "cut off",
            whole[..whole.len() - 30].to_vec(),
            "a.zip:1: the list at the end of the zip archive is missing or damaged; get it anew",
        ),
        (
            "encrypted",
            changed(directory + 8, whole[directory + 8] | 1),
            "a.zip:1: a file in it is encrypted; unpack it with its password first",
        ),
        (
            "another checksum",
            changed(directory + 16, !whole[directory + 16]),
            "a.zip/a.txt:1: it cannot be read: it is damaged: length or checksum is not the \
             archive's; get it anew",
        ),
        (
            "longer than it says",
            changed(directory + 24, 5),
            "a.zip/a.txt:1: it cannot be read: it is damaged: length or checksum is not the \
             archive's; get it anew",
        ),
        (
            "a rare method",
            changed(directory + 10, 14),
            "a.zip/a.txt:1: it cannot be read: it is compressed in a rare way; unpack the \
             archive first",
        ),
        (
            "empty",
            zip(&[]),
            "a.zip:1: no article is in it in a form that is read (text, Markdown, HTML, JSON, CSV, mail, feeds)",
        ),
        (
            "nothing to read",
            zip(&[("a.css", b"body { color: red }")]),
            "a.zip:1: no article is in it in a form that is read (text, Markdown, HTML, JSON, CSV, mail, feeds)",
        ),
        (
            "a document",
            zip(&[
                ("[Content_Types].xml", b"<a/>"),
                ("word/document.xml", b"<a/>"),
            ]),
            "a.zip:1: it is a Word document; save it as plain text or HTML first",
        ),
    ];
    for (name, bytes, expected) in rows {
        assert_eq!(told("a.zip", &bytes), [expected], "{name}");
    }
}

#[test]
fn any_change_of_an_archive_is_read() {
    let whole = zip(&[("a.txt", b"One text."), ("b.html", b"<p>Two")]);
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("a.zip");
    for at in 0..whole.len() {
        for to in [0, 0xff, whole[at] ^ 1] {
            let mut bytes = whole.clone();
            bytes[at] = to;
            std::fs::write(&path, &bytes).unwrap();
            Inputs::new(std::slice::from_ref(&path), Options::default()).for_each(drop);
        }
    }
}

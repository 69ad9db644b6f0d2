//! Corrections made in the reader: into their file, into force, onto the article on the screen at
//! once and onto all others in the background.

use std::fmt::Display;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crossbeam_channel::{Receiver, Sender, unbounded};

use super::Wake;
use super::workers::{run_job, spawn};
use crate::app::event::{Reply, Revision};
use crate::archive::{Archive, ArchiveHandle, Engine, correct, correct_first};
use crate::config::CorrectionsFile;
use crate::config::corrections::in_force;
use crate::corrections::{Correction, Scope};

/// Whoever writes corrections.
#[derive(Debug)]
pub(super) struct Corrector {
    file: Option<CorrectionsFile>,
    engine: Engine,
    /// Tells the background that articles wait.
    waiting: Sender<()>,
}

impl Corrector {
    /// Writes to `file`; starts the thread that corrects in the background until `cancel`.
    pub(super) fn start(
        file: Option<CorrectionsFile>,
        archive: &ArchiveHandle,
        engine: Engine,
        cancel: Arc<AtomicBool>,
        wakes: &Sender<Wake>,
    ) -> std::io::Result<Corrector> {
        let (waiting, told) = unbounded();
        let (archive, wakes, own) = (archive.clone(), wakes.clone(), engine.clone());
        spawn("corrections", move || {
            correct_all(archive, &own, &cancel, &told, &wakes);
        })?;
        Ok(Corrector {
            file,
            engine,
            waiting,
        })
    }

    /// What articles are analysed with.
    pub(super) fn engine(&self) -> &Engine {
        &self.engine
    }

    /// Makes a change of the corrections.
    pub(super) fn revise(&self, archive: &mut ArchiveHandle, revision: &Revision) -> Reply {
        match self.revised(archive, revision) {
            Ok(reply) => reply,
            Err(what) => Reply::Failed { what },
        }
    }

    fn revised(&self, archive: &mut ArchiveHandle, revision: &Revision) -> Result<Reply, String> {
        let Some(file) = &self.file else {
            return Err("there is no home folder to write corrections to".to_owned());
        };
        let lexicon = self.engine.lexicon();
        let (added, n_articles) = archive
            .with(|archive| {
                archive.check_writable("correct")?;
                let added = added(archive, revision)?;
                let mut n_articles = archive.affected(&added, lexicon)?.n_articles;
                for correction in &revision.remove {
                    n_articles += archive.n_corrected(&correction.id())?;
                }
                Ok((added, n_articles))
            })
            .map_err(in_words)?;
        let read = file.change(&added, &revision.remove).map_err(in_words)?;
        self.engine.correct_by(in_force(&read));
        let n_left = correct_first(archive, &self.engine, revision.open).map_err(in_words)?;
        if n_left > 0 {
            // The thread ends with the program only.
            let _ = self.waiting.send(());
        }
        Ok(Reply::Corrected { added, n_articles })
    }
}

fn in_words(error: impl Display) -> String {
    error.to_string()
}

/// What is added, with the keys of the articles that it is for.
fn added(archive: &mut Archive, revision: &Revision) -> crate::archive::Result<Vec<Correction>> {
    let mut added = Vec::with_capacity(revision.add.len());
    for (article, correction) in &revision.add {
        let mut correction = correction.clone();
        if let Some(id) = article {
            correction.scope = Scope::article(&archive.article(*id)?.article.key);
        }
        added.push(correction);
    }
    Ok(added)
}

/// Corrects what waits whenever something does.
fn correct_all(
    mut archive: ArchiveHandle,
    engine: &Engine,
    cancel: &AtomicBool,
    told: &Receiver<()>,
    wakes: &Sender<Wake>,
) {
    while told.recv().is_ok() {
        // Of several calls one is enough.
        while told.try_recv().is_ok() {}
        cancel.store(false, Ordering::Relaxed);
        run_job("correcting", wakes, |tell| {
            correct(&mut archive, engine, cancel, tell)
        });
    }
}

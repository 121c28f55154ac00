//! Waiting until something in a folder changes.

use std::{
    path::{Path, PathBuf},
    sync::mpsc::{Receiver, channel},
    time::Duration,
};

use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use crate::error::Error;

/// A save is several changes one after the other: so long after the last of them it is over.
const QUIET: Duration = Duration::from_millis(50);

/// Folders that are watched. Folders and not files: editors put a new file in the place of the old one, which is another file.
pub(super) struct Disk {
    watcher: RecommendedWatcher,
    folders: Vec<PathBuf>,
    changes: Receiver<notify::Result<Event>>,
}

impl Disk {
    pub(super) fn watch(folders: &[PathBuf]) -> Result<Self, Error> {
        let (sender, changes) = channel();
        let watcher = notify::recommended_watcher(sender).map_err(|error| failed(Path::new("."), &error))?;
        let mut disk = Self { watcher, folders: Vec::new(), changes };
        disk.also_watch(folders)?;
        Ok(disk)
    }

    /// Further folders: a file may include others than before.
    pub(super) fn also_watch(&mut self, folders: &[PathBuf]) -> Result<(), Error> {
        for folder in folders {
            if !self.folders.contains(folder) {
                let watched = self.watcher.watch(folder, RecursiveMode::NonRecursive);
                watched.map_err(|error| failed(folder, &error))?;
                self.folders.push(folder.clone());
            }
        }
        Ok(())
    }

    /// Returns after something was written, and nothing more for a moment.
    pub(super) fn wait(&self) -> Result<(), Error> {
        loop {
            let change = self.changes.recv().expect("the watcher lives as long as this");
            // To read a file is an event too: the reading that follows would never end.
            if !change.map_err(|error| failed(Path::new("."), &error))?.kind.is_access() {
                break;
            }
        }
        while self.changes.recv_timeout(QUIET).is_ok() {}
        Ok(())
    }
}

fn failed(path: &Path, error: &notify::Error) -> Error {
    Error::Watch { path: path.to_owned(), reason: error.to_string() }
}

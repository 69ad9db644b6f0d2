//! Where the program's files are: XDG directories and their kin on macOS and Windows.

use std::path::PathBuf;

use etcetera::base_strategy::{BaseStrategy, choose_native_strategy};

/// The folders of this user, if the system says where the home folder is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paths {
    /// The configuration file.
    pub config: PathBuf,
    /// What readers corrected; beside the configuration.
    pub corrections: PathBuf,
    /// The archive, unless the configuration or the command line names another.
    pub archive: PathBuf,
    /// Where traces of defects are left.
    pub log: PathBuf,
}

impl Paths {
    /// Asks the environment; `DATELINE_CONFIG` names another configuration file.
    pub fn from_env() -> Option<Paths> {
        let base = choose_native_strategy().ok()?;
        let data = base.data_dir().join("dateline");
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        let config = std::env::var_os("DATELINE_CONFIG").map_or_else(
            || base.config_dir().join("dateline").join("config.toml"),
            PathBuf::from,
        );
        Some(Paths {
            corrections: config.with_file_name("corrections.toml"),
            config,
            archive: data.join("archive.db"),
            log: state.join("dateline").join("trace.log"),
        })
    }
}

/// Where newsboat keeps its cache: its own places, in the order in which it looks.
pub fn newsboat_caches() -> Vec<PathBuf> {
    let Ok(home) = etcetera::home_dir() else {
        return Vec::new();
    };
    let data = std::env::var_os("XDG_DATA_HOME").map(PathBuf::from);
    let data = data.filter(|folder| folder.is_absolute());
    let data = data.unwrap_or_else(|| home.join(".local/share"));
    vec![
        data.join("newsboat/cache.db"),
        home.join(".newsboat/cache.db"),
    ]
}

/// Replaces a leading `~/` by the home folder, as shells do before a program sees it.
pub fn expand_home(path: &str) -> PathBuf {
    match path.strip_prefix("~/") {
        Some(rest) => {
            etcetera::home_dir().map_or_else(|_| PathBuf::from(path), |home| home.join(rest))
        }
        None => PathBuf::from(path),
    }
}

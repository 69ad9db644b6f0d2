//! Opening a link in the user's browser, without a shell.

/// Why a link was not opened.
#[derive(Debug, thiserror::Error)]
pub(super) enum OpenError {
    /// Only pages are opened; anything else may be a program.
    #[error("only http and https links are opened")]
    Scheme,
    /// A link holds no spaces and no control characters.
    #[error("the link holds characters that no link has")]
    Characters,
    /// The system's opener failed.
    #[error("no browser could be started: {0}")]
    System(std::io::Error),
}

/// Opens `url` with the system's opener as a process of its own.
pub(super) fn open_url(url: &str) -> Result<(), OpenError> {
    check(url)?;
    open::that_detached(url).map_err(OpenError::System)
}

/// Refuses whatever an opener could take for something else than a page.
fn check(url: &str) -> Result<(), OpenError> {
    if url.chars().any(|c| {
        c.is_control()
            || c.is_whitespace()
            || matches!(c, '"' | '\'' | '<' | '>' | '`' | '\\' | '|')
    }) {
        return Err(OpenError::Characters);
    }
    let lower = url.to_ascii_lowercase();
    let host = lower
        .strip_prefix("https://")
        .or_else(|| lower.strip_prefix("http://"))
        .ok_or(OpenError::Scheme)?;
    if host.is_empty() || host.starts_with(['/', '-', '.']) {
        return Err(OpenError::Scheme);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::check;

    #[test]
    fn only_pages_pass() {
        for good in ["https://news.example/a?b=c&d=e#f", "HTTP://news.example"] {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "-rf",
            "https://",
            "https://-x",
            "https://a b",
            "https://a\u{1b}[0m",
            "http://a`touch x`",
            "data:text/html,x",
            "mailto:a@b?attach=c",
            "",
        ] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}

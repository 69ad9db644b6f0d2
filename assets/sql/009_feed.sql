-- What is known of feeds from the times they were fetched. Which feeds there are, the
-- configuration says; times are seconds since 1970 in UTC.
CREATE TABLE feed (
    -- The address as the configuration has it.
    url TEXT PRIMARY KEY,
    title TEXT NOT NULL DEFAULT '',
    -- Where the server said that the feed is for good.
    moved_to TEXT,
    etag TEXT,
    last_modified TEXT,
    last_try INTEGER,
    last_success INTEGER,
    -- Why the last try failed, in words.
    error TEXT,
    n_failures INTEGER NOT NULL DEFAULT 0,
    -- Not to be asked before; the server's own wish counts even where the user is in a hurry.
    next_due INTEGER,
    not_before INTEGER,
    -- The server said that there is no such feed any more.
    is_gone INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID;

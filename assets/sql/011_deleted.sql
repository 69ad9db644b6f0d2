-- Articles that the user deleted: kept whole, so that they can be brought back, and known, so that
-- no import or fetch brings them back unasked.

CREATE TABLE deleted (
    id      INTEGER PRIMARY KEY,    -- of the article
    batch   INTEGER NOT NULL,       -- what was deleted together
    at      INTEGER NOT NULL,       -- when, in seconds since 1970
    title   TEXT NOT NULL,
    kept    BLOB NOT NULL           -- all that is needed to store it again
) STRICT;

CREATE INDEX deleted_by_batch ON deleted (batch);

-- Its own key, and those of what others printed it as.
CREATE TABLE deleted_key (
    key     TEXT PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES deleted (id)
) STRICT, WITHOUT ROWID;

CREATE INDEX deleted_key_by_article ON deleted_key (article);

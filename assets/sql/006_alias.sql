-- Names that corrections give to somebody of another name: a filter for one finds the other.
CREATE TABLE alias (
    key  TEXT PRIMARY KEY,       -- folded, as found
    name TEXT NOT NULL           -- folded, as corrected
) STRICT, WITHOUT ROWID;

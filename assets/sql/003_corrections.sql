-- What readers corrected: which corrections were laid over what was found, and where.

-- The corrections in force, by their ids.
CREATE TABLE correction (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- The articles in which a correction found something.
CREATE TABLE corrected (
    correction TEXT NOT NULL,
    article    INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (correction, article)
) STRICT, WITHOUT ROWID;

CREATE INDEX corrected_by_article ON corrected (article);

-- Articles that were analysed under other corrections and wait for those in force.
CREATE TABLE to_correct (
    article INTEGER PRIMARY KEY REFERENCES article (id)
) STRICT;

-- The same article from several outlets is stored once; what the others printed it as is kept.

CREATE TABLE reprint (
    id      INTEGER PRIMARY KEY,
    article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
    key     TEXT NOT NULL UNIQUE,
    source  INTEGER REFERENCES source (id),
    title   TEXT NOT NULL,
    url     TEXT
) STRICT;

CREATE INDEX reprint_by_article ON reprint (article);
CREATE INDEX reprint_by_source ON reprint (source, article);

-- Outlets that printed it beside its own.
ALTER TABLE article ADD COLUMN n_more_sources INTEGER NOT NULL DEFAULT 0;

-- By what the same article is found again: numbers that stand for its address and for runs of its
-- words, these by week. What is found is compared in full, so a number left behind does no harm.
CREATE TABLE address (
    hash    INTEGER PRIMARY KEY,
    article INTEGER NOT NULL
) STRICT;

CREATE TABLE print (
    week    INTEGER NOT NULL,
    print   INTEGER NOT NULL,
    article INTEGER NOT NULL,
    PRIMARY KEY (week, print, article)
) STRICT, WITHOUT ROWID;

-- 0 until the articles that were stored before have theirs.
INSERT INTO counter (name, n) SELECT 'prints', NOT EXISTS (SELECT 1 FROM article);

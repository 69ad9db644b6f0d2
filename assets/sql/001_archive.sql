-- The archive: articles in order of publication, what was found in them, who met whom.
-- Article ids grow with the time of publication, so "newest first" is a range scan.

-- Totals, so that no question on the way to a screen counts rows.
CREATE TABLE counter (
    name TEXT PRIMARY KEY,
    n    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id         INTEGER PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    n_articles INTEGER NOT NULL DEFAULT 0
) STRICT;

-- What a row of the list shows, and nothing more: the list reads few pages.
CREATE TABLE article (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL UNIQUE,
    title      TEXT NOT NULL,
    source     INTEGER REFERENCES source (id),
    day        INTEGER,          -- days since 1970-01-01
    second     INTEGER,          -- of the day, UTC, where known
    dated_by   INTEGER,          -- what the date was taken from
    countries  TEXT NOT NULL,    -- two letters each, most mentioned first
    n_quotes   INTEGER NOT NULL,
    n_meetings INTEGER NOT NULL,
    n_words    INTEGER NOT NULL
) STRICT;

CREATE INDEX article_by_source ON article (source);

-- Files that articles came from.
CREATE TABLE file (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- What opening an article reads.
CREATE TABLE content (
    article  INTEGER PRIMARY KEY REFERENCES article (id),
    body     TEXT NOT NULL,
    file     INTEGER REFERENCES file (id),
    line     INTEGER,            -- in the file, from 1
    details  BLOB NOT NULL,      -- the rest of the article
    version  INTEGER NOT NULL,   -- of the analysis
    analysis BLOB NOT NULL
) STRICT;

-- Reasons recur in every mark; the analysis refers to them by number.
CREATE TABLE reason (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

-- Full text. Positions are kept (detail=full) because phrases must be found;
-- the words themselves are not stored a second time.
CREATE VIRTUAL TABLE words USING fts5 (
    title, body,
    content = '',
    tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE country (
    code       TEXT PRIMARY KEY,
    n_articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article_country (
    country TEXT NOT NULL,
    article INTEGER NOT NULL REFERENCES article (id),
    n       INTEGER NOT NULL,    -- mentions
    PRIMARY KEY (country, article)
) STRICT, WITHOUT ROWID;

-- Everything that articles name.
CREATE TABLE name (
    id         INTEGER PRIMARY KEY,
    key        TEXT NOT NULL,    -- folded
    kind       INTEGER NOT NULL,
    name       TEXT NOT NULL,    -- as shown
    country    TEXT,
    n_articles INTEGER NOT NULL,
    UNIQUE (key, kind)
) STRICT;

CREATE INDEX name_by_frequency ON name (n_articles);

CREATE VIRTUAL TABLE name_words USING fts5 (
    name,
    content = '', columnsize = 0, detail = none,
    tokenize = "unicode61 remove_diacritics 2"
);

CREATE TABLE article_name (
    name    INTEGER NOT NULL REFERENCES name (id),
    article INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (name, article)
) STRICT, WITHOUT ROWID;

-- One meeting as told by one or more articles.
CREATE TABLE encounter (
    id        INTEGER PRIMARY KEY,
    first     INTEGER NOT NULL,  -- day by which it is ordered: its first, else of publication
    last      INTEGER NOT NULL,
    kind      INTEGER NOT NULL,
    status    INTEGER NOT NULL,
    n_reports INTEGER NOT NULL,
    summary   BLOB NOT NULL      -- parties, days, place; without the reports
) STRICT;

CREATE INDEX encounter_by_time ON encounter (first, last, id);
CREATE INDEX encounter_by_state ON encounter (kind, status);

-- Who takes part, with the days on which a further report could belong to it.
CREATE TABLE encounter_party (
    key       TEXT NOT NULL,
    encounter INTEGER NOT NULL REFERENCES encounter (id),
    first     INTEGER NOT NULL,
    last      INTEGER NOT NULL,
    PRIMARY KEY (key, first, encounter)
) STRICT, WITHOUT ROWID;

CREATE INDEX encounter_party_by_encounter ON encounter_party (encounter);

CREATE TABLE report (
    article   INTEGER NOT NULL REFERENCES article (id),
    meeting   INTEGER NOT NULL,  -- index into the meetings of the article's analysis
    encounter INTEGER NOT NULL REFERENCES encounter (id),
    told      BLOB NOT NULL,     -- what the article says of it
    PRIMARY KEY (article, meeting)
) STRICT, WITHOUT ROWID;

CREATE INDEX report_by_encounter ON report (encounter);

-- What the reader did with an article; none stands for unread without a star.
CREATE TABLE mark (
    article INTEGER PRIMARY KEY REFERENCES article (id),
    read    INTEGER NOT NULL,
    starred INTEGER NOT NULL
) STRICT;

CREATE INDEX mark_starred ON mark (starred) WHERE starred = 1;

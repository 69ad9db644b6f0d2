-- What articles say of persons in their own words: for which state one acts, and in what office.
-- Article ids grow with the time of publication, so "said about that time" is a range scan.

CREATE TABLE statement (
    person  INTEGER NOT NULL REFERENCES name (id),
    article INTEGER NOT NULL REFERENCES article (id),
    country TEXT,
    office  TEXT NOT NULL,
    PRIMARY KEY (person, article)
) STRICT, WITHOUT ROWID;

-- What part a name or a country has in an article: how often it is quoted, and whether the
-- article is mainly about it.
ALTER TABLE article_name ADD COLUMN n_said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article_name ADD COLUMN is_main INTEGER NOT NULL DEFAULT 0;
ALTER TABLE article_country ADD COLUMN is_main INTEGER NOT NULL DEFAULT 0;

-- The words of each name's key, so that a surname finds everybody who has it.
CREATE TABLE name_word (
    word TEXT NOT NULL,
    name INTEGER NOT NULL REFERENCES name (id),
    PRIMARY KEY (word, name)
) STRICT, WITHOUT ROWID;

WITH RECURSIVE part (name, word, rest) AS (
    SELECT id, '', key || ' ' FROM name
    UNION ALL
    SELECT name, substr(rest, 1, instr(rest, ' ') - 1), substr(rest, instr(rest, ' ') + 1)
    FROM part WHERE rest <> ''
)
INSERT OR IGNORE INTO name_word (word, name) SELECT word, name FROM part WHERE word <> '';

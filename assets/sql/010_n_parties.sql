-- How many parties an encounter has, beside each of them: where there are several, a telling that
-- shares only one of them tells another. 0 where an older program did not say.
ALTER TABLE encounter_party ADD COLUMN n_parties INTEGER NOT NULL DEFAULT 0;

-- How sure each report is, from 0 to 100, so that the timeline can leave out the unsure ones.
-- The index has what is asked for: a look at it reads no report.

ALTER TABLE report ADD COLUMN confidence INTEGER NOT NULL DEFAULT 100;

CREATE INDEX report_by_confidence ON report (confidence, encounter);

-- A gouji database: what was read in published bulletins, and what does not agree in it.
--
-- Ids that begin with "sha256:" are hashes of files, so the same file has the same id everywhere.
-- Numbers are stored as decimal text, exactly as they were printed after scales were applied
-- ("13.40", "96700"); the views convert them for arithmetic. Boxes are points (1/72 inch) from the
-- top left corner of the page as displayed. Pages and lines count from 1, rows and columns of a
-- table's grid from 0. NULL is "unknown" or "none", never 0.

-- One invocation of the program that wrote to this file.
CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,              -- UTC, ISO 8601
  program TEXT NOT NULL,                 -- version of gouji
  rules TEXT NOT NULL,                   -- "sha256:..." over the rule files
  pages TEXT                             -- of each file, as asked for: "2-5"; NULL: all of them
) STRICT;

-- One file, named by its content. A bulletin that is published anew in another file is another document.
-- Copies of a file are one document; table location lists them. A file that was edited is another document
-- too; it takes the place of the one that was read at that location before if no copy of that one is left and
-- both are the same bulletin: issuer and period are known and equal, and the title is the same. Otherwise (a
-- file name that is used again each month, an untitled text) both stay.
CREATE TABLE document (
  id TEXT PRIMARY KEY,                   -- "sha256:..."
  run_id INTEGER NOT NULL REFERENCES run(id),  -- the run that wrote the rows below
  added_at TEXT NOT NULL,                -- UTC; when the file was first stored
  added_order INTEGER NOT NULL,          -- grows with each file that is new; added_at has whole seconds
  path TEXT NOT NULL,                    -- as given on the command line
  format TEXT NOT NULL,                  -- "pdf", "text", "markdown"
  title TEXT,
  issuer TEXT,                           -- canonical name
  level TEXT,                            -- "province", "city", "county", "township"
  period_from TEXT,                      -- ISO date, first day that the bulletin covers
  period_to TEXT,                        -- ISO date, last day
  pages INTEGER NOT NULL,
  status TEXT NOT NULL                   -- "read", "partly", "not_read"
) STRICT;
CREATE INDEX document_by_period ON document(issuer, period_to);

-- Which document a file held when it was read last. Of files that are gone the row may remain until the
-- document would be replaced; standard input and pipes have none.
CREATE TABLE location (
  path TEXT PRIMARY KEY,                 -- absolute, links resolved
  document_id TEXT NOT NULL REFERENCES document(id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX location_by_document ON location(document_id);

CREATE TABLE page (
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  width REAL NOT NULL,                   -- points, as displayed
  height REAL NOT NULL,
  rotation INTEGER NOT NULL,             -- degrees that were applied
  kind TEXT NOT NULL,                    -- "text", "scan", "mixed", "blank"
  trust TEXT NOT NULL,                   -- "trusted", "recovered", "untrusted"
  trust_reason TEXT,
  PRIMARY KEY (document_id, number)
) STRICT, WITHOUT ROWID;

-- What was recognised in the pixels of a page, one row for each page. It is no part of the document: a row is
-- written as soon as its page is done, whatever becomes of the run or of the document, and is used where a
-- later run would recognise the same once more. Rows that another reader wrote go when this one writes its
-- first, those of a document when an edited file takes its place. All rows may be deleted at any time.
CREATE TABLE recognised_page (
  document_id TEXT NOT NULL,             -- "sha256:..." of the file; need not be in table document
  number INTEGER NOT NULL,               -- of the page, from 1
  run_id INTEGER NOT NULL REFERENCES run(id),  -- the run that recognised it
  reader TEXT NOT NULL,                  -- "sha256:..." over the builds of program and libraries, and the models
  inputs TEXT NOT NULL,                  -- "sha256:..." over what else recognising went by: names, and the page as read
  content BLOB NOT NULL,                 -- the page, in the form of the program that wrote it and of no other
  content_hash TEXT NOT NULL,            -- "sha256:..." of content; if it differs, the page is recognised again
  PRIMARY KEY (document_id, number)
) STRICT;

-- A table or a paragraph.
CREATE TABLE region (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('table', 'paragraph')),
  position INTEGER NOT NULL,             -- among the regions of its kind, from 0
  page INTEGER,
  last_page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,  -- on `page`
  line INTEGER,                          -- of a text file
  text TEXT,                             -- a paragraph's text, a table's title
  measure TEXT,                          -- of a table: its note "单位：件"
  style TEXT NOT NULL,   -- table: "ruled", "aligned", "markup", "scanned"; else "prose", "heading", "furniture"
  topic TEXT,                            -- of a table: "hotline", "letters" ...
  header_rows INTEGER,
  row_count INTEGER,
  column_count INTEGER,
  UNIQUE (document_id, kind, position)
) STRICT;

-- A cell of a table, at its first row and column.
CREATE TABLE cell (
  id INTEGER PRIMARY KEY,
  region_id INTEGER NOT NULL REFERENCES region(id) ON DELETE CASCADE,
  "row" INTEGER NOT NULL,
  "column" INTEGER NOT NULL,
  row_span INTEGER NOT NULL,
  column_span INTEGER NOT NULL,
  text TEXT NOT NULL,                    -- as printed
  role TEXT NOT NULL,                    -- "header", "stub", "group", "total", "data", "note"
  page INTEGER NOT NULL,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  confidence REAL NOT NULL,              -- 1 for text that was read and not recognised
  UNIQUE (region_id, "row", "column")
) STRICT;

-- An organisation, by its canonical name.
CREATE TABLE unit (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;

-- How a document prints the name of a unit.
CREATE TABLE unit_alias (
  unit_id INTEGER NOT NULL REFERENCES unit(id) ON DELETE CASCADE,
  alias TEXT NOT NULL,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  PRIMARY KEY (alias, unit_id, document_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX unit_alias_by_document ON unit_alias(document_id);

-- What figures count. A copy of rules/indicators.tsv as of the last run.
CREATE TABLE indicator (
  id TEXT PRIMARY KEY,                   -- "rate_handled"
  name_zh TEXT NOT NULL,
  name_en TEXT NOT NULL,
  measure TEXT                           -- "件", "%"
) STRICT;

-- A reading that differs from what was printed.
CREATE TABLE repair (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,             -- in the document's list of repairs, from 0
  rule TEXT NOT NULL,                    -- "ocr.inner_space"
  raw TEXT NOT NULL,                     -- as printed
  text TEXT NOT NULL,                    -- as read
  confidence TEXT NOT NULL,              -- decimal, at most 1
  reason_zh TEXT, reason_en TEXT,
  page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  UNIQUE (document_id, position)
) STRICT;

-- One figure (or grade) of a document, or the place where one is missing.
CREATE TABLE observation (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,             -- in the document's list of observations, from 0
  source TEXT NOT NULL CHECK (source IN ('prose', 'table')),
  region_id INTEGER REFERENCES region(id) ON DELETE SET NULL,  -- its paragraph or table
  "row" INTEGER, "column" INTEGER,       -- of the table's grid
  unit_id INTEGER REFERENCES unit(id),   -- NULL: the whole that the bulletin speaks of
  unit_printed TEXT,
  indicator_id TEXT,                     -- id in `indicator`; NULL if the label is not known
  label TEXT,                            -- the printed name of the figure
  topic TEXT,                            -- "hotline", "letters" ...
  qualifier TEXT,                        -- what narrows it down, as printed
  period TEXT,                           -- ISO 8601: "2023-05", "2021-10-25/2021-10-31"
  value TEXT,                            -- decimal; NULL if missing or not a number
  high TEXT,                             -- of a range: its upper end
  bound TEXT,                            -- "exactly", "at_least", "more_than", "at_most", ...
  measure TEXT,                          -- "件", "%", "分"
  missing_reason TEXT,                   -- "-", "不适用"
  grade TEXT,                            -- "A" to "E"
  printed TEXT NOT NULL,                 -- as printed, before any repair
  repair_id INTEGER REFERENCES repair(id) ON DELETE SET NULL,
  page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  UNIQUE (document_id, position)
) STRICT;
CREATE INDEX observation_by_indicator ON observation(indicator_id, unit_id, period);
CREATE INDEX observation_by_unit ON observation(unit_id);
CREATE INDEX observation_by_region ON observation(region_id);
CREATE INDEX observation_by_repair ON observation(repair_id);

-- A sentence that states a relation between figures.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  pattern TEXT NOT NULL,                 -- entry of rules/patterns that found it
  kind TEXT NOT NULL,                    -- "share", "ranking" ...
  sentence TEXT NOT NULL,                -- as printed
  topic TEXT,
  qualifier TEXT,
  region_id INTEGER REFERENCES region(id) ON DELETE SET NULL,
  page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  UNIQUE (document_id, position)
) STRICT;
CREATE INDEX claim_by_region ON claim(region_id);

-- One part of a claim: a figure, words, or both.
CREATE TABLE claim_term (
  claim_id INTEGER NOT NULL REFERENCES claim(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  role TEXT NOT NULL,
  text TEXT,
  observation_id INTEGER REFERENCES observation(id) ON DELETE CASCADE,
  unit TEXT,                             -- canonical name, if the term names a unit
  indicator_id TEXT,
  PRIMARY KEY (claim_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX claim_term_by_observation ON claim_term(observation_id);

-- A number of the prose and what became of it.
CREATE TABLE prose_number (
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  fate TEXT NOT NULL CHECK (fate IN ('claimed', 'typed', 'unclaimed')),
  kind TEXT,                             -- "int", "percent", "date", "docno" ...
  text TEXT NOT NULL,
  context TEXT,
  page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- Damage that was worked around while reading.
CREATE TABLE note (
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  kind TEXT,                             -- "page.scan", "row.unknown_name" ...; NULL: by version 1
  severity TEXT NOT NULL CHECK (severity IN ('info', 'warning', 'error')),
  message TEXT NOT NULL,
  page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  PRIMARY KEY (document_id, position)
) STRICT, WITHOUT ROWID;

-- What a check says. All verdicts are stored, those that hold too.
CREATE TABLE finding (
  id INTEGER PRIMARY KEY,
  document_id TEXT NOT NULL REFERENCES document(id) ON DELETE CASCADE,
  key TEXT NOT NULL,                     -- the id that reports print: stable across runs
  rule TEXT NOT NULL,                    -- "share.base"
  verdict TEXT NOT NULL,                 -- "holds", "explained", "suspect", "contradicted", "unchecked"
  severity TEXT NOT NULL,                -- "note", "warning", "error", "critical"
  unit TEXT, indicator TEXT, period TEXT,  -- what it speaks of
  table_position INTEGER,                -- region.position of the table it speaks of
  stated TEXT,                           -- as printed
  computed TEXT,                         -- decimal with its measure
  interval_low TEXT, interval_high TEXT, -- what the stated figure may stand for
  explanation_kind TEXT NOT NULL,        -- "implied_denominator", "other_base" ... "none"
  explanation_value TEXT,
  explanation_low TEXT, explanation_high TEXT,
  explanation_zh TEXT, explanation_en TEXT,
  tried TEXT,                            -- kinds that do not fit, with commas between
  root_id INTEGER REFERENCES finding(id) ON DELETE SET NULL,  -- the finding that causes this one
  power TEXT,                            -- the smallest error that the check would see
  reason TEXT,                           -- of "unchecked"
  message_zh TEXT, message_en TEXT
) STRICT;
CREATE INDEX finding_by_document ON finding(document_id);
CREATE INDEX finding_by_key ON finding(key);
CREATE INDEX finding_by_root ON finding(root_id);

-- A figure that takes part in a finding, or (part = 'match') that its explanation found.
CREATE TABLE finding_operand (
  finding_id INTEGER NOT NULL REFERENCES finding(id) ON DELETE CASCADE,
  part TEXT NOT NULL CHECK (part IN ('operand', 'match')),
  position INTEGER NOT NULL,
  role TEXT NOT NULL,                    -- "numerator", "total" ...
  label TEXT,
  text TEXT,                             -- as printed
  value TEXT,                            -- decimal
  measure TEXT,
  source TEXT,                           -- "prose", "table", "computed"
  observation_id INTEGER REFERENCES observation(id) ON DELETE CASCADE,  -- NULL: computed
  page INTEGER,
  box_left REAL, box_top REAL, box_right REAL, box_bottom REAL,
  line INTEGER,
  PRIMARY KEY (finding_id, part, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX finding_operand_by_observation ON finding_operand(observation_id);

-- A person's decision about a finding. It names the finding by its key and the figures by a hash of
-- their printed texts, so it outlives a new run and ends when the figures change.
CREATE TABLE waiver (
  id INTEGER PRIMARY KEY,
  finding_key TEXT NOT NULL,
  value_hash TEXT NOT NULL,
  reason TEXT NOT NULL,
  comment TEXT,
  person TEXT,
  decided_at TEXT NOT NULL,              -- UTC
  expires_at TEXT,
  UNIQUE (finding_key, value_hash)
) STRICT;

-- One row for each observation, for people. `value` is a number here; `observation.value` is exact.
CREATE VIEW tidy AS
SELECT o.id AS observation_id, d.issuer, coalesce(o.period, d.period_from || '/' || d.period_to) AS period,
       u.name AS unit, coalesce(i.name_zh, o.label) AS indicator, o.indicator_id, o.topic, o.qualifier,
       CAST(o.value AS NUMERIC) AS value, o.measure, o.bound, o.grade, o.missing_reason,
       o.printed, o.source, d.path AS file, d.id AS document_id, o.page, o.line
FROM observation o
JOIN document d ON d.id = o.document_id
LEFT JOIN unit u ON u.id = o.unit_id
LEFT JOIN indicator i ON i.id = o.indicator_id;

-- The newest vintage of each observation whose indicator is known: of the documents that print it, the
-- one with the latest period, then the one that was new last; within a document a table before the prose,
-- then the first in reading order. Documents of unknown issuers are never vintages of one another.
CREATE VIEW latest AS
SELECT observation_id, issuer, period, unit, indicator, indicator_id, topic, qualifier, value, measure,
       bound, grade, missing_reason, printed, source, file, document_id, page, line
FROM (
  SELECT t.*, row_number() OVER (
           PARTITION BY t.issuer, CASE WHEN t.issuer IS NULL THEN t.document_id END, t.period, t.unit,
                        t.indicator_id, t.topic, t.qualifier
           ORDER BY d.period_to DESC, d.added_order DESC, t.source = 'table' DESC, t.observation_id) AS vintage
  FROM tidy t JOIN document d ON d.id = t.document_id
  WHERE t.indicator_id IS NOT NULL AND (t.value IS NOT NULL OR t.grade IS NOT NULL))
WHERE vintage = 1;

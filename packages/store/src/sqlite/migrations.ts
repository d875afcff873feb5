import type { Migration } from '../database/migration.js'

const first = `
CREATE TABLE documents (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256 TEXT NOT NULL UNIQUE,
  filename TEXT NOT NULL,
  media_type TEXT,
  bytes INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('received', 'processing', 'done', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  available_at INTEGER NOT NULL DEFAULT 0,
  lease_holder TEXT,
  lease_token TEXT,
  lease_until INTEGER,
  failure_code TEXT,
  failure_message TEXT,
  failure_hint TEXT,
  finished_at INTEGER,
  current_version INTEGER NOT NULL DEFAULT 0,
  CHECK ((status = 'processing') = (lease_token IS NOT NULL)),
  CHECK ((status = 'failed') = (failure_code IS NOT NULL)),
  CHECK (status <> 'done' OR current_version > 0)
);
CREATE INDEX documents_open ON documents (status, available_at, id) WHERE status IN ('received', 'processing');
CREATE INDEX documents_status ON documents (status, id);

CREATE TABLE receipts (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  filename TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (document_id, filename)
) WITHOUT ROWID;

CREATE TABLE versions (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  version INTEGER NOT NULL CHECK (version > 0),
  content_sha256 TEXT NOT NULL,
  producer TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  record BLOB NOT NULL,
  raw BLOB NOT NULL,
  edits BLOB NOT NULL,
  PRIMARY KEY (document_id, version)
);

CREATE TABLE pages (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page > 0),
  text_from TEXT NOT NULL,
  confidence REAL NOT NULL,
  grade TEXT NOT NULL,
  image_sha256 TEXT,
  image_media_type TEXT,
  width INTEGER,
  height INTEGER,
  PRIMARY KEY (document_id, page)
) WITHOUT ROWID;
CREATE INDEX pages_image ON pages (image_sha256) WHERE image_sha256 IS NOT NULL;

CREATE TABLE headers (
  document_id INTEGER PRIMARY KEY REFERENCES documents (id) ON DELETE CASCADE,
  type TEXT,
  type_blind TEXT NOT NULL,
  reference TEXT,
  reference_key TEXT NOT NULL,
  issued_on TEXT NOT NULL,
  issued_at TEXT,
  issuer TEXT,
  issuer_blind TEXT NOT NULL,
  issuer_id TEXT,
  province_id TEXT,
  parent_body TEXT,
  title TEXT,
  grade TEXT NOT NULL,
  text_from TEXT NOT NULL,
  page_count INTEGER NOT NULL,
  task_count INTEGER NOT NULL,
  deadline_count INTEGER NOT NULL,
  citation_count INTEGER NOT NULL,
  doubt_count INTEGER NOT NULL
);
CREATE INDEX headers_reference ON headers (reference_key, issuer_blind) WHERE reference_key <> '';
CREATE INDEX headers_issued ON headers (issued_on, document_id);
CREATE INDEX headers_issuer ON headers (issuer_blind, document_id);
CREATE INDEX headers_province ON headers (province_id, document_id);

CREATE TABLE bodies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL,
  body_id TEXT NOT NULL,
  exact TEXT NOT NULL,
  blind TEXT NOT NULL,
  UNIQUE (name, body_id)
);
CREATE INDEX bodies_blind ON bodies (blind);
CREATE INDEX bodies_id ON bodies (body_id) WHERE body_id <> '';

CREATE TABLE tasks (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  record_id TEXT NOT NULL,
  section TEXT,
  text TEXT NOT NULL,
  role TEXT NOT NULL,
  requested INTEGER NOT NULL,
  page INTEGER,
  confidence REAL NOT NULL
);
CREATE INDEX tasks_document ON tasks (document_id, id);
CREATE INDEX tasks_confidence ON tasks (confidence, id);

CREATE TABLE task_bodies (
  body INTEGER NOT NULL REFERENCES bodies (id),
  part TEXT NOT NULL CHECK (part IN ('responsible', 'with')),
  task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (body, part, task)
) WITHOUT ROWID;
CREATE INDEX task_bodies_task ON task_bodies (task, part, ordinal);

CREATE TABLE deadlines (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  record_id TEXT NOT NULL,
  text TEXT NOT NULL,
  kind TEXT NOT NULL,
  bound TEXT,
  date TEXT,
  every TEXT,
  month INTEGER,
  day INTEGER,
  from_day TEXT,
  to_day TEXT,
  rrule TEXT,
  what TEXT NOT NULL,
  page INTEGER,
  confidence REAL NOT NULL,
  due_on TEXT,
  rule TEXT,
  starts_on TEXT
);
CREATE INDEX deadlines_document ON deadlines (document_id, id);
CREATE INDEX deadlines_due ON deadlines (due_on, id) WHERE due_on IS NOT NULL;
CREATE INDEX deadlines_rule ON deadlines (rule, id) WHERE rule IS NOT NULL;

CREATE TABLE deadline_bodies (
  body INTEGER NOT NULL REFERENCES bodies (id),
  part TEXT NOT NULL CHECK (part IN ('who', 'report-to', 'via')),
  deadline INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (body, part, deadline)
) WITHOUT ROWID;
CREATE INDEX deadline_bodies_deadline ON deadline_bodies (deadline, part, ordinal);

CREATE TABLE instruments (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference_key TEXT NOT NULL,
  exact TEXT NOT NULL,
  blind TEXT NOT NULL,
  UNIQUE (reference_key, exact)
);

CREATE TABLE citations (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  record_id TEXT NOT NULL,
  instrument INTEGER NOT NULL REFERENCES instruments (id),
  kind TEXT NOT NULL,
  type TEXT NOT NULL,
  reference TEXT,
  title TEXT,
  date TEXT,
  issuer TEXT,
  year INTEGER,
  period TEXT,
  relation TEXT NOT NULL,
  status TEXT NOT NULL,
  mention_count INTEGER NOT NULL,
  confidence REAL NOT NULL
);
CREATE INDEX citations_document ON citations (document_id, id);
CREATE INDEX citations_instrument ON citations (instrument, id);

CREATE TABLE mentions (
  citation INTEGER NOT NULL REFERENCES citations (id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  page INTEGER,
  repaired_from INTEGER NOT NULL,
  repaired_to INTEGER NOT NULL,
  quote TEXT NOT NULL,
  PRIMARY KEY (citation, ordinal)
) WITHOUT ROWID;

CREATE TABLE task_deadlines (
  task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  deadline INTEGER NOT NULL REFERENCES deadlines (id) ON DELETE CASCADE,
  PRIMARY KEY (task, deadline)
) WITHOUT ROWID;
CREATE INDEX task_deadlines_deadline ON task_deadlines (deadline, task);

CREATE TABLE task_citations (
  task INTEGER NOT NULL REFERENCES tasks (id) ON DELETE CASCADE,
  citation INTEGER NOT NULL REFERENCES citations (id) ON DELETE CASCADE,
  PRIMARY KEY (task, citation)
) WITHOUT ROWID;
CREATE INDEX task_citations_citation ON task_citations (citation, task);

CREATE TABLE indicators (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  group_name TEXT,
  number TEXT,
  name TEXT NOT NULL,
  name_exact TEXT NOT NULL,
  name_blind TEXT NOT NULL,
  baseline_text TEXT,
  baseline_year INTEGER,
  baseline_value REAL,
  baseline_unit TEXT,
  target_text TEXT,
  target_year INTEGER,
  target_comparator TEXT,
  target_value REAL,
  target_unit TEXT,
  page INTEGER,
  confidence REAL NOT NULL
);
CREATE INDEX indicators_document ON indicators (document_id, id);

CREATE TABLE doubts (
  id INTEGER PRIMARY KEY,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  record_id TEXT,
  text TEXT NOT NULL,
  page INTEGER,
  confidence REAL NOT NULL
);
CREATE INDEX doubts_document ON doubts (document_id, id);
CREATE INDEX doubts_confidence ON doubts (confidence, id);

-- The keys of the words only; the texts stand in tasks and versions. The words are folded and parted before they come
-- here, so the plainest tokenizer is the right one: it leaves every letter outside ASCII alone.
CREATE VIRTUAL TABLE task_words USING fts5 (exact, blind, content = '', contentless_delete = 1, tokenize = 'ascii');
CREATE VIRTUAL TABLE document_words USING fts5 (exact, blind, content = '', contentless_delete = 1, tokenize = 'ascii');
`

const second = `
CREATE TABLE kept_pages (
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  page INTEGER NOT NULL CHECK (page > 0),
  producer TEXT NOT NULL,
  reading BLOB NOT NULL,
  image TEXT,
  PRIMARY KEY (document_id, page)
) WITHOUT ROWID;
`

const third = `
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  document_id INTEGER NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
  at INTEGER NOT NULL,
  who TEXT NOT NULL,
  target TEXT NOT NULL,
  before TEXT NOT NULL,
  after TEXT NOT NULL,
  note TEXT,
  undoes INTEGER REFERENCES corrections (id)
);
CREATE INDEX corrections_document ON corrections (document_id, id);
CREATE UNIQUE INDEX corrections_undoes ON corrections (undoes) WHERE undoes IS NOT NULL;
`

// What the record of an older reading gives without being read again; the rest comes with the next.
const fourth = `
ALTER TABLE doubts ADD COLUMN reason TEXT NOT NULL DEFAULT 'unsure-rule';
UPDATE doubts SET reason = CASE kind WHEN 'page' THEN 'page-failed' WHEN 'unread' THEN 'not-read' ELSE reason END;
`

const fifth = `
CREATE TABLE webhooks (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  url TEXT NOT NULL,
  secret TEXT NOT NULL,
  kinds TEXT NOT NULL,
  created_by TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  disabled INTEGER NOT NULL
);
CREATE TABLE webhook_deliveries (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  webhook_id INTEGER NOT NULL REFERENCES webhooks (id) ON DELETE CASCADE,
  message_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  document TEXT NOT NULL,
  version INTEGER,
  code TEXT,
  created_at INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'failed')),
  attempts INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  status INTEGER,
  reason TEXT
);
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (due_at, id) WHERE state = 'waiting';
CREATE INDEX webhook_deliveries_webhook ON webhook_deliveries (webhook_id, id);
`

// What waits is asked for by webhook, so that none holds another up.
const sixth = `
DROP INDEX webhook_deliveries_due;
CREATE INDEX webhook_deliveries_due ON webhook_deliveries (webhook_id, due_at, id) WHERE state = 'waiting';
`

export const migrations: readonly Migration[] = [
  { number: 1, name: 'documents, versions, facts, words', sql: first },
  { number: 2, name: 'pages that were read as jobs of their own', sql: second },
  { number: 3, name: 'corrections by people', sql: third },
  { number: 4, name: 'reasons of doubts', sql: fourth },
  { number: 5, name: 'what is to be told elsewhere', sql: fifth },
  { number: 6, name: 'what waits to be told, by webhook', sql: sixth },
]

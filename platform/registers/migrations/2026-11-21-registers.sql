-- Registers of all modules in one pair of tables: what stands now, and every version of it. What a row may hold, its
-- declaration says (platform/registers/declare.ts); the program checks it before it writes.
create schema registers;
grant usage on schema registers to linli_app;

create table registers.row (
  county text collate "C" not null,
  -- `module.name` of the declaration.
  register text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  -- The natural key within the place, folded: by it an import finds a row again.
  key text collate "C" not null,
  -- Columns that have a value, by their id.
  data jsonb not null,
  -- What is searched: lower case, and its pairs of characters (platform/search).
  text text not null,
  words tsvector not null,
  version integer not null,
  valid_from date not null,
  -- The day on which it was taken out; a row that stands has none.
  valid_to date,
  updated_at timestamptz not null,
  primary key (county, register, id)
);
create unique index row_key on registers.row (county, register, place, key) where valid_to is null;
-- Lists in their own order, wherever they begin.
create index row_list on registers.row (register, place, key, id);
create index row_words on registers.row using gin (words);

-- Every version, as it was written: who, when, why, and from where. The application's role adds and reads.
create table registers.row_version (
  county text collate "C" not null,
  register text collate "C" not null,
  row uuid not null,
  version integer not null,
  place text collate "C" not null,
  data jsonb not null,
  valid_from date not null,
  valid_to date,
  at timestamptz not null,
  person uuid,
  position uuid,
  body uuid,
  source text not null check (source in ('form', 'import', 'restore')),
  reason text,
  document text,
  -- The act that wrote it: its event in history carries the digest of all versions that it wrote.
  act uuid not null,
  primary key (county, register, row, version)
);
create index row_version_act on registers.row_version (act);

-- A file that was checked, or waits for it; filed under the county of whoever sent it.
create table registers.import (
  county text collate "C" not null,
  id uuid not null,
  register text collate "C" not null,
  state text not null check (state in ('waiting', 'checking', 'checked', 'accepted', 'writing', 'written', 'failed')),
  file text not null,
  -- The cells, until they are checked.
  sheet jsonb,
  rows integer not null,
  -- How far the check, then the writing, has come, in rows.
  done integer not null default 0,
  counts jsonb,
  -- Digest of what would be written: what is written is exactly this.
  digest text,
  reason text,
  document text,
  failure text,
  account uuid,
  person uuid,
  position uuid,
  body uuid,
  place text collate "C" not null,
  at timestamptz not null,
  -- When a job took it up: one that died is followed by another.
  taken_at timestamptz,
  primary key (county, id)
);
create index import_own on registers.import (county, register, person, at desc);
create index import_state on registers.import (state) where state in ('waiting', 'checking', 'accepted', 'writing');
create index import_at on registers.import (at);

-- The checked rows of a file.
create table registers.import_row (
  county text collate "C" not null,
  import uuid not null,
  -- Line of the sheet, 1 is the first.
  line integer not null,
  kind text not null check (kind in ('new', 'changed', 'unchanged', 'wrong')),
  row_county text collate "C",
  row uuid,
  -- The version that it was compared with; 0 for a new one.
  before integer,
  place text collate "C",
  key text collate "C",
  data jsonb,
  text text,
  words text,
  -- How the row is called in lists: its key, readable.
  label text not null,
  changes jsonb not null default '[]',
  problems jsonb not null default '[]',
  primary key (county, import, line)
);
create index import_row_kind on registers.import_row (county, import, kind, line);

grant select, insert, update on registers.row to linli_app;
grant select, insert on registers.row_version to linli_app;
grant select, insert, update, delete on registers.import to linli_app;
grant select, insert, delete on registers.import_row to linli_app;

-- What happened: one row per event, chained by hash within its subject (a case, a place, a body …).
-- The application's role may add rows and read them, nothing else.
create schema history;
grant usage on schema history to linli_app;

create table history.event (
  county text collate "C" not null,
  subject uuid not null,
  seq integer not null,
  id uuid not null,
  at timestamptz not null,
  operation text not null,
  account uuid,
  person uuid,
  position uuid,
  body uuid,
  place text collate "C" not null,
  data jsonb not null,
  -- Which transaction wrote it: sealing takes only transactions that are surely finished.
  txid bigint not null default (pg_current_xact_id()::text::bigint),
  prev bytea not null,
  hash bytea not null,
  primary key (county, subject, seq)
);
create index event_txid on history.event (txid);
create index event_person on history.event (person, at desc) where person is not null;

-- A seal covers all events of a range of transactions, so that a whole chain cannot vanish unseen.
create table history.seal (
  cluster text not null,
  through bigint not null,
  since bigint not null,
  at timestamptz not null,
  events bigint not null,
  digest bytea not null,
  prev bytea not null,
  hash bytea not null,
  primary key (cluster, through)
);

-- What was refused by a rule: who asked for what, where, and the provision that stood against it.
create table history.refusal (
  county text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  operation text not null,
  code text not null,
  mode text not null,
  person uuid,
  position uuid,
  body uuid,
  place text collate "C" not null,
  subject uuid,
  basis jsonb not null,
  primary key (county, id)
);
create index refusal_place on history.refusal (county, at desc);

-- Answers given to a key that a client chose, so that a retry does not double.
create table history.answered (
  key text not null,
  operation text not null,
  account uuid,
  digest text not null,
  answer jsonb not null,
  at timestamptz not null,
  primary key (key, operation)
);

grant select, insert on history.event, history.seal, history.refusal to linli_app;
grant select, insert, delete on history.answered to linli_app;

-- Duties: who bears them where, what is measured of them, and what people put on record or judged. States that follow
-- from the calendar alone (due, overdue, not measured) are derived when they are asked for.
create schema duties;
grant usage on schema duties to linli_app;

-- Since when an installation measures a jurisdiction: what lay before is nobody's omission here.
create table duties.beginning (
  jurisdiction text primary key,
  since date not null
);

-- The places that can bear duties, and how many of each level lie within each of them.
create table duties.bearer (
  county text collate "C" not null,
  place text collate "C" not null,
  level text not null,
  primary key (county, place)
);
create index bearer_place on duties.bearer (level, place);
create table duties.extent (
  county text collate "C" not null,
  area text collate "C" not null,
  level text not null,
  places integer not null,
  primary key (county, area, level)
);

-- What a bearer put on record. Never removed: what is withdrawn says so.
create table duties.record (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  duty text collate "C" not null,
  period text collate "C" not null,
  title text not null,
  day date not null,
  -- The day in whose period it counts: its own, or the last of the ended period that it makes good.
  counts_on date not null,
  text text not null,
  number text,
  public boolean not null,
  body uuid,
  body_name text not null,
  person uuid,
  at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_reason text,
  primary key (county, id)
);
create index record_duty on duties.record (county, place, duty, at desc);
create index record_public on duties.record (county, place, at desc) where public and withdrawn_at is null;

-- Judgments by a person, in their order; `met` is empty where one was taken back. Added to, never changed.
create table duties.judgment (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  duty text collate "C" not null,
  period text collate "C" not null,
  met boolean,
  reason text not null,
  body uuid,
  body_name text not null,
  post_name jsonb not null,
  person uuid,
  at timestamptz not null,
  primary key (county, id)
);
create index judgment_duty on duties.judgment (county, place, duty, period, at desc);

-- What was measured or judged: one row per obligation that is not merely open.
create table duties.obligation (
  county text collate "C" not null,
  place text collate "C" not null,
  duty text collate "C" not null,
  period text collate "C" not null,
  level text not null,
  state text not null check (state in ('met', 'missed', 'judged-met', 'judged-not')),
  since timestamptz not null,
  primary key (county, duty, period, place)
);
create index obligation_place on duties.obligation (county, place);

-- The same counted for each place and every place above it, by the month in which it came to be.
create table duties.tally (
  county text collate "C" not null,
  area text collate "C" not null,
  duty text collate "C" not null,
  period text collate "C" not null,
  level text not null,
  state text not null,
  month text collate "C" not null,
  count integer not null,
  primary key (county, area, duty, period, level, state, month)
);

-- Reminders and escalations, once each.
create table duties.told (
  county text collate "C" not null,
  place text collate "C" not null,
  duty text collate "C" not null,
  period text collate "C" not null,
  what text collate "C" not null check (what in ('reminder', 'overdue', 'escalation-1', 'escalation-2')),
  at timestamptz not null,
  -- Whom it reached.
  to_place text collate "C" not null,
  to_bodies jsonb not null,
  people integer not null,
  primary key (county, place, duty, period, what)
);

-- Full recomputations, with how far they are.
create table duties.recomputation (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  done integer not null default 0,
  total integer not null default 0,
  asked_at timestamptz not null,
  started_at timestamptz,
  ended_at timestamptz,
  gathered integer not null default 0,
  changed integer not null default 0,
  primary key (county, id)
);
create index recomputation_place on duties.recomputation (place, asked_at desc);

-- When the states were last brought up to date.
create table duties.settled (
  one boolean primary key default true check (one),
  at timestamptz not null
);

grant select on duties.beginning, duties.bearer, duties.extent, duties.record, duties.judgment, duties.obligation,
  duties.tally, duties.told, duties.recomputation, duties.settled to linli_app;
grant insert, update on duties.beginning, duties.record, duties.recomputation, duties.settled to linli_app;
grant insert on duties.judgment, duties.told to linli_app;
grant insert, update, delete on duties.bearer, duties.extent, duties.obligation, duties.tally to linli_app;

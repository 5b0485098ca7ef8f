-- Trials of another law over what really happened. Nothing here is personal: numbers, categories, places, stages.
create schema trials;
grant usage on schema trials to linli_app;

create table trials.trial (
  county text collate "C" not null,
  id uuid not null,
  -- Whose cases: everything at this place and below.
  place text collate "C" not null,
  -- The law that the cases were decided by, and the one that they are tried under (law.pack).
  jurisdiction text not null,
  version text not null,
  tried_jurisdiction text not null,
  tried_version text not null,
  from_day date not null,
  to_day date not null,
  state text not null check (state in ('waiting', 'running', 'done', 'failed')),
  -- What is gone through now, and where it stands: a run that was cut off goes on from here.
  phase text not null default 'laws' check (phase in ('laws', 'cases', 'attempts', 'end')),
  after_at timestamptz,
  after_id uuid,
  total integer not null default 0,
  done integer not null default 0,
  -- Cases with a different outcome, rows so far, and both by kind.
  changed integer not null default 0,
  rows integer not null default 0,
  counts jsonb not null default '{}',
  started_at timestamptz not null,
  started_by uuid,
  body uuid,
  finished_at timestamptz,
  primary key (county, id)
);
create index trial_time on trials.trial (county, started_at desc, id);
create index trial_open on trials.trial (state) where state in ('waiting', 'running');

-- What would be otherwise: in a case, or in the law itself.
create table trials.row (
  county text collate "C" not null,
  trial uuid not null,
  n integer not null,
  about text not null check (about in ('case', 'law')),
  kind text not null,
  case_county text collate "C",
  case_id uuid,
  case_no text,
  category text,
  place text collate "C",
  stage text,
  -- The version that the case was decided by; null for a row about the laws.
  version text,
  detail jsonb not null,
  primary key (county, trial, n),
  foreign key (county, trial) references trials.trial (county, id)
);
create index row_kind on trials.row (county, trial, kind, n);

grant select, insert, update on trials.trial to linli_app;
grant select, insert on trials.row to linli_app;

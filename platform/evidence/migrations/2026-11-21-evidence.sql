-- Evidence: what shows that duties are done. Rows are added in the transaction of the record behind them; the
-- application's role may neither change nor remove them.
create schema evidence;
grant usage on schema evidence to linli_app;

create table evidence.shown (
  county text collate "C" not null,
  id uuid not null,
  -- `<module>.<what>`; about: a duty, a kind of body, a parameter, or nothing.
  kind text collate "C" not null,
  about text collate "C" not null,
  place text collate "C" not null,
  holds boolean not null,
  -- How many stand, where a number is asked for.
  amount integer not null,
  at timestamptz not null,
  -- The day in China that it counts for.
  day date not null,
  body uuid,
  record_kind text not null,
  record text collate "C" not null,
  url text not null check (url like '/%'),
  title jsonb not null,
  noted_at timestamptz not null,
  primary key (county, id)
);
-- The same statement twice is one: gathering again adds nothing.
create unique index shown_once on evidence.shown (county, kind, about, place, record, at, holds, amount);
create index shown_place on evidence.shown (kind, about, place, at desc);

-- What was shown and is not yet reflected in the states of duties; whoever settles takes the rows away.
create table evidence.unsettled (
  county text collate "C" not null,
  id uuid not null,
  kind text collate "C" not null,
  about text collate "C" not null,
  place text collate "C" not null,
  day date not null,
  not_before timestamptz not null,
  primary key (county, id)
);
create index unsettled_time on evidence.unsettled (not_before);

grant select, insert on evidence.shown to linli_app;
grant select, insert, delete on evidence.unsettled to linli_app;

-- Grid matters: what a case of the procedure grid.matter is about.
create schema grid;
grant usage on schema grid to linli_app;

create table grid.matter (
  county text collate "C" not null,
  id uuid not null,
  category text not null,
  -- Free text of whoever reported it: for those who work on it and for the reporter.
  text text not null,
  public_text text,
  address text,
  -- WGS84 in micro-degrees: native geometry in degrees answers wrongly.
  location point,
  channel text not null,
  anonymous boolean not null default false,
  fixed boolean not null default false,
  photos uuid[] not null default '{}',
  followers integer not null default 0,
  words tsvector not null,
  primary key (county, id)
);
create index matter_location on grid.matter using gist (location) where location is not null;
create index matter_words on grid.matter using gin (words);
grant select, insert, update on grid.matter to linli_app;

-- How to reach the reporter: sealed, and behind row-level security by county.
create table grid.reporter (
  county text collate "C" not null,
  id uuid not null,
  name_sealed text,
  phone_sealed text,
  phone_index text,
  primary key (county, id)
);
create index reporter_phone on grid.reporter (county, phone_index) where phone_index is not null;
alter table grid.reporter enable row level security;
alter table grid.reporter force row level security;
create policy reporter_county on grid.reporter
  using (county >= current_setting('linli.county_from', true) collate "C"
    and county < current_setting('linli.county_to', true) collate "C");
grant select, insert on grid.reporter to linli_app;

-- Which bodies have had a matter: they may go on reading it.
create table grid.involved (
  county text collate "C" not null,
  body uuid not null,
  opened_at timestamptz not null,
  id uuid not null,
  primary key (county, body, opened_at, id)
);
grant select, insert on grid.involved to linli_app;

-- Neighbours who have the same problem.
create table grid.follower (
  county text collate "C" not null,
  id uuid not null,
  person uuid not null,
  at timestamptz not null,
  primary key (county, id, person)
);
grant select, insert, delete on grid.follower to linli_app;

-- Filters that somebody keeps under a name.
create table grid.saved_view (
  id uuid primary key,
  account uuid not null,
  name text not null,
  filter jsonb not null,
  at timestamptz not null
);
create index saved_view_account on grid.saved_view (account);
grant select, insert, update, delete on grid.saved_view to linli_app;

-- Figures per day on which matters were opened: a projection of the cases, recomputed where something changed.
create schema statistics;
grant usage on schema statistics to linli_app;

create table statistics.day_place (
  county text collate "C" not null,
  -- Community, or the place itself where a matter lies above a community.
  place text collate "C" not null,
  day date not null,
  town text collate "C",
  opened integer not null,
  handled integer not null,
  on_time integer not null,
  closed integer not null,
  not_accepted integer not null,
  reworked integer not null,
  reopened integer not null,
  rated integer not null,
  satisfied integer not null,
  found_fixed integer not null,
  supervised integer not null,
  handle_minutes bigint not null,
  primary key (county, place, day)
);
create index day_place_day on statistics.day_place (county, day);

create table statistics.day_category (
  county text collate "C" not null,
  town text collate "C" not null,
  day date not null,
  category text not null,
  opened integer not null,
  open integer not null,
  primary key (county, town, day, category)
);
create index day_category_day on statistics.day_category (county, day);

-- The same summed up for townships and counties, so that a year of a city is some thousand rows.
create table statistics.day_town (
  county text collate "C" not null,
  town text collate "C" not null,
  day date not null,
  opened integer not null,
  handled integer not null,
  on_time integer not null,
  closed integer not null,
  not_accepted integer not null,
  reworked integer not null,
  reopened integer not null,
  rated integer not null,
  satisfied integer not null,
  found_fixed integer not null,
  supervised integer not null,
  handle_minutes bigint not null,
  primary key (county, town, day)
);
create index day_town_day on statistics.day_town (county, day);

create table statistics.day_county (
  county text collate "C" not null,
  day date not null,
  opened integer not null,
  handled integer not null,
  on_time integer not null,
  closed integer not null,
  not_accepted integer not null,
  reworked integer not null,
  reopened integer not null,
  rated integer not null,
  satisfied integer not null,
  found_fixed integer not null,
  supervised integer not null,
  handle_minutes bigint not null,
  primary key (county, day)
);

create table statistics.day_county_category (
  county text collate "C" not null,
  day date not null,
  category text not null,
  opened integer not null,
  open integer not null,
  primary key (county, day, category)
);

-- Up to which transaction the figures are true.
create table statistics.progress (
  cluster text primary key,
  txid bigint not null,
  at timestamptz not null
);

grant select, insert, update, delete on statistics.day_place, statistics.day_category, statistics.day_town,
  statistics.day_county, statistics.day_county_category, statistics.progress to linli_app;

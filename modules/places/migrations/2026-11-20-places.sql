-- Places: the country's divisions (a small shared table), their boundaries, and the grids inside communities.
create schema places;
grant usage on schema places to linli_app;

-- One row per division code. A code that was revoked stays, with the day it ended and its successor.
create table places.place (
  code text collate "C" primary key,
  name text collate "C" not null,
  level text not null check (level in ('province', 'city', 'county', 'township', 'community')),
  parent text collate "C",
  -- By the classification or the committee's kind of code; null where neither tells.
  rural boolean,
  -- The installation's pack that covers it; kept in step with the packs at start.
  jurisdiction text,
  pinyin text collate "C" not null,
  initials text collate "C" not null,
  -- Pairs of neighbouring characters, for finding any part of a name.
  words tsvector not null,
  valid_from date,
  valid_to date,
  successor text collate "C"
);
create index place_parent on places.place (parent, code);
create index place_name on places.place (level, name);
create index place_name_governed on places.place (level, name) where jurisdiction is not null;
create index place_pinyin on places.place (level, pinyin);
create index place_initials on places.place (level, initials);
create index place_words on places.place using gin (words) with (fastupdate = off);
create index place_upper on places.place (name, code) where level <> 'community';

-- Boundaries as far as they are known. GeoJSON is the truth; `area` is the same ring in micro-degrees,
-- for finding a point: native polygons compare with a tolerance of 1e-6, which degrees would not bear.
create table places.boundary (
  place text collate "C" not null,
  valid_from date not null,
  valid_to date,
  ring jsonb not null,
  area polygon not null,
  lng double precision not null,
  lat double precision not null,
  primary key (place, valid_from)
);
create index boundary_area on places.boundary using gist (area);

-- A division of a community into grids: proposed, checked, decided or withdrawn.
create table places.division (
  county text collate "C" not null,
  id uuid not null,
  community text collate "C" not null,
  state text not null check (state in ('proposed', 'decided', 'withdrawn')),
  reason text not null,
  grids jsonb not null,
  findings jsonb not null,
  count integer not null,
  proposed_at timestamptz not null,
  proposed_by uuid,
  proposed_body uuid,
  decided_at timestamptz,
  decided_by uuid,
  decided_body uuid,
  document text,
  effective date,
  primary key (county, id)
);
create unique index division_open on places.division (county, community) where state = 'proposed';
create index division_community on places.division (county, community, proposed_at desc, id desc);
create index division_time on places.division (proposed_at desc, id desc);

-- Grids, every version kept: a new division closes the rows before it and adds its own.
create table places.grid (
  county text collate "C" not null,
  id uuid not null,
  code text collate "C" not null,
  community text collate "C" not null,
  name text not null,
  kind text not null check (kind in ('urban', 'rural')),
  basis jsonb not null default '[]',
  households integer,
  ring jsonb,
  area polygon,
  lng double precision,
  lat double precision,
  valid_from date not null,
  valid_to date,
  division uuid,
  primary key (county, id)
);
create unique index grid_present on places.grid (county, code) where valid_to is null;
create index grid_code on places.grid (county, code, valid_from desc);
create index grid_community on places.grid (county, community, valid_from desc);
create index grid_area on places.grid using gist (area);

grant select on places.place, places.boundary to linli_app;
grant select, insert, update on places.division, places.grid to linli_app;

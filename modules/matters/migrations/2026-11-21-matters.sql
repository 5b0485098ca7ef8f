-- Lists of community matters with their versions, their items, and what departments demand of communities.
create schema matters;
grant usage on schema matters to linli_app;

create table matters.list (
  county text collate "C" not null,
  id uuid not null,
  -- The place of the government that makes it.
  place text collate "C" not null,
  kind text not null,
  -- The list through all its versions.
  series uuid not null,
  version integer not null,
  state text not null check (state in ('draft', 'consulted', 'issued', 'published', 'replaced', 'withdrawn')),
  title text not null,
  -- What committees said of it, and what became of that.
  opinions text,
  document jsonb,
  filing jsonb,
  review_on date,
  issued_on date,
  published_on date,
  withdrawn_why text,
  body uuid,
  changed_at timestamptz not null,
  primary key (county, id),
  unique (county, series, version)
);
create index list_place on matters.list (county, place, kind, version desc);
grant select, insert, update on matters.list to linli_app;

create table matters.item (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  -- The version of the list that it stands in; null where an admission brought it.
  list uuid,
  -- The case of its admission.
  admission uuid,
  position integer not null,
  class text not null,
  title text not null,
  department text,
  -- The legal basis, as whoever made the list states it.
  basis text,
  frequency text,
  qualified boolean not null default false,
  -- For certificates: the office that is competent.
  competent text,
  primary key (county, id)
);
create index item_list on matters.item (county, list, position) where list is not null;
create index item_admitted on matters.item (county, place) where admission is not null;
-- A draft's items are written anew at each saving.
grant select, insert, delete on matters.item to linli_app;

-- Signs, ledgers, meetings, inspections and assessments that somebody demanded of a community.
create table matters.demand (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  kind text not null check (kind in ('sign', 'ledger', 'meeting', 'inspection', 'assessment')),
  title text not null,
  body uuid not null,
  -- The government's approval, where there is one.
  approval text,
  approved_on date,
  warned boolean not null,
  at timestamptz not null,
  ended_on date,
  primary key (county, id)
);
create index demand_place on matters.demand (county, place, at desc, id desc);
grant select, insert, update on matters.demand to linli_app;

-- What a body has asked of communities.
create index case_entrusted on workflow.case (county, (data->>'from'), opened_at desc, id)
  where procedure = 'matters.entrustment';

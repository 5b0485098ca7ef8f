-- Accountability: what is published of it, and which refused attempts led to a case. The cases themselves: workflow.case.
create schema accountability;
grant usage on schema accountability to linli_app;

-- Notices of criticism (通报批评): bodies, never persons.
create table accountability.notice (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  town text collate "C" generated always as (case when length(place) >= 9 then left(place, 9) end) stored,
  community text collate "C" generated always as (case when length(place) >= 12 then left(place, 12) end) stored,
  no text not null,
  title text not null,
  text text not null,
  subject uuid not null,
  authority uuid not null,
  fact text not null,
  published_at timestamptz not null,
  primary key (county, id)
);
create index notice_county on accountability.notice (county, published_at desc, id);
create index notice_town on accountability.notice (county, town, published_at desc, id);
create index notice_community on accountability.notice (county, community, published_at desc, id);
grant select, insert on accountability.notice to linli_app;

-- One case per refused attempt, and one per overdue complaint.
create table accountability.source (
  county text collate "C" not null,
  kind text not null check (kind in ('refusal', 'complaint')),
  source uuid not null,
  id uuid not null,
  primary key (county, kind, source)
);
grant select, insert on accountability.source to linli_app;

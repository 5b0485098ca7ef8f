-- Cases: the row is the projection of the case's events; both are written in one transaction.
create schema workflow;
grant usage on schema workflow to linli_app;

create table workflow.case (
  county text collate "C" not null,
  id uuid not null,
  no text not null,
  procedure text not null,
  jurisdiction text not null,
  -- The pack's version that the case began under: it keeps that law.
  pack text not null,
  place text collate "C" not null,
  town text collate "C" generated always as (case when length(place) >= 9 then left(place, 9) end) stored,
  community text collate "C" generated always as (case when length(place) >= 12 then left(place, 12) end) stored,
  title text not null,
  category text,
  level text not null default 'ordinary',
  state text not null,
  -- The duty whose desk the case lies on, and the body; null: any body that has the duty there.
  desk text,
  holder uuid,
  handler uuid,
  origin text not null,
  opened_by uuid,
  opened_at timestamptz not null,
  due_at timestamptz,
  -- When the engine looks at it again: due, then each step of the ladder.
  attention_at timestamptz,
  escalation smallint not null default 0,
  supervised boolean not null default false,
  suspended boolean not null default false,
  public boolean not null default false,
  closed_at timestamptz,
  outcome text,
  timers jsonb not null default '[]',
  data jsonb not null default '{}',
  parent uuid,
  merged_into uuid,
  reopened smallint not null default 0,
  rating smallint,
  seq integer not null,
  head bytea not null,
  primary key (county, id),
  unique (county, no)
);

-- Lists, newest first, per level of reach: an equality and an order each.
-- A county's list is long: what lists filter by stands in the index, so that a filter which few cases meet, and the
-- counting of those that meet it, walk the index alone.
create index case_county on workflow.case (county, opened_at desc, id)
  include (procedure, state, category, level, closed_at, origin);
-- Few are.
create index case_supervised on workflow.case (county, opened_at desc, id) where supervised;
create index case_town on workflow.case (county, town, opened_at desc, id);
create index case_community on workflow.case (county, community, opened_at desc, id);
create index case_time on workflow.case (opened_at desc, id);
create index case_holder on workflow.case (county, holder, opened_at desc) where holder is not null;
-- What is open, for counting by place.
create index case_open on workflow.case (county, town, community, due_at) where closed_at is null;
-- The inbox: what lies open on a body's desk; what is overdue first.
create index case_desk on workflow.case (county, holder, due_at) where closed_at is null;
create index case_attention on workflow.case (attention_at) where closed_at is null and attention_at is not null;
create index case_opener on workflow.case (opened_by, opened_at desc) where opened_by is not null;
create index case_parent on workflow.case (county, parent) where parent is not null;
create index case_public on workflow.case (county, opened_at desc) where public;

grant select, insert, update on workflow.case to linli_app;

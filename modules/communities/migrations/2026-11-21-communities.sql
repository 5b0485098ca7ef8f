-- What is proposed for communities: the picture as it will be, beside the case that carries it.
create schema communities;
grant usage on schema communities to linli_app;

create table communities.proposal (
  county text collate "C" not null,
  -- The case.
  id uuid not null,
  proposal jsonb not null,
  -- What the last check found, when it was examined or decided.
  findings jsonb not null default '[]',
  primary key (county, id)
);
grant select, insert, update on communities.proposal to linli_app;

-- Decisions whose day has come.
create index case_community_effective on workflow.case ((data ->> 'effective'))
  where procedure = 'places.community' and closed_at is null;

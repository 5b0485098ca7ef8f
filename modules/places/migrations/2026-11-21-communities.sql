-- What became of a community on a day: set up, adjusted, abolished. What was and what is stand side by side, so
-- that nothing is lost when the place's own row takes a new name or ends.
create table places.change (
  county text collate "C" not null,
  code text collate "C" not null,
  effective date not null,
  kind text not null check (kind in ('set-up', 'adjusted', 'abolished')),
  before jsonb,
  after jsonb,
  -- Where its land and its records' successors are, for one that was abolished.
  successor text collate "C",
  -- The case that decided it.
  record uuid not null,
  document jsonb,
  primary key (county, code, effective, record)
);
create index change_code on places.change (county, code, effective desc);
grant select, insert on places.change to linli_app;
grant insert, update on places.place, places.boundary to linli_app;

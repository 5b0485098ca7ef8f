-- Which demonstration populations were loaded, and with which version of the generator.
create schema demonstration;
grant usage on schema demonstration to linli_app;
create table demonstration.loaded (
  jurisdiction text primary key,
  version integer not null,
  at timestamptz not null,
  counts jsonb not null
);
grant select on demonstration.loaded to linli_app;

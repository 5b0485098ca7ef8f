-- Which demonstration populations have their past matters, all of them.
create table demonstration.seeded (
  jurisdiction text primary key,
  at timestamptz not null,
  matters integer not null
);
grant select on demonstration.seeded to linli_app;

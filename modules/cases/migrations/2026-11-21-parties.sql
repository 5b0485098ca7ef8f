-- Which bodies are party to a case beside the grid matter: those that asked, those that were asked.
create schema cases;
grant usage on schema cases to linli_app;

create table cases.party (
  county text collate "C" not null,
  body uuid not null,
  opened_at timestamptz not null,
  id uuid not null,
  primary key (county, body, opened_at, id)
);
grant select, insert on cases.party to linli_app;

-- Lists of them, newest first: grid matters are a hundred times as many and stand in their own lists.
create index case_beside on workflow.case (county, opened_at desc, id)
  where procedure <> 'grid.matter' and procedure <> 'grid.joint';

-- Every version of a law that this installation has ever run, as it was: what was decided under it stays readable
-- after its folder has changed. Rows are added, never changed. Small: a reference table where places are distributed.
create schema if not exists law;
grant usage on schema law to linli_app;

create table law.pack (
  id text not null,
  -- `<number>-<hash>`, as cases keep it; `draft-<name>-<hash>` for a draft that was tried.
  version text not null,
  hash text not null,
  -- What decides in it, without its words: versions of one number with the same are one law, worded better.
  rules text not null,
  -- The day from which it is in force; null for a first version and for a draft.
  valid_from date,
  data jsonb not null,
  first_seen timestamptz not null,
  primary key (id, version)
);

grant select, insert on law.pack to linli_app;

-- Figures that a law leaves open, as the bodies of a place have set them. Versions are added, never changed:
-- a later version of the same figure at the same place supersedes the one before from its day on, and taking a
-- figure back is a version too. A city's setting stands under its code padded to six digits, as its bodies do.
create schema if not exists law;
grant usage on schema law to linli_app;

create table law.setting (
  county text collate "C" not null,
  id uuid not null,
  -- The same for all versions of one figure at one place: the chain of their history.
  series uuid not null,
  place text collate "C" not null,
  -- The pack whose parameter it is.
  jurisdiction text not null,
  parameter text not null,
  version integer not null check (version > 0),
  state text not null check (state in ('set', 'withdrawn')),
  unit text not null,
  value jsonb,
  -- The document that set it, or took it back: title, number, date, link.
  document jsonb,
  reason text,
  valid_from date not null,
  set_at timestamptz not null,
  set_by uuid,
  position uuid,
  body uuid,
  body_kind text,
  primary key (county, id),
  unique (county, place, parameter, version),
  check (state = 'withdrawn' or (value is not null and document is not null)),
  check (state = 'set' or (value is null and reason is not null))
);
create index setting_time on law.setting (county, place, parameter, set_at desc, id desc);

grant select, insert on law.setting to linli_app;

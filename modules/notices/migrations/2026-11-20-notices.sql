-- What a person should know. Lies in the person's county; holds no personal data: the words are made from the
-- kind and from figures, names of bodies and places, and numbers of matters.
create schema notices;
grant usage on schema notices to linli_app;

create table notices.notice (
  county text collate "C" not null,
  id uuid not null,
  person uuid not null,
  at timestamptz not null,
  kind text not null,
  params jsonb not null,
  -- Page within the product.
  link text not null check (link like '/%'),
  read_at timestamptz,
  primary key (county, id)
);
create index notice_person on notices.notice (county, person, at desc, id desc);
create index notice_unread on notices.notice (county, person) where read_at is null;
create index notice_read on notices.notice (read_at) where read_at is not null;

grant select, insert, update, delete on notices.notice to linli_app;

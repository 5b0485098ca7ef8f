-- Parties: bodies, people, positions.
create schema parties;
grant usage on schema parties to linli_app;

create table parties.body (
  county text collate "C" not null,
  id uuid not null,
  kind text not null,
  department text,
  name text not null,
  place text collate "C" not null,
  phone text,
  address text,
  hours jsonb,
  valid_from date not null,
  valid_to date,
  primary key (county, id)
);
create index body_place on parties.body (county, place, kind);
create index body_reach on parties.body (place, id);
create index body_id on parties.body (id);

-- People. Row-level security opens only the counties of the asker's reach; ranges over text in byte order
-- are leakproof, so the primary key still serves. Phones and identity numbers are sealed.
create table parties.person (
  county text collate "C" not null,
  id uuid not null,
  name text not null,
  home text collate "C",
  phone_sealed text,
  phone_index text,
  identity_sealed text,
  identity_index text,
  created_at timestamptz not null,
  primary key (county, id)
);
create index person_id on parties.person (id);
create index person_phone on parties.person (county, phone_index) where phone_index is not null;
create index person_identity on parties.person (county, identity_index) where identity_index is not null;
alter table parties.person enable row level security;
create policy person_reach on parties.person to linli_app
  using (county >= current_setting('linli.county_from', true) and county < current_setting('linli.county_to', true))
  with check (county >= current_setting('linli.county_from', true) and county < current_setting('linli.county_to', true));

-- Positions held. `public_name` is the name under which the post is filled: work data, not a resident's.
create table parties.position (
  county text collate "C" not null,
  id uuid not null,
  person uuid not null,
  person_county text collate "C" not null,
  body uuid not null,
  post text not null,
  place text collate "C" not null,
  valid_from date not null,
  valid_to date,
  contact boolean not null default false,
  work_phone text,
  public_name text not null,
  primary key (county, id),
  foreign key (county, body) references parties.body (county, id)
);
create index position_person on parties.position (person);
create index position_body on parties.position (county, body);
create index position_reach on parties.position (place, id);

grant select, insert, update on parties.body, parties.person, parties.position to linli_app;

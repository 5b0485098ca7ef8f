-- Complaints and suggestions: what the case itself must not hold. Who complains and what they wrote is sealed.
create schema complaints;
grant usage on schema complaints to linli_app;

-- What a client needs to be given the same answer twice, and a resident with an account to find theirs again.
create table complaints.filing (
  county text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  -- Blind index of the account's person; null without an account or where nobody is to know.
  person_index text,
  -- Blind index of what was written: sent again under the same id it must be the same.
  content_index text not null,
  primary key (county, id)
);
create index filing_person on complaints.filing (person_index, at desc, id) where person_index is not null;
grant select, insert on complaints.filing to linli_app;

-- Who complains: sealed, and behind row-level security by county. No row where nobody gave a name.
create table complaints.complainant (
  county text collate "C" not null,
  id uuid not null,
  name_sealed text,
  phone_sealed text,
  primary key (county, id)
);
alter table complaints.complainant enable row level security;
alter table complaints.complainant force row level security;
create policy complainant_county on complaints.complainant
  using (county >= current_setting('linli.county_from', true) collate "C"
    and county < current_setting('linli.county_to', true) collate "C");
grant select, insert on complaints.complainant to linli_app;

-- What was written, by the complainant and to the complainant: sealed, for it may tell who wrote it.
create table complaints.statement (
  county text collate "C" not null,
  id uuid not null,
  seq integer not null,
  author text not null check (author in ('complainant', 'body')),
  at timestamptz not null,
  text_sealed text not null,
  primary key (county, id, seq)
);
alter table complaints.statement enable row level security;
alter table complaints.statement force row level security;
create policy statement_county on complaints.statement
  using (county >= current_setting('linli.county_from', true) collate "C"
    and county < current_setting('linli.county_to', true) collate "C");
grant select, insert on complaints.statement to linli_app;

-- Each reading of an identity: who, when, what for.
create table complaints.reading (
  county text collate "C" not null,
  id uuid not null,
  at timestamptz not null,
  person uuid not null,
  body uuid not null,
  purpose text not null,
  primary key (county, id, at, person)
);
grant select, insert on complaints.reading to linli_app;

-- Answers to suggestions, for everybody to read: no names.
create table complaints.published (
  county text collate "C" not null,
  id uuid not null,
  place text collate "C" not null,
  town text collate "C" generated always as (case when length(place) >= 9 then left(place, 9) end) stored,
  community text collate "C" generated always as (case when length(place) >= 12 then left(place, 12) end) stored,
  no text not null,
  summary text not null,
  answer text not null,
  body uuid not null,
  answered_at timestamptz not null,
  used boolean,
  reason text,
  primary key (county, id)
);
create index published_county on complaints.published (county, answered_at desc, id);
create index published_town on complaints.published (county, town, answered_at desc, id);
create index published_community on complaints.published (county, community, answered_at desc, id);
grant select, insert, update on complaints.published to linli_app;

-- How many there are, for what is published.
create index case_complained on workflow.case (county, town, community, opened_at)
  include (procedure, closed_at)
  where procedure in ('complaints.complaint', 'complaints.suggestion');

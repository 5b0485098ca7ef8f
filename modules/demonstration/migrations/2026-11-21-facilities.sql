-- For which jurisdictions facilities and figures of communities were invented.
create table demonstration.facilities (
  jurisdiction text primary key,
  at timestamptz not null,
  facilities integer not null
);

-- For which jurisdictions records of duties were invented.
create table demonstration.duties (
  jurisdiction text primary key,
  at timestamptz not null,
  records integer not null
);

-- Who may sign in, how, and from where. Installation-wide: an account belongs to no place, its person does.
create schema accounts;
grant usage on schema accounts to linli_app;

create table accounts.account (
  id uuid primary key,
  -- Lower case; two accounts never differ by case alone.
  login text collate "C" not null unique check (login = lower(login)),
  -- argon2id in PHC form: algorithm, cost and salt stand in it.
  password_hash text not null,
  -- Points to parties, without a foreign key: that table is spread over counties.
  person uuid,
  person_county text collate "C",
  name text not null,
  home text collate "C",
  disabled_at timestamptz,
  must_change boolean not null default false,
  -- Wrong passwords in a row, and until when none is tried.
  failures smallint not null default 0,
  locked_until timestamptz,
  last_sign_in timestamptz,
  -- The position that the next sign-in begins in.
  acting_default uuid,
  created_at timestamptz not null,
  check ((person is null) = (person_county is null))
);
create index account_person on accounts.account (person) where person is not null;

create table accounts.session (
  -- SHA-256 of the session's id: who reads this table cannot sign in with it.
  hash bytea primary key,
  id uuid not null unique,
  account uuid not null references accounts.account,
  started timestamptz not null,
  seen timestamptz not null,
  expires timestamptz not null,
  -- 'Chrome · Windows': what the person recognises; never the whole user agent.
  device text not null,
  acting uuid
);
create index session_account on accounts.session (account);
create index session_expires on accounts.session (expires);

create table accounts.api_key (
  id uuid primary key,
  account uuid not null references accounts.account,
  name text not null,
  -- SHA-256 of the token; 256 random bits need no slow hash.
  hash bytea not null unique,
  created timestamptz not null,
  last_used timestamptz,
  revoked timestamptz
);
create index api_key_account on accounts.api_key (account) where revoked is null;

grant select, insert, update on accounts.account, accounts.api_key to linli_app;
grant select, insert, update, delete on accounts.session to linli_app;

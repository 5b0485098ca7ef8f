-- Photos that were sent. The bytes lie in the store under their hash; several rows may point to the same bytes.
-- Where and when a photo says it was taken is not kept: it is the sender's and may be personal.
create schema files;
grant usage on schema files to linli_app;

create table files.file (
  id uuid primary key,
  -- The original, for those who handle the case.
  hash text collate "C" not null,
  type text not null,
  size integer not null,
  width integer not null,
  height integer not null,
  -- Copies without metadata, for everybody who may see the case.
  public_hash text collate "C" not null,
  public_type text not null,
  thumb_hash text collate "C" not null,
  thumb_type text not null,
  uploaded_at timestamptz not null,
  account uuid,
  -- Keyed hash of the sender's address, against floods; the address itself is not kept.
  ip_hash text not null,
  -- The record that it belongs to; without one it is removed after a day.
  attached_county text collate "C",
  attached_subject uuid,
  check ((attached_county is null) = (attached_subject is null))
);
create index file_subject on files.file (attached_county, attached_subject) where attached_subject is not null;
create index file_unattached on files.file (uploaded_at) where attached_subject is null;
create index file_hash on files.file (hash);
create index file_public_hash on files.file (public_hash);
create index file_thumb_hash on files.file (thumb_hash);

grant select, insert, update, delete on files.file to linli_app;

-- An act that the platform itself judges counts once.
create table identity_used_act (
  digest  char(64)    character set ascii collate ascii_bin not null,
  used_at datetime(6) not null,
  primary key (digest)
);

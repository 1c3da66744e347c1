create table document (
  id        char(36)     character set ascii collate ascii_bin not null,
  file_name varchar(255) not null,
  size      bigint       not null,
  digest    char(64)     character set ascii collate ascii_bin not null,
  owner     varchar(128) not null,
  open      boolean      not null,
  stored_at datetime(6)  not null,
  primary key (id),
  key document_digest (digest)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- A sealed bid on its way in. Who uploads is not written down: before opening that is a secret.
create table upload (
  id           char(36)    character set ascii collate ascii_bin not null,
  tender       varchar(64) character set ascii collate ascii_bin not null,
  lot          varchar(64) character set ascii collate ascii_bin not null,
  ticket       char(32)    character set ascii collate ascii_bin not null,
  root         char(64)    character set ascii collate ascii_bin not null,
  size         bigint      not null,
  pieces       int         not null,
  begun_at     datetime(6) not null,
  completed_at datetime(6) null,
  signature    varchar(255) character set ascii collate ascii_bin null,
  primary key (id),
  unique key upload_ticket (tender, lot, ticket, root)
);

create table upload_piece (
  upload_id char(36) character set ascii collate ascii_bin not null,
  no        int      not null,
  digest    char(64) character set ascii collate ascii_bin not null,
  stored    boolean  not null,
  leaf      char(64) character set ascii collate ascii_bin null,
  primary key (upload_id, no)
);

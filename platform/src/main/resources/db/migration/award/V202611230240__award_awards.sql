create table award (
  tender         varchar(64) character set ascii collate ascii_bin not null,
  lot            varchar(64) character set ascii collate ascii_bin not null,
  state          varchar(20) character set ascii collate ascii_bin not null,
  candidates     mediumtext  not null,
  published_at   datetime(6) not null,
  publicity_ends datetime(6) not null,
  winner         char(32)    character set ascii collate ascii_bin null,
  passed_over    text        not null,
  awarded_at     datetime(6) null,
  -- Digest of the signed act that made this state.
  act            char(64)    character set ascii collate ascii_bin not null,
  evidence       char(36)    character set ascii collate ascii_bin not null,
  version        bigint      not null,
  primary key (tender, lot)
) default charset = utf8mb4 collate = utf8mb4_bin;

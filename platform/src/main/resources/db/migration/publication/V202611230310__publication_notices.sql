-- Published notices: inserted, never changed.
create table publication (
  no                 bigint       not null auto_increment,
  kind               varchar(32)  character set ascii collate ascii_bin not null,
  tender             varchar(64)  character set ascii collate ascii_bin not null,
  lot                varchar(64)  character set ascii collate ascii_bin null,
  title              varchar(300) not null,
  body               mediumtext   not null,
  digest             char(64)     character set ascii collate ascii_bin not null,
  evidence           char(36)     character set ascii collate ascii_bin not null,
  published_evidence char(36)     character set ascii collate ascii_bin not null,
  published_at       datetime(6)  not null,
  primary key (no),
  key publication_tender (tender, no)
) default charset = utf8mb4 collate = utf8mb4_bin;

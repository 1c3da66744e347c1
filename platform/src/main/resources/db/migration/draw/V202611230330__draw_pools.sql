create table draw_case (
  id           varchar(64)  character set ascii collate ascii_bin not null,
  tender       varchar(64)  character set ascii collate ascii_bin not null,
  lot          varchar(64)  character set ascii collate ascii_bin not null,
  state        varchar(16)  character set ascii collate ascii_bin not null,
  params       text         not null,
  rule_hash    char(64)     character set ascii collate ascii_bin not null,
  root         char(64)     character set ascii collate ascii_bin not null,
  pool_commit  char(64)     character set ascii collate ascii_bin not null,
  table_digest char(64)     character set ascii collate ascii_bin not null,
  removed_root char(64)     character set ascii collate ascii_bin not null,
  removed      int          not null,
  cause        varchar(500) null,
  agency       varchar(18)  character set ascii collate ascii_bin not null,
  evidence     char(36)     character set ascii collate ascii_bin null,
  prepared_at  datetime(6)  not null,
  version      int          not null,
  primary key (id),
  key draw_case_lot (tender, lot)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Salts are secret until a seat is opened; a row that changes breaks the root that is on the chain.
create table draw_member (
  draw      varchar(64) character set ascii collate ascii_bin not null,
  idx       int         not null,
  expert    varchar(64) character set ascii collate ascii_bin not null,
  specialty varchar(16) character set ascii collate ascii_bin not null,
  region    char(6)     character set ascii collate ascii_bin not null,
  employer  char(16)    character set ascii collate ascii_bin not null,
  salt      char(32)    character set ascii collate ascii_bin not null,
  primary key (draw, idx)
);

create table draw_removed (
  draw   varchar(64) character set ascii collate ascii_bin not null,
  no     int         not null,
  expert varchar(64) character set ascii collate ascii_bin not null,
  reason varchar(32) character set ascii collate ascii_bin not null,
  salt   char(32)    character set ascii collate ascii_bin not null,
  primary key (draw, no)
);

-- Signed acts in the order they came, written before they go to the chain.
create table draw_step (
  no       bigint      not null auto_increment,
  draw     varchar(64) character set ascii collate ascii_bin not null,
  act      varchar(32) character set ascii collate ascii_bin not null,
  body     mediumtext  character set utf8mb4 collate utf8mb4_bin not null,
  on_chain boolean     not null default false,
  primary key (no),
  key draw_step_draw (draw, no)
);

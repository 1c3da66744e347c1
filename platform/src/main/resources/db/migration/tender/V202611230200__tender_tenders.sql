create table tender (
  id              varchar(64)  character set ascii collate ascii_bin not null,
  title           varchar(255) not null,
  region          varchar(12)  character set ascii collate ascii_bin not null,
  industry        varchar(32)  character set ascii collate ascii_bin not null,
  trade_type      varchar(32)  character set ascii collate ascii_bin not null,
  tenderer        char(18)     character set ascii collate ascii_bin not null,
  agency          char(18)     character set ascii collate ascii_bin not null,
  rule_set        varchar(64)  character set ascii collate ascii_bin not null,
  rule_version    int          not null,
  deadline        datetime(6)  not null,
  document        char(36)     character set ascii collate ascii_bin not null,
  document_digest char(64)     character set ascii collate ascii_bin not null,
  state           varchar(20)  character set ascii collate ascii_bin not null,
  published_at    datetime(6)  null,
  -- The fact that speaks of this state of the row; none while it is a draft.
  evidence        char(36)     character set ascii collate ascii_bin null,
  version         bigint       not null,
  primary key (id),
  key tender_state (state, deadline),
  key tender_published (published_at)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table tender_lot (
  tender        varchar(64)  character set ascii collate ascii_bin not null,
  lot           varchar(64)  character set ascii collate ascii_bin not null,
  position      int          not null,
  title         varchar(255) not null,
  ceiling_fen   bigint       null,
  quotas        text         not null,
  qualification text         not null,
  scoring       text         not null,
  state         varchar(20)  character set ascii collate ascii_bin not null,
  failure       varchar(64)  character set ascii collate ascii_bin null,
  primary key (tender, lot)
) default charset = utf8mb4 collate = utf8mb4_bin;

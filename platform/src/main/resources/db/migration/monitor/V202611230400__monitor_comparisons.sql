create table monitor_comparison (
  no          bigint      not null auto_increment,
  started_at  datetime(6) not null,
  ended_at    datetime(6) not null,
  row_count   bigint      not null,
  fact_count  bigint      not null,
  differences mediumtext  character set utf8mb4 collate utf8mb4_bin not null,
  primary key (no)
);

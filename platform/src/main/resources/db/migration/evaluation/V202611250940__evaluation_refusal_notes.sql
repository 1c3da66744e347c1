-- Who of those who have signed notes that a member neither signs nor dissents; most of the committee together count him as agreeing.
create table evaluation_refusal_note (
  tender    varchar(64) character set ascii collate ascii_bin not null,
  lot       varchar(64) character set ascii collate ascii_bin not null,
  seat      int         not null,
  noted_by  int         not null,
  signature mediumtext  not null,
  primary key (tender, lot, seat, noted_by)
) default charset = utf8mb4 collate = utf8mb4_bin;

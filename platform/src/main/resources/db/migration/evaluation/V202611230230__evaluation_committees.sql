create table evaluation (
  tender        varchar(64) character set ascii collate ascii_bin not null,
  lot           varchar(64) character set ascii collate ascii_bin not null,
  draw          varchar(64) character set ascii collate ascii_bin not null,
  state         varchar(16) character set ascii collate ascii_bin not null,
  -- The report (评标报告) in canonical JSON, once all forms are in.
  report        mediumtext  null,
  evidence      char(36)    character set ascii collate ascii_bin null,
  version       bigint      not null,
  primary key (tender, lot)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- A member is known by the digest of the certificate; names stay with the expert room.
create table evaluation_seat (
  tender    varchar(64) character set ascii collate ascii_bin not null,
  lot       varchar(64) character set ascii collate ascii_bin not null,
  seat      int         not null,
  account   char(64)    character set ascii collate ascii_bin not null,
  state     varchar(20) character set ascii collate ascii_bin not null,
  dissent   text        null,
  signature mediumtext  null,
  version   bigint      not null,
  primary key (tender, lot, seat, account),
  key evaluation_seat_account (account)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table evaluation_form (
  tender        varchar(64) character set ascii collate ascii_bin not null,
  lot           varchar(64) character set ascii collate ascii_bin not null,
  account       char(64)    character set ascii collate ascii_bin not null,
  ticket        char(32)    character set ascii collate ascii_bin not null,
  seat          int         not null,
  qualification text        not null,
  scores        text        not null,
  -- The fact that speaks of the form, once it is final.
  evidence      char(36)    character set ascii collate ascii_bin null,
  primary key (tender, lot, account, ticket)
) default charset = utf8mb4 collate = utf8mb4_bin;

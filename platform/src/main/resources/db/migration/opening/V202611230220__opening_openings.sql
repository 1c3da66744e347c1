create table opening (
  tender        varchar(64) character set ascii collate ascii_bin not null,
  state         varchar(16) character set ascii collate ascii_bin not null,
  release_until datetime(6) null,
  -- The minutes (开标记录) in canonical JSON, once all is read out.
  minutes       mediumtext  null,
  evidence      char(36)    character set ascii collate ascii_bin null,
  version       bigint      not null,
  primary key (tender),
  key opening_state (state)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table opening_entry (
  tender       varchar(64)  character set ascii collate ascii_bin not null,
  lot          varchar(64)  character set ascii collate ascii_bin not null,
  ticket       char(32)     character set ascii collate ascii_bin not null,
  state        varchar(16)  character set ascii collate ascii_bin not null,
  bidder       char(18)     character set ascii collate ascii_bin null,
  bidder_name  varchar(255) null,
  figures      text         not null,
  code         varchar(64)  character set ascii collate ascii_bin null,
  fault        varchar(16)  character set ascii collate ascii_bin null,
  progress     int          not null,
  tx_id        varchar(64)  character set ascii collate ascii_bin null,
  -- The opened file, for the committee.
  document     char(36)     character set ascii collate ascii_bin null,
  evidence     char(36)     character set ascii collate ascii_bin null,
  -- What the bidder released, kept until the judgement and for whoever wants to judge again.
  released     mediumtext   null,
  -- Which copy decrypts has a lease; when it dies another one goes on.
  leased_until datetime(6)  null,
  version      bigint       not null,
  primary key (tender, lot, ticket),
  key opening_entry_state (state, leased_until)
) default charset = utf8mb4 collate = utf8mb4_bin;

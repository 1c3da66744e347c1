-- A bid under its ticket. There is no column from which anybody could learn who bids: the contract has a salted commitment, nothing else.
create table bid (
  tender        varchar(64)  character set ascii collate ascii_bin not null,
  lot           varchar(64)  character set ascii collate ascii_bin not null,
  ticket        char(32)     character set ascii collate ascii_bin not null,
  state         varchar(16)  character set ascii collate ascii_bin not null,
  -- Digest of the public argument: the same submission again gets the same receipt.
  argument      char(64)     character set ascii collate ascii_bin not null,
  submission    text         not null,
  sealed_root   char(64)     character set ascii collate ascii_bin not null,
  size          bigint       not null,
  -- Revocation lists of all authorities as the platform added them, for the second look at the opening.
  crls          mediumtext   not null,
  replaces      char(32)     character set ascii collate ascii_bin null,
  tx_id         varchar(64)  character set ascii collate ascii_bin null,
  block_no      bigint       null,
  received_at   datetime(6)  null,
  deadline      datetime(6)  null,
  endorsements  mediumtext   null,
  refusal       varchar(64)  character set ascii collate ascii_bin null,
  evidence      char(36)     character set ascii collate ascii_bin null,
  changed_at    datetime(6)  not null,
  version       bigint       not null,
  primary key (tender, lot, ticket),
  key bid_state (state, changed_at)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- What happened, in the business transaction; the leaf's octets never change again.
create table evidence_fact (
  id          char(36)      character set ascii collate ascii_bin not null,
  type        varchar(64)   character set ascii collate ascii_bin not null,
  subject     varchar(255)  not null,
  digest      char(64)      character set ascii collate ascii_bin not null,
  actor       varchar(128)  not null,
  recorded_at datetime(6)   not null,
  leaf        varchar(4096) not null,
  object      mediumtext    not null,
  primary key (id),
  key evidence_fact_digest (digest),
  key evidence_fact_subject (subject, recorded_at)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- What the log has not taken yet, in the order of arrival.
create table evidence_queue (
  no      bigint   not null auto_increment,
  fact_id char(36) character set ascii collate ascii_bin not null,
  primary key (no)
);

-- Where the log put it. Only ever inserted.
create table evidence_leaf (
  leaf_index bigint     not null,
  fact_id    char(36)   character set ascii collate ascii_bin not null,
  leaf_hash  binary(32) not null,
  primary key (leaf_index),
  unique key evidence_leaf_fact (fact_id)
);

-- One row: how far the log is integrated (rows), published (tiles and checkpoint), anchored (chain). Its lock makes one copy the writer.
create table evidence_head (
  id              tinyint     not null,
  integrated_size bigint      not null,
  published_size  bigint      not null,
  anchored_size   bigint      not null,
  primary key (id)
);

insert into evidence_head (id, integrated_size, published_size, anchored_size)
values (1, 0, 0, 0);

-- The anchors on the chain, for the proof bundles.
create table evidence_anchor (
  size        bigint      not null,
  root        char(64)    character set ascii collate ascii_bin not null,
  tx_id       varchar(64) character set ascii collate ascii_bin not null,
  anchored_at datetime(6) not null,
  checkpoint  text        not null,
  primary key (size)
) default charset = utf8mb4 collate = utf8mb4_bin;

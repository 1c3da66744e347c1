-- Certificates that the platform has seen or had issued. Who holds one is the digest of organisation and person, so that a renewed one is the same person's.
create table certificate_held (
  digest       char(64)     character set ascii collate ascii_bin not null,
  ca           varchar(64)  character set ascii collate ascii_bin not null,
  serial       varchar(64)  character set ascii collate ascii_bin not null,
  holder       char(64)     character set ascii collate ascii_bin not null,
  uscc         varchar(18)  character set ascii collate ascii_bin not null,
  organisation varchar(200) not null,
  person       varchar(100) not null,
  person_id    varchar(100) not null,
  medium       varchar(16)  character set ascii collate ascii_bin not null,
  key_digest   char(64)     character set ascii collate ascii_bin not null,
  not_before   datetime(6)  not null,
  not_after    datetime(6)  not null,
  standing     varchar(16)  character set ascii collate ascii_bin not null,
  suspended_by varchar(16)  character set ascii collate ascii_bin null,
  replaced_by  char(64)     character set ascii collate ascii_bin null,
  certificate  blob         not null,
  chain        mediumtext   not null,
  seen_at      datetime(6)  not null,
  version      int          not null default 0,
  primary key (digest),
  key certificate_held_holder (holder),
  key certificate_held_uscc (uscc),
  key certificate_held_key (key_digest),
  key certificate_held_end (not_after)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- What was asked of an authority, by whose signed act, and how far it is.
create table certificate_request (
  id          char(36)     character set ascii collate ascii_bin not null,
  kind        varchar(16)  character set ascii collate ascii_bin not null,
  ca          varchar(64)  character set ascii collate ascii_bin not null,
  applicant   char(64)     character set ascii collate ascii_bin not null,
  applied_as  varchar(16)  character set ascii collate ascii_bin not null,
  uscc        varchar(18)  character set ascii collate ascii_bin not null,
  holder      char(64)     character set ascii collate ascii_bin not null,
  certificate char(64)     character set ascii collate ascii_bin null,
  medium      varchar(16)  character set ascii collate ascii_bin not null,
  identity    text         not null,
  reason      varchar(32)  character set ascii collate ascii_bin null,
  note        varchar(500) null,
  document    char(64)     character set ascii collate ascii_bin null,
  csr         blob         null,
  act         mediumtext   not null,
  act_digest  char(64)     character set ascii collate ascii_bin not null,
  state       varchar(16)  character set ascii collate ascii_bin not null,
  reference   varchar(64)  character set ascii collate ascii_bin null,
  code        varchar(64)  character set ascii collate ascii_bin null,
  ca_code     varchar(64)  null,
  issued      char(64)     character set ascii collate ascii_bin null,
  attempts    int          not null default 0,
  next_try    datetime(6)  not null,
  created_at  datetime(6)  not null,
  changed_at  datetime(6)  not null,
  evidence    char(36)     character set ascii collate ascii_bin not null,
  version     int          not null default 0,
  primary key (id),
  unique key certificate_request_act (act_digest),
  key certificate_request_due (state, next_try),
  key certificate_request_holder (holder, created_at),
  key certificate_request_certificate (certificate)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Who may act for an organisation's certificates (经办人), on the paper that the centre has seen.
create table certificate_agent (
  uscc        varchar(18) character set ascii collate ascii_bin not null,
  holder      char(64)    character set ascii collate ascii_bin not null,
  certificate char(64)    character set ascii collate ascii_bin not null,
  document    char(64)    character set ascii collate ascii_bin not null,
  until       datetime(6) not null,
  named_by    char(64)    character set ascii collate ascii_bin not null,
  evidence    char(36)    character set ascii collate ascii_bin not null,
  version     int         not null default 0,
  primary key (uscc, certificate),
  key certificate_agent_holder (uscc, holder)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Each reminder that a certificate ends, once.
create table certificate_reminder (
  certificate char(64)    character set ascii collate ascii_bin not null,
  days        int         not null,
  reminded_at datetime(6) not null,
  primary key (certificate, days)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Every call of an authority, for the page of operations; old rows are deleted.
create table certificate_call (
  no         bigint       not null auto_increment,
  ca         varchar(64)  character set ascii collate ascii_bin not null,
  operation  varchar(16)  character set ascii collate ascii_bin not null,
  at         datetime(6)  not null,
  millis     int          not null,
  outcome    varchar(16)  character set ascii collate ascii_bin not null,
  code       varchar(64)  null,
  primary key (no),
  key certificate_call_ca (ca, at),
  key certificate_call_at (at)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Codes whose check digit does not hold and that an official has let count, with the reason.
create table certificate_override (
  certificate char(64)     character set ascii collate ascii_bin not null,
  code        varchar(18)  character set ascii collate ascii_bin not null,
  reason      varchar(500) not null,
  decided_by  char(64)     character set ascii collate ascii_bin not null,
  decided_at  datetime(6)  not null,
  evidence    char(36)     character set ascii collate ascii_bin not null,
  primary key (certificate, code)
) default charset = utf8mb4 collate = utf8mb4_bin;

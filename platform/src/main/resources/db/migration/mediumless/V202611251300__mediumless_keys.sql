-- Medium-less certificates (无介质证书): the server's halves, wrapped; what the two-party protocol must never forget.
create table mediumless_key (
  id           varchar(64)     character set ascii collate ascii_bin not null,
  epoch        bigint          not null,
  public_key   varbinary(65)   not null,
  half         varbinary(128)  not null,
  pin_verifier varbinary(128)  not null,
  refreshed_by varchar(64)     character set ascii collate ascii_bin not null,
  primary key (id)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- A session's name is used once for ever: rows are never deleted.
create table mediumless_session (
  id             char(32)       character set ascii collate ascii_bin not null,
  key_id         varchar(64)    character set ascii collate ascii_bin not null,
  purpose        varchar(16)    character set ascii collate ascii_bin not null,
  message_digest varchar(64)    character set ascii collate ascii_bin not null,
  until          datetime(6)    not null,
  state          varchar(16)    character set ascii collate ascii_bin not null,
  binding        varbinary(32)  null,
  answer         varbinary(512) null,
  primary key (id),
  key mediumless_session_open (key_id, state)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- The one open session of a key.
create table mediumless_slot (
  key_id     varchar(64) character set ascii collate ascii_bin not null,
  session_id char(32)    character set ascii collate ascii_bin not null,
  until      datetime(6) not null,
  primary key (key_id)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table mediumless_pin (
  key_id   varchar(64) character set ascii collate ascii_bin not null,
  failures int         not null,
  primary key (key_id)
) default charset = utf8mb4 collate = utf8mb4_bin;

create table mediumless_decryption (
  id     bigint      not null auto_increment,
  key_id varchar(64) character set ascii collate ascii_bin not null,
  at     datetime(6) not null,
  primary key (id),
  key mediumless_decryption_recent (key_id, at)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Who may make a key: authorised by an act of the organisation. The code itself is told once; its digest stands here.
create table mediumless_enrolment (
  id            char(32)       character set ascii collate ascii_bin not null,
  code          char(64)       character set ascii collate ascii_bin not null,
  uscc          varchar(18)    character set ascii collate ascii_bin not null,
  organisation  varchar(200)   not null,
  person        varchar(100)   not null,
  person_id     varchar(64)    not null,
  device        varchar(100)   not null,
  replaces      varchar(64)    character set ascii collate ascii_bin null,
  authorised_by char(64)       character set ascii collate ascii_bin not null,
  state         varchar(16)    character set ascii collate ascii_bin not null,
  faces         int            not null,
  commitment    varbinary(32)  null,
  half          varbinary(128) null,
  until         datetime(6)    not null,
  primary key (id),
  unique key mediumless_enrolment_code (code)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Whose key it is, on which device, with which certificate. Personal data stays here.
create table mediumless_holder (
  key_id        varchar(64)     character set ascii collate ascii_bin not null,
  uscc          varchar(18)     character set ascii collate ascii_bin not null,
  organisation  varchar(200)    not null,
  person        varchar(100)    not null,
  person_id     varchar(64)     not null,
  device        varchar(100)    not null,
  device_digest char(64)        character set ascii collate ascii_bin not null,
  confirmation  varbinary(32)   not null,
  replaces      varchar(64)     character set ascii collate ascii_bin null,
  state         varchar(16)     character set ascii collate ascii_bin not null,
  certificate   varbinary(8000) null,
  account       char(64)        character set ascii collate ascii_bin null,
  made_at       datetime(6)     not null,
  revoked_at    datetime(6)     null,
  reason        varchar(200)    null,
  unlock_until  datetime(6)     null,
  faces         int             not null,
  version       int             not null default 0,
  primary key (key_id),
  key mediumless_holder_organisation (uscc),
  unique key mediumless_holder_account (account)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Every step that was asked for, with its outcome; the fact in the log names neither key nor person.
create table mediumless_step (
  id         char(32)    character set ascii collate ascii_bin not null,
  key_id     varchar(64) character set ascii collate ascii_bin not null,
  step       varchar(16) character set ascii collate ascii_bin not null,
  session_id varchar(32) character set ascii collate ascii_bin not null,
  digest     varchar(64) character set ascii collate ascii_bin not null,
  outcome    varchar(64) character set ascii collate ascii_bin not null,
  at         datetime(6) not null,
  evidence   varchar(36) character set ascii collate ascii_bin not null,
  primary key (id),
  key mediumless_step_recent (key_id, at)
) default charset = utf8mb4 collate = utf8mb4_bin;

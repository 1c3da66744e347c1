-- What a comparison looked at, so that a run that sees less is noticed.
alter table monitor_comparison
  add column unevidenced    bigint       not null default 0,
  add column contract_count bigint       not null default 0,
  add column file_count     bigint       not null default 0,
  add column file_octets    bigint       not null default 0,
  add column files_left     bigint       not null default 0,
  add column next_file      varchar(255) character set ascii collate ascii_bin null;

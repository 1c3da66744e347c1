-- The expert pool. Names stay here: neither chain nor log ever sees one.
create table expert (
  id          varchar(64)  character set ascii collate ascii_bin not null,
  name        varchar(100) not null,
  region      char(6)      character set ascii collate ascii_bin not null,
  specialty   varchar(16)  character set ascii collate ascii_bin not null,
  employer    varchar(18)  character set ascii collate ascii_bin not null,
  born        date         not null,
  standing    varchar(16)  character set ascii collate ascii_bin not null,
  certificate char(64)     character set ascii collate ascii_bin null,
  version     int          not null default 0,
  primary key (id),
  key expert_specialty (specialty, region),
  unique key expert_certificate (certificate)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- Organisations and the parts they play. Whoever is not here may still bid: there is no registration gate (发改法规规〔2022〕1117号).
create table party (
  uscc    varchar(18)  character set ascii collate ascii_bin not null,
  name    varchar(200) not null,
  region  char(6)      character set ascii collate ascii_bin not null,
  roles   varchar(120) character set ascii collate ascii_bin not null,
  version int          not null default 0,
  primary key (uscc)
) default charset = utf8mb4 collate = utf8mb4_bin;

-- The fact that speaks of the row: roles decide what an organisation may do, so a changed one must be found.
alter table party
  add column evidence char(36) character set ascii collate ascii_bin null;

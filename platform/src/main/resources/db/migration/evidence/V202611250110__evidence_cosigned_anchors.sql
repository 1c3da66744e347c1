-- How many witnesses had cosigned the anchored checkpoint; a proof takes the newest anchor with enough of them.
alter table evidence_anchor
  add column cosignatures int not null default 0;

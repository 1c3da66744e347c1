-- What the chain and this platform did not agree on at the close, canonical JSON; null where they agreed.
alter table opening add column differences mediumtext null;

-- What came out of the store, while the lot waits for all keys.
alter table opening_entry add column prepared mediumtext null;

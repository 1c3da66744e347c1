-- The octets under the endorsers' signatures, base64: with them a receipt is checked by whoever holds it.
alter table bid add column response_payload mediumtext null;

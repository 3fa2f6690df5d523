-- The seed design for one hot offer: an offer with a cap, accounts of 100,000 people (2u is available, 2u + 1 is held),
-- operations with entries, and investments whose key is unique.
CREATE SCHEMA seed;
SET search_path = seed;
CREATE TABLE offers(
  id bigint PRIMARY KEY, cap bigint NOT NULL, raised bigint NOT NULL DEFAULT 0, version bigint NOT NULL DEFAULT 0,
  CHECK (raised <= cap));
INSERT INTO offers SELECT g, 1000000000000000, 0, 0 FROM generate_series(1, 1000) g;
CREATE TABLE accounts(
  id bigint PRIMARY KEY, owner bigint NOT NULL, kind smallint NOT NULL, balance bigint NOT NULL CHECK (balance >= 0),
  version bigint NOT NULL DEFAULT 0);
INSERT INTO accounts
SELECT 2 * u + k, u, k, CASE k WHEN 0 THEN 1000000000000 ELSE 0 END, 0
FROM generate_series(1, 100000) u, generate_series(0, 1) k;
CREATE TABLE operations(
  id bigserial PRIMARY KEY, kind smallint NOT NULL, ref text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE entries(
  id bigserial PRIMARY KEY, op_id bigint NOT NULL REFERENCES operations(id),
  account_id bigint NOT NULL REFERENCES accounts(id), amount bigint NOT NULL, balance_after bigint NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX entries_account ON entries(account_id, id DESC);
CREATE INDEX entries_operation ON entries(op_id);
CREATE TABLE investments(
  id bigserial PRIMARY KEY, offer_id bigint NOT NULL REFERENCES offers(id), user_id bigint NOT NULL,
  amount bigint NOT NULL, idem text NOT NULL UNIQUE, op_id bigint NOT NULL REFERENCES operations(id),
  created_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX investments_offer ON investments(offer_id, id);
CREATE INDEX investments_user ON investments(user_id, id);
CREATE TABLE one_row(id bigint PRIMARY KEY, v bigint NOT NULL);
INSERT INTO one_row VALUES (1, 0);
ANALYZE;

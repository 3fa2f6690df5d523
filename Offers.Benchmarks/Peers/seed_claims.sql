-- The seed design's gift cards and its credit of four levels, beside what seed.sql makes. The place in the queue, not
-- the primary key, is the order of claims: by the key the planner would walk over all claimed cards.
SET search_path = seed;
CREATE TABLE credits(id bigint PRIMARY KEY, parent bigint, lvl smallint NOT NULL,
    balance bigint NOT NULL CHECK (balance >= 0), version bigint NOT NULL DEFAULT 0);
INSERT INTO credits SELECT 1, NULL, 1, 1000000000000000;
INSERT INTO credits SELECT 10 + g, 1, 2, 1000000000000000 FROM generate_series(0, 9) g;
INSERT INTO credits SELECT 100 + g, 10 + g / 10, 3, 1000000000000000 FROM generate_series(0, 99) g;
INSERT INTO credits SELECT 1000 + g, 100 + g / 10, 4, 1000000000000000 FROM generate_series(0, 999) g;
CREATE TABLE cards(id bigint PRIMARY KEY, pool bigint NOT NULL, seq bigint NOT NULL, code text NOT NULL,
    claimed_by bigint, claimed_at timestamptz);
INSERT INTO cards SELECT g, 1, g, md5(g::text), NULL, NULL FROM generate_series(1, 1000000) g;
CREATE INDEX cards_free ON cards(pool, seq) WHERE claimed_by IS NULL;
CREATE TABLE claims(id bigserial PRIMARY KEY, card_id bigint NOT NULL UNIQUE REFERENCES cards(id),
    user_id bigint NOT NULL, idem text NOT NULL UNIQUE, op_id bigint NOT NULL REFERENCES operations(id),
    created_at timestamptz NOT NULL DEFAULT now());
ANALYZE;

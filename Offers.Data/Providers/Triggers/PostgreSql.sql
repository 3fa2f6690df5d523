-- Rules that the database enforces by itself. The seal works on whole statements: a trigger per row would cost much more.
CREATE OR REPLACE FUNCTION operation_seal() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM sealed s LEFT JOIN LATERAL (
      SELECT count(*) AS entries, bool_or(c.total <> 0) AS unbalanced FROM (
        SELECT sum(e."AmountMinor") AS total, count(*) AS n FROM "Entry" e WHERE e."OperationId" = s."Id" GROUP BY e."Currency"
      ) c
    ) x ON true
    WHERE coalesce(x.unbalanced, true)
       OR (SELECT count(*) FROM "Entry" e WHERE e."OperationId" = s."Id") < 2
  ) THEN
    RAISE EXCEPTION 'operation_not_balanced';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION entry_sealed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM written w JOIN "Operation" o ON o."Id" = w."OperationId") THEN
    RAISE EXCEPTION 'operation_sealed';
  END IF;
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'append_only';
END $$;
-- Ends a transaction whose update did not meet the rows that were read: somebody wrote without the pen.
CREATE OR REPLACE FUNCTION check_written(name text, written bigint, expected bigint) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF written <> expected THEN
    RAISE EXCEPTION 'written_without_pen' USING DETAIL = format('%s: %s of %s rows.', name, written, expected);
  END IF;
END $$;
CREATE OR REPLACE TRIGGER "Operation_seal" AFTER INSERT ON "Operation"
  REFERENCING NEW TABLE AS sealed FOR EACH STATEMENT EXECUTE FUNCTION operation_seal();
CREATE OR REPLACE TRIGGER "Entry_sealed" AFTER INSERT ON "Entry"
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION entry_sealed();
CREATE OR REPLACE TRIGGER "Operation_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Operation"
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER "Entry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Entry"
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER "Event_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "Event"
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();
CREATE OR REPLACE TRIGGER "AuditEntry_append_only" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntry"
  FOR EACH STATEMENT EXECUTE FUNCTION append_only();

-- Rows that change with every movement find room for their next version beside them, so that no index is written.
ALTER TABLE "Account" SET (fillfactor = 60);
ALTER TABLE "Position" SET (fillfactor = 60);
ALTER TABLE "OfferTotals" SET (fillfactor = 20);
ALTER TABLE "Head" SET (fillfactor = 20);

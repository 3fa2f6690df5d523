-- Rules that the database enforces by itself. Run after every migration, since a rebuilt table loses its triggers.
DROP TRIGGER IF EXISTS "Operation_seal";
CREATE TRIGGER "Operation_seal" AFTER INSERT ON "Operation"
BEGIN
  SELECT RAISE(ABORT, 'operation_not_balanced')
  WHERE (SELECT count(*) FROM "Entry" WHERE "OperationId" = NEW."Id") < 2
     OR EXISTS (SELECT 1 FROM "Entry" WHERE "OperationId" = NEW."Id" GROUP BY "Currency" HAVING sum("AmountMinor") <> 0);
END;
DROP TRIGGER IF EXISTS "Entry_sealed";
CREATE TRIGGER "Entry_sealed" BEFORE INSERT ON "Entry"
WHEN EXISTS (SELECT 1 FROM "Operation" WHERE "Id" = NEW."OperationId")
BEGIN
  SELECT RAISE(ABORT, 'operation_sealed');
END;
DROP TRIGGER IF EXISTS "Operation_append_only";
CREATE TRIGGER "Operation_append_only" BEFORE UPDATE ON "Operation" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "Operation_append_only_delete";
CREATE TRIGGER "Operation_append_only_delete" BEFORE DELETE ON "Operation" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "Entry_append_only";
CREATE TRIGGER "Entry_append_only" BEFORE UPDATE ON "Entry" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "Entry_append_only_delete";
CREATE TRIGGER "Entry_append_only_delete" BEFORE DELETE ON "Entry" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "Event_append_only";
CREATE TRIGGER "Event_append_only" BEFORE UPDATE ON "Event" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "Event_append_only_delete";
CREATE TRIGGER "Event_append_only_delete" BEFORE DELETE ON "Event" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "AuditEntry_append_only";
CREATE TRIGGER "AuditEntry_append_only" BEFORE UPDATE ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'append_only'); END;
DROP TRIGGER IF EXISTS "AuditEntry_append_only_delete";
CREATE TRIGGER "AuditEntry_append_only_delete" BEFORE DELETE ON "AuditEntry" BEGIN SELECT RAISE(ABORT, 'append_only'); END;

-- Rules that the database enforces by itself.
CREATE OR ALTER TRIGGER "Operation_seal" ON "Operation" AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  IF EXISTS (SELECT 1 FROM inserted i WHERE (SELECT count(*) FROM "Entry" e WHERE e."OperationId" = i."Id") < 2)
     OR EXISTS (SELECT 1 FROM inserted i JOIN "Entry" e ON e."OperationId" = i."Id"
                GROUP BY i."Id", e."Currency" HAVING sum(e."AmountMinor") <> 0)
    THROW 51000, 'operation_not_balanced', 1;
END
GO
CREATE OR ALTER TRIGGER "Entry_sealed" ON "Entry" AFTER INSERT AS
BEGIN
  SET NOCOUNT ON;
  IF EXISTS (SELECT 1 FROM inserted i JOIN "Operation" o ON o."Id" = i."OperationId")
    THROW 51001, 'operation_sealed', 1;
END
GO
CREATE OR ALTER TRIGGER "Operation_append_only" ON "Operation" INSTEAD OF UPDATE, DELETE AS
  THROW 51002, 'append_only', 1;
GO
CREATE OR ALTER TRIGGER "Entry_append_only" ON "Entry" INSTEAD OF UPDATE, DELETE AS
  THROW 51002, 'append_only', 1;
GO
CREATE OR ALTER TRIGGER "Event_append_only" ON "Event" INSTEAD OF UPDATE, DELETE AS
  THROW 51002, 'append_only', 1;
GO
CREATE OR ALTER TRIGGER "AuditEntry_append_only" ON "AuditEntry" INSTEAD OF UPDATE, DELETE AS
  THROW 51002, 'append_only', 1;

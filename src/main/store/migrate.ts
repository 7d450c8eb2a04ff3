import type { Database } from "better-sqlite3";
import { crashPoint } from "#main/node/crash-point.ts";
import type { DbSchema } from "./db-schema.ts";
import type { Migration } from "./migrations/migration.ts";
import { failedMigrationError } from "./store-error.ts";

/**
 * Runs the migrations that the file has not seen, each in a transaction of its own with its version number. Throws
 * `store.migration-failed` for a step that the file does not take.
 */
export function migrate(db: Database, schema: DbSchema): void {
  const version = Number(db.pragma("user_version", { simple: true }));
  for (const migration of schema.migrations) {
    if (migration.number > version) takeStep(db, schema.applicationId, migration);
  }
}

function takeStep(db: Database, applicationId: number, { number, sql, change }: Migration): void {
  try {
    db.transaction(() => {
      db.exec(sql);
      change?.(db);
      db.pragma(`application_id = ${applicationId}`);
      db.pragma(`user_version = ${number}`);
      crashPoint("migration-running");
    })();
  } catch (thrown) {
    // A full disk, a lock and damage have names of their own; what is left is a step that does not fit the file.
    throw isSqlError(thrown) ? failedMigrationError(db.name, number, thrown) : thrown;
  }
  crashPoint("migration-done");
}

function isSqlError(thrown: unknown): boolean {
  return (
    thrown instanceof Error && "code" in thrown && /^SQLITE_(ERROR|CONSTRAINT)/.test(String(thrown.code))
  );
}

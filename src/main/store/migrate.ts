import type { Database } from "better-sqlite3";
import { crashPoint } from "#main/crash-point.ts";
import type { DbSchema } from "./db-schema.ts";

/** Runs the migrations that the file has not seen, each in a transaction of its own with its version number. */
export function migrate(db: Database, schema: DbSchema): void {
  const version = Number(db.pragma("user_version", { simple: true }));
  for (const { number, sql, change } of schema.migrations) {
    if (number <= version) continue;
    db.transaction(() => {
      db.exec(sql);
      change?.(db);
      db.pragma(`application_id = ${schema.applicationId}`);
      db.pragma(`user_version = ${number}`);
      crashPoint("migration-running");
    })();
    crashPoint("migration-done");
  }
}

import type { Migration } from "./migrations/migration.ts";

/** What a file is, and how its schema came to be. */
export interface DbSchema {
  /** SQLite's `application_id`: tells our files from all others, and one kind from another. */
  readonly applicationId: number;
  /** At least one, ascending. */
  readonly migrations: readonly Migration[];
}

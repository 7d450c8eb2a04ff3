import type { Database } from "better-sqlite3";

/** One step of a file's schema. Once released it is never edited: a change is the next migration. */
export interface Migration {
  /** Steps of ten, ascending; stored as `user_version` when the step is done. */
  readonly number: number;
  readonly sql: string;
  /** What SQL cannot say; runs after `sql` in the same transaction. */
  readonly change?: (db: Database) => void;
}

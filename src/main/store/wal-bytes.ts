import { statSync } from "node:fs";
import type { WriteDb } from "./open-db.ts";

/** Size of the file that holds what was committed and not yet moved into the database; 0 when there is none. */
export function walBytes(db: WriteDb): number {
  return statSync(`${db.name}-wal`, { throwIfNoEntry: false })?.size ?? 0;
}

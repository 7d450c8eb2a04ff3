import { chmodSync, renameSync, rmSync } from "node:fs";
import Database from "better-sqlite3";
import { crashPoint } from "#main/node/crash-point.ts";
import { syncDirectoryOf, syncFile } from "#main/files/durable-file.ts";
import { damagedFileError } from "./store-error.ts";

/** Copies the database to `target`; an interrupted or unsound copy never gets that name. */
export function backUp(db: Database.Database, target: string): void {
  const unfinished = `${target}.new`;
  rmSync(unfinished, { force: true });
  db.prepare("VACUUM INTO ?").run(unfinished);
  chmodSync(unfinished, 0o600);
  checkSound(unfinished);
  syncFile(unfinished);
  crashPoint("copy-unnamed");
  renameSync(unfinished, target);
  syncDirectoryOf(target);
}

function checkSound(file: string): void {
  const copy = new Database(file, { readonly: true });
  try {
    const answer = String(copy.pragma("integrity_check", { simple: true }));
    if (answer !== "ok") throw damagedFileError(file, answer);
  } finally {
    copy.close();
  }
}

import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { createEventLog } from "../event-log.ts";
import { LOG_SCHEMA } from "../log-schema.ts";
import { openDb } from "../open-db.ts";

const CHILD = fileURLToPath(new URL("./commit-loop.ts", import.meta.url));

export interface KillOutcome {
  /** `seq` of the last event that the killed process had acknowledged. */
  readonly lastAcknowledged: number;
  /** `seq` of all events in the file afterwards. */
  readonly stored: readonly number[];
  readonly integrity: unknown;
}

/** Lets a process commit into `file` until it acknowledged that many events, kills it, and opens the file again. */
export async function killWhileCommitting(file: string, acknowledgements: number): Promise<KillOutcome> {
  const lastAcknowledged = await runUntilKilled(file, acknowledgements);
  const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
  const stored = createEventLog(db)
    .readAfter(0, Number.MAX_SAFE_INTEGER)
    .map(({ seq }) => seq);
  const integrity = db.pragma("integrity_check", { simple: true });
  db.close();
  return { lastAcknowledged, stored, integrity };
}

function runUntilKilled(file: string, acknowledgements: number): Promise<number> {
  const child = spawn(process.execPath, [CHILD, file], { stdio: ["ignore", "pipe", "pipe"] });
  let written = "";
  let complaint = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    written += chunk;
    if (written.split("\n").length > acknowledgements) child.kill("SIGKILL");
  });
  child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
    complaint += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (_code, signal) => {
      if (signal !== "SIGKILL") reject(new Error(`the writer ended by itself: ${complaint}`));
      // The text after the last line end is empty or an acknowledgement that was cut off.
      else resolve(Number(written.split("\n").at(-2)));
    });
  });
}

import {
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { say } from "./progress.mjs";

const POLL_MS = 200;
const HEARTBEAT_MS = 2_000;
const SILENT_MS = 60_000;

function isAlive(processId) {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Who holds the lock, or undefined when nobody does any more: a dead process, or one whose number was given anew. */
export function readHolder(file, nowMs = Date.now()) {
  try {
    const holder = Number(readFileSync(file, "utf8"));
    const silent = nowMs - statSync(file).mtimeMs > SILENT_MS;
    return isAlive(holder) && !silent ? holder : undefined;
  } catch {
    return undefined;
  }
}

/** Written aside and then linked, so that the lock never exists without its holder's number. */
function tryToTake(file) {
  const aside = `${file}.${process.pid}`;
  writeFileSync(aside, String(process.pid));
  try {
    linkSync(aside, file);
    return true;
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    return false;
  } finally {
    rmSync(aside, { force: true });
  }
}

/** Renaming lets only one of several waiters take an abandoned lock away; a lock renamed too late goes back. */
function removeAbandoned(file) {
  const aside = `${file}.abandoned-${process.pid}`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  if (readHolder(aside) === undefined) rmSync(aside, { force: true });
  else renameSync(aside, file);
}

async function take(file) {
  let announced = false;
  while (!tryToTake(file)) {
    const holder = readHolder(file);
    if (holder === undefined) removeAbandoned(file);
    else {
      if (!announced) say(`waiting for process ${holder}, which is preparing the same files`);
      announced = true;
      await sleep(POLL_MS);
    }
  }
}

function beat(file) {
  try {
    utimesSync(file, new Date(), new Date());
  } catch {
    // The work under the lock goes on; the next beat tries again.
  }
}

/** Runs `work` while no other process holds the same lock file. */
export async function withLock(file, work) {
  mkdirSync(path.dirname(file), { recursive: true });
  await take(file);
  const heartbeat = setInterval(() => beat(file), HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    rmSync(file, { force: true });
  }
}

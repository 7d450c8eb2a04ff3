import { createHash, randomUUID } from "node:crypto";
import { userInfo } from "node:os";
import { performance } from "node:perf_hooks";
import type { Clock } from "#engine/base/clock.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import type { Timer } from "#engine/base/timer.ts";
import { userError } from "#shared/errors/app-error.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";

/** The clock of this machine. */
export const nodeClock: Clock = {
  now: () => epochMs(Date.now()),
  monotonicMs: () => performance.now(),
};

/** Timers that do not keep the process alive by themselves. */
export const nodeTimer: Timer = {
  after(delayMs, callback) {
    const handle = setTimeout(callback, delayMs).unref();
    return () => clearTimeout(handle);
  },
  every(intervalMs, callback) {
    const handle = setInterval(callback, intervalMs).unref();
    return () => clearInterval(handle);
  },
};

export const nodeHasher: Hasher = (...parts) => {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return contentHash(hash.digest("hex"));
};

/** A short random id with a prefix that says what it names, such as `run-3f9c2a71`. */
export function newId(prefix: string): string {
  return `${prefix}-${randomUUID().replaceAll("-", "").slice(0, 12)}`;
}

/** Name of the account that the process runs under; throws a user error where the machine knows none. */
export function readUserName(): string {
  try {
    return userInfo().username;
  } catch (thrown) {
    throw userError({
      code: "approval.nobody",
      message: "the account of this process must have a name, has none",
      field: "by",
      value: "none",
      remedy: "say who decides with --by NAME",
      cause: thrown,
    });
  }
}

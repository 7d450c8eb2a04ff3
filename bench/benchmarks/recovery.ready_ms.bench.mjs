import Database from "better-sqlite3";
import { createApp } from "#main/app.ts";
import { inCheckout } from "../../scripts/bootstrap/paths.mjs";
import { readBare } from "../support/bare-read.mjs";
import { bigLog } from "../support/big-log.mjs";

const TAIL = 10_000;

const optionsFor = (workspace) => ({
  workspace,
  isDemo: false,
  version: "0.0.0",
  resources: inCheckout("resources"),
  workers: inCheckout("out", "main"),
  environment: {},
  overrides: [],
});

/** From the files to an app that has answered its first snapshot. */
async function timeStartMs(workspace) {
  const startedMs = performance.now();
  const app = await createApp(optionsFor(workspace));
  const { paper } = await app.handlers["app:get-snapshot"]();
  const readyMs = performance.now() - startedMs;
  await app.dispose();
  if (paper.length === 0) throw new Error("the sessions of the log must be there");
  return readyMs;
}

/** A start gives a session that was cut off a snapshot of its end; each sample is to be the first start after the crash. */
function forgetStarts(file, lastSeq) {
  const db = new Database(file);
  db.prepare("DELETE FROM snapshots WHERE seq > ?").run(lastSeq);
  db.close();
}

function lastSnapshotOf(file) {
  const db = new Database(file, { readonly: true });
  try {
    return db.prepare("SELECT max(seq) FROM snapshots").pluck().get();
  } finally {
    db.close();
  }
}

function timeTailMs(file) {
  const startedMs = performance.now();
  readBare(file, TAIL);
  return performance.now() - startedMs;
}

/**
 * Start of the app's engine on a workspace with 1,000,000 events (smoke: 100,000), all in runs and sessions that it
 * shows, the newest cut off by a crash thousands of events after its last snapshot; against opening the file bare and
 * reading and parsing 10,000 events, the longest tail of a snapshot.
 */
export default {
  name: "recovery.ready_ms",
  unit: "ms",
  async run({ smoke }) {
    const { workspace, file } = bigLog(smoke ? 100_000 : 1_000_000);
    const lastSnapshot = lastSnapshotOf(file);
    const [samples, tail] = [[], []];
    await timeStartMs(workspace);
    timeTailMs(file);
    for (let index = 0; index < (smoke ? 2 : 5); index += 1) {
      forgetStarts(file, lastSnapshot);
      globalThis.gc?.();
      samples.push(await timeStartMs(workspace));
      tail.push(timeTailMs(file));
    }
    return { samples, against: { name: "bare open and tail of 10,000", samples: tail } };
  },
};

import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { LOG_SCHEMA } from "#main/store/log-schema.ts";
import { openDb } from "#main/store/open-db.ts";
import { createStudyStore } from "#main/store/study-store.ts";
import { createTrialLedger } from "#main/store/trial-ledger.ts";
import { createStudyLibrary } from "#main/studies/study-library.ts";
import type { EventName } from "#shared/events/event-map.ts";
import { aDirectory } from "./a-directory.ts";

/** A library over a file; another one over the same file is what a later process has. */
export function aLibrary(file = join(aDirectory(), "log.sqlite"), appVersion = "1.0.0") {
  const { db } = openDb(file, LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  const [store, ledger] = [createStudyStore(db), createTrialLedger(db)];
  const told: EventName[] = [];
  const library = createStudyLibrary({
    store,
    ledger,
    clock: createFakeClock(),
    hash: sha256,
    publish: (name) => told.push(name),
    appVersion,
    guard: (write) => write(),
  });
  return { library, store, ledger, told, file, db };
}

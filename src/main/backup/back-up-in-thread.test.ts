import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aWorkerFolder } from "#main/acceptance/testing/a-worker-folder.ts";
import { createEventLog } from "#main/store/event-log.ts";
import { openStore } from "#main/store/open-store.ts";
import { anEnvelope } from "#main/store/testing/an-envelope.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { backUpInThread } from "./back-up-in-thread.ts";
import { listBackups } from "./backup-manifest.ts";

describe("backUpInThread", () => {
  it("copies a workspace while its owner writes, and keeps as many as it is told", async () => {
    const workspace = aDirectory();
    const store = openStore(workspace, { isOldSqliteAllowed: false });
    const log = createEventLog(store.paper);
    const file = join(aWorkerFolder(), "backup.worker.cjs");
    const made: string[] = [];
    for (const hour of [1, 2]) {
      log.append([anEnvelope(hour)]);
      const nowMs = Date.UTC(2026, 0, 1, hour);
      const backUp = backUpInThread(file, { workspace, nowMs, reason: "schedule", keep: 1 });
      made.push((await backUp).name);
    }
    log.append([anEnvelope(3)]);
    store.close();
    expect(listBackups(workspace)).toMatchObject([{ name: made[1], reason: "schedule", problem: undefined }]);
  });

  it("fails with the cause", async () => {
    const file = join(aWorkerFolder(), "backup.worker.cjs");
    const order = { workspace: aDirectory(), nowMs: 0, reason: "schedule", keep: 1 } as const;
    await expect(backUpInThread(file, order)).rejects.toMatchObject({ code: "backup.nothing" });
  });
});

import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { contentHash } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { LOG_SCHEMA } from "./log-schema.ts";
import { openDb } from "./open-db.ts";
import { createVersionStore, type SeenDefinition } from "./version-store.ts";

function aStore() {
  const { db } = openDb(join(aDirectory(), "log.sqlite"), LOG_SCHEMA, { isOldSqliteAllowed: false });
  onTestFinished(() => void db.close());
  return createVersionStore(db);
}

function aText(hash: string, changes: Partial<SeenDefinition> = {}): SeenDefinition {
  const seen = { workflow: "mine", text: `# ${hash}`, origin: "user", tsSeenMs: epochMs(5) } as const;
  return { ...seen, hash: contentHash(hash), ...changes };
}

describe("createVersionStore", () => {
  it("numbers the texts of each workflow from 1, newest first", () => {
    const store = aStore();
    for (const seen of [aText("a"), aText("b"), aText("a", { workflow: "other" })]) store.add(seen);
    expect(store.list("mine")).toEqual([
      { ...aText("b"), number: 2 },
      { ...aText("a"), number: 1 },
    ]);
    expect(store.list("other")).toEqual([{ ...aText("a", { workflow: "other" }), number: 1 }]);
  });

  it("keeps when and where a text was seen first", () => {
    const store = aStore();
    store.add(aText("a"));
    store.add(aText("a", { origin: "run", tsSeenMs: epochMs(9) }));
    expect(store.list("mine")).toEqual([{ ...aText("a"), number: 1 }]);
  });

  it("has nothing of a workflow that was never seen", () => {
    expect(aStore().list("none")).toEqual([]);
  });
});

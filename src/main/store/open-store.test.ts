import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEventLog, createEventReader } from "./event-log.ts";
import { openStore, openStoreForReading } from "./open-store.ts";
import { createRunReader } from "./run-store.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { anEnvelope } from "./testing/an-envelope.ts";

const options = { isOldSqliteAllowed: false };

describe("openStore", () => {
  it("keeps one log a mode, and the bars apart", () => {
    const directory = join(aDirectory(), "new", "workspace");
    const store = openStore(directory, options);
    createEventLog(store.paper).append([anEnvelope(1)]);
    expect(createEventLog(store.research).lastSeq()).toBe(0);
    expect(store.warnings).toEqual([]);
    store.close();
    expect(readdirSync(directory).toSorted()).toEqual(
      ["bars", "live", "paper", "research"].map((name) => `${name}.sqlite`),
    );
    const reopened = openStore(directory, options);
    expect(createEventLog(reopened.paper).readAfter(0)).toEqual([anEnvelope(1)]);
    reopened.close();
  });

  it("opens none when one is damaged", () => {
    const directory = aDirectory();
    writeFileSync(join(directory, "live.sqlite"), "damaged".repeat(1_000));
    expect(() => openStore(directory, options)).toThrow(
      expect.objectContaining({ code: "store.file-damaged" }),
    );
    expect(readdirSync(directory).filter((name) => name.includes("-wal"))).toEqual([]);
  });
});

describe("openStoreForReading", () => {
  it("sees what the owner wrote, while the owner writes", () => {
    const directory = aDirectory();
    const store = openStore(directory, options);
    const reading = openStoreForReading(directory);
    createEventLog(store.paper).append([anEnvelope(1)]);
    expect(reading.logs.map((db) => createEventReader(db).lastSeq())).toEqual([0, 1, 0]);
    expect(reading.logs.flatMap((db) => createRunReader(db).list())).toEqual([]);
    reading.close();
    store.close();
  });

  it("cannot write", () => {
    const directory = aDirectory();
    openStore(directory, options).close();
    const reading = openStoreForReading(directory);
    expect(() => reading.logs[0]?.exec("DELETE FROM events")).toThrow("readonly");
    reading.close();
  });

  it("makes nothing where nothing is", () => {
    const directory = aDirectory();
    expect(openStoreForReading(directory).logs).toEqual([]);
    expect(readdirSync(directory)).toEqual([]);
  });

  it("refuses a damaged log", () => {
    const directory = aDirectory();
    openStore(directory, options).close();
    writeFileSync(join(directory, "paper.sqlite"), "damaged".repeat(1_000));
    expect(() => openStoreForReading(directory)).toThrow(
      expect.objectContaining({ code: "store.file-damaged" }),
    );
  });
});

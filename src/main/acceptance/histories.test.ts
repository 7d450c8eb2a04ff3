import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readHistory } from "./testing/read-history.ts";

const FOLDER = new URL("fixtures/histories/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const versions = readdirSync(FOLDER).flatMap((name) => (name.endsWith(".jsonl") ? [name.slice(0, -6)] : []));

describe("the log of a released version", () => {
  it("is kept", () => {
    expect(versions).toContain("0.1.0");
  });

  // A state that was meant to change: raise SESSION_FOLD_VERSION, then `node scripts/record-history.mjs --pin`.
  it.each(versions)("of %s is whole, and comes to the states that were pinned", (version) => {
    expect(readHistory(read(`${version}.jsonl`))).toEqual(JSON.parse(read(`${version}.json`)));
  });
});

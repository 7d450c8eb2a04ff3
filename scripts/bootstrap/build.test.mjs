import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { buildInputs } from "./build.mjs";
import { hashFiles } from "./content-hash.mjs";
import { aFolder } from "./testing/a-folder.mjs";

function aCheckout(files) {
  const folder = aFolder();
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const files = {
  "src/main/index.ts": "1",
  "src/main/index.test.ts": "t",
  "tsconfig.json": "{}",
  "README.md": "r",
};
const hashOf = (folder) => hashFiles(folder, buildInputs(folder));

describe("build inputs", () => {
  it("are sources and settings, not tests and documents", () => {
    const folder = aCheckout(files);
    expect(buildInputs(folder).map((file) => path.relative(folder, file))).toEqual([
      "src/main/index.ts",
      "tsconfig.json",
    ]);
  });

  it("have the same hash in a copy and after a touch", () => {
    const [first, copy] = [aCheckout(files), aCheckout(files)];
    utimesSync(path.join(copy, "src/main/index.ts"), 1, 1);
    expect(hashOf(copy)).toBe(hashOf(first));
  });

  it("have another hash after a change, a new name and a removal", () => {
    const before = hashOf(aCheckout(files));
    const changed = hashOf(aCheckout({ ...files, "src/main/index.ts": "2" }));
    const added = hashOf(aCheckout({ ...files, "src/main/other.ts": "" }));
    const removed = aCheckout(files);
    rmSync(path.join(removed, "src/main/index.ts"));
    expect(new Set([before, changed, added, hashOf(removed)]).size).toBe(4);
  });
});

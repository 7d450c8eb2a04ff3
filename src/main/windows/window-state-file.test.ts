import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readWindowState, writeWindowState } from "./window-state-file.ts";

let folder = "";
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "window-state-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("readWindowState", () => {
  it("reads what was written", () => {
    const file = path.join(folder, "state.json");
    const state = { bounds: { x: -8, y: 0, width: 1200, height: 800 }, isMaximized: true };
    writeWindowState(file, state);
    expect(readWindowState(file)).toEqual(state);
  });

  it.each([
    "",
    "{",
    "[]",
    '{"bounds":{"x":"0"}}',
    '{"bounds":{"x":0,"y":0,"width":-1,"height":9},"isMaximized":false}',
  ])("forgets a file that holds %s", (text) => {
    const file = path.join(folder, "broken.json");
    writeFileSync(file, text);
    expect(readWindowState(file)).toBeUndefined();
  });

  it("knows nothing when there is no file", () => {
    expect(readWindowState(path.join(folder, "none.json"))).toBeUndefined();
  });
});

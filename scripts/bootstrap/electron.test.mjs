import { describe, expect, it } from "vitest";
import findAppModule from "../electron-shim/find-app.cjs";
import { describeElectron } from "./electron.mjs";
import { findNamed } from "./electron-folder.mjs";
import { downloadBoundMs, isRecent } from "./electron-official.mjs";
import { hasFallback, placeInRuntime } from "./fallback-recipe.mjs";

const { findApp } = findAppModule;

describe("which Electron", () => {
  it("refuses a named folder without Electron", () => {
    expect(() => findNamed("/nowhere")).toThrow(
      "ELECTRON_OVERRIDE_DIST_PATH names /nowhere, which has no Electron in it",
    );
  });

  it("names none when none is named", () => {
    expect(findNamed("")).toBeUndefined();
  });

  it("waits for the official download as long as there is no substitute", () => {
    const bounds = [
      downloadBoundMs(undefined, true),
      downloadBoundMs(undefined, false),
      downloadBoundMs("5", true),
    ];
    expect(bounds).toEqual([60_000, 900_000, 5_000]);
  });

  it("does not try a download again that failed today", () => {
    const day = 86_400_000;
    expect([isRecent(undefined, day), isRecent("1000", 2000), isRecent("0", day)]).toEqual([
      false,
      true,
      false,
    ]);
  });

  it("has a substitute for one kind of machine", () => {
    const machines = [
      ["linux", "x64"],
      ["linux", "arm64"],
      ["darwin", "x64"],
    ];
    expect(machines.map(([platform, architecture]) => hasFallback(platform, architecture))).toEqual([
      true,
      false,
      false,
    ]);
  });

  it("says plainly which one runs", () => {
    const lines = ["named", "official", "fallback"].map((kind) =>
      describeElectron({ kind, version: "40.0.0" }),
    );
    expect(lines).toEqual([
      "Electron 40.0.0, named by ELECTRON_OVERRIDE_DIST_PATH",
      "Electron 40.0.0",
      "Electron 40.0.0, a substitute out of support: the official download is out of reach (live mode is refused on it)",
    ]);
  });
});

describe("placeInRuntime", () => {
  it.each([
    ["Cypress/Cypress", "electron"],
    ["Cypress/locales/en-US.pak", "locales/en-US.pak"],
    ["Cypress/v8_context_snapshot.bin", "v8_context_snapshot.bin"],
    ["Cypress/browser_v8_context_snapshot.bin", undefined],
    ["Cypress/resources/app/index.js", undefined],
    ["Cypress/resources/app/node_modules/bindings/bindings.js", "node_modules/bindings/bindings.js"],
    [
      "Cypress/resources/app/node_modules/better-sqlite3/lib/index.js",
      "node_modules/better-sqlite3/lib/index.js",
    ],
    ["Cypress/resources/app/node_modules/better-sqlite3/src/better_sqlite3.cpp", undefined],
    ["Cypress/resources/app/node_modules/lodash/index.js", undefined],
  ])("%s", (name, place) => {
    expect(placeInRuntime(name)).toBe(place);
  });
});

describe("findApp", () => {
  it.each([
    [["--inspect=0", "--no-sandbox", "."], "."],
    [["-r", "loader.js", "app", "other"], "app"],
    [["--flag"], undefined],
  ])("%j", (args, folder) => {
    expect(findApp(args)?.folder).toBe(folder);
  });
});

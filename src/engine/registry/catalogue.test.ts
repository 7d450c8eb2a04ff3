// oxlint-disable-next-line no-restricted-imports -- the test compares the list with the folders
import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { SLICE_IDS } from "#shared/model/slice-id.ts";
import { listBuiltInSlices, type CataloguePorts } from "./catalogue.ts";
import { createRegistry, type Registry } from "./registry.ts";

const slicesFolder = new URL("../slices/", import.meta.url);

function aRegistry(ports: CataloguePorts): Registry {
  const registry = createRegistry({ portNames: Object.keys(ports), onDisabled: () => undefined });
  for (const entry of listBuiltInSlices(ports)) registry.register(entry);
  return registry;
}

const caller = { lanes: 1, call: () => Promise.reject(new Error("nobody answers")) };
/** Factories only keep their ports, so empty ones are enough to load every slice. */
const allPorts = {
  caller,
  library: {},
  desk: {},
  feed: {},
  health: {},
  appVersion: "0.0.0",
} as unknown as CataloguePorts;

describe("listBuiltInSlices", () => {
  it("holds the eleven slices, and a folder for each", () => {
    const folders = readdirSync(slicesFolder, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? [entry.name] : [],
    );
    expect(folders.toSorted()).toEqual([...SLICE_IDS].toSorted());
    expect(aRegistry({ caller }).list()).toEqual(SLICE_IDS);
  });

  it.each(SLICE_IDS)("loads %s, whose functions are those of its manifest", async (id) => {
    const slice = await aRegistry(allPorts).load(id);
    expect(slice.manifest.id).toBe(id);
  });

  it("describes each field of each method with a title", () => {
    const registry = aRegistry({ caller });
    const untitled = registry
      .list()
      .flatMap((slice) => registry.describe(slice).methods)
      .flatMap(({ inputs }) => inputs)
      .filter(({ title }) => title === "");
    expect(untitled).toEqual([]);
  });

  it("refuses to load a slice whose port is not there", async () => {
    await expect(aRegistry({ caller }).load("data")).rejects.toMatchObject({ code: "slice.broken" });
  });

  it("lists the needs of every slice among the ports of a host", () => {
    const needs = listBuiltInSlices({ caller }).flatMap(({ manifest }) => manifest.needs);
    expect(needs.filter((need) => !Object.hasOwn(allPorts, need))).toEqual([]);
  });
});

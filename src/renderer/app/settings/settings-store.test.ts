import { describe, expect, it } from "vitest";
import { userError } from "#shared/errors/app-error.ts";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createSettings } from "./settings-store.ts";

const LIGHT = { ...DEFAULT_SETTINGS, theme: "light" } as const;

function aStore(answers: Parameters<typeof createFakeClient>[0]) {
  const said: string[] = [];
  const client = createFakeClient(answers);
  return { store: createSettings(client, (text) => said.push(text)), client, said };
}

describe("createSettings", () => {
  it("takes what was kept, and tells what was wrong with it", async () => {
    const { store, said } = aStore({ "settings:get": () => ({ settings: LIGHT, problem: "was damaged" }) });
    await store.load();
    expect([store.state.getState(), said]).toEqual([LIGHT, ["was damaged"]]);
  });

  it("keeps every change, and shows it at once", async () => {
    const { store, client } = aStore({ "settings:set": () => undefined });
    store.change({ theme: "light" });
    expect(store.state.getState()).toEqual(LIGHT);
    expect(client.asked).toEqual([{ channel: "settings:set", input: LIGHT }]);
  });

  it("goes on with what it has when main does not answer, and says so", async () => {
    const { store, said } = aStore({});
    await store.load();
    store.change({ theme: "light" });
    await store.exportAll();
    await settle();
    expect(store.state.getState().theme).toBe("light");
    expect(said).toEqual([
      "The settings cannot be read: nobody answers settings:get",
      "The settings were not kept: nobody answers settings:set",
      "The settings were not exported: nobody answers settings:export",
    ]);
  });

  it("takes all of a file that was imported, and nothing of one that is not all right", async () => {
    let isRight = false;
    const { store, said } = aStore({
      "settings:import": () => {
        if (isRight) return LIGHT;
        throw userError({
          code: "settings.invalid-file",
          message: "the file holds no settings of this program: Invalid option",
          field: "theme",
          remedy: "mend it",
        });
      },
    });
    await store.importFile();
    expect(store.state.getState()).toEqual(DEFAULT_SETTINGS);
    isRight = true;
    await store.importFile();
    expect(store.state.getState()).toEqual(LIGHT);
    expect(said).toEqual([
      "The settings stay as they are: the file holds no settings of this program: Invalid option (at theme). mend it",
      "The settings were imported",
    ]);
  });

  it("changes nothing when nobody chose a file", async () => {
    const { store, said } = aStore({ "settings:import": () => undefined });
    await store.importFile();
    expect([store.state.getState(), said]).toEqual([DEFAULT_SETTINGS, []]);
  });

  it("says where it exported them", async () => {
    const { store, said } = aStore({ "settings:export": () => ({ path: "/home/a/settings.json" }) });
    await store.exportAll();
    expect(said).toEqual(["Saved /home/a/settings.json"]);
  });
});

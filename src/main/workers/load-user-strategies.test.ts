import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { findOwnStrategy, listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { userError } from "#shared/errors/app-error.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createUserStrategies } from "./load-user-strategies.ts";

/** A folder of strategies whose title is their source; a source of `broken` is refused. */
function aFolder() {
  const folder = join(aDirectory(), "strategies");
  mkdirSync(folder);
  const described: string[] = [];
  const told: string[] = [];
  const state = { isInUse: false, refused: "" };
  const strategies = createUserStrategies({
    folder,
    allowedHashes: () =>
      ["one", "two", "broken"]
        .filter((source) => source !== state.refused)
        .map((source) => nodeHasher(source)),
    threads: {
      describe({ id, source }) {
        described.push(source);
        if (source === "broken") {
          throw userError({
            code: "strategy.broken",
            message: "it is broken",
            field: "strategy",
            value: id,
            remedy: "mend it",
          });
        }
        return Promise.resolve({ id, title: source, description: "", sides: "long", parameters: [] });
      },
    },
    onDisabled: (id, reason) => told.push(`${id} disabled: ${reason}`),
    onUsable: (id) => told.push(`${id} usable`),
    isInUse: () => state.isInUse,
  });
  onTestFinished(() => strategies.dispose());
  const file = join(folder, "mine.ts");
  return {
    strategies,
    described,
    told,
    state,
    write: (source: string) => writeFileSync(file, source),
    remove: () => rmSync(file),
  };
}

const title = () => findOwnStrategy("mine")?.title;

describe("createUserStrategies, when files change", () => {
  it("loads a file once while it stays as it is, and anew when it has changed", async () => {
    const { strategies, described, write } = aFolder();
    write("one");
    await strategies.refresh();
    await strategies.refresh();
    expect([title(), described]).toEqual(["one", ["one"]]);
    write("two");
    await strategies.refresh();
    expect([title(), described]).toEqual(["two", ["one", "two"]]);
  });

  it("lets a run end with the code that it began with", async () => {
    const { strategies, state, write } = aFolder();
    write("one");
    await strategies.refresh();
    state.isInUse = true;
    write("two");
    await strategies.refresh();
    expect(title()).toBe("one");
    state.isInUse = false;
    await strategies.refresh();
    expect(title()).toBe("two");
  });

  it("disables one that was broken by a change, and takes it up when it is mended", async () => {
    const { strategies, told, write } = aFolder();
    write("one");
    await strategies.refresh();
    write("broken");
    await strategies.refresh();
    expect(() => findOwnStrategy("mine")).toThrow("strategy mine is disabled: it is broken");
    write("two");
    await strategies.refresh();
    expect([title(), told]).toEqual(["two", ["mine usable", "mine disabled: it is broken", "mine usable"]]);
  });

  it("takes up one as soon as it is allowed, and none that is allowed no more", async () => {
    const { strategies, state, write } = aFolder();
    state.refused = "one";
    write("one");
    await strategies.refresh();
    expect(() => findOwnStrategy("mine")).toThrow("needs your consent");
    state.refused = "";
    await strategies.refresh();
    expect(title()).toBe("one");
    state.refused = "one";
    await strategies.refresh();
    expect(() => findOwnStrategy("mine")).toThrow("needs your consent");
  });

  it("knows a file that was added and forgets one that was removed", async () => {
    const { strategies, write, remove } = aFolder();
    await strategies.refresh();
    expect(listOwnStrategies()).toEqual([]);
    write("one");
    await strategies.refresh();
    expect(title()).toBe("one");
    remove();
    await strategies.refresh();
    expect(findOwnStrategy("mine")).toBeUndefined();
  });

  it("loads a file once when several ask at the same time", async () => {
    const { strategies, described, write } = aFolder();
    write("one");
    await Promise.all([strategies.refresh(), strategies.refresh(), strategies.refresh()]);
    expect(described).toEqual(["one"]);
  });
});

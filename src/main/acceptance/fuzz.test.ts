import { describe, expect, it } from "vitest";
import { fuzzChannels, fuzzSocket } from "./testing/fuzz/fuzz-channels.ts";
import { fuzzDefinitions, fuzzExpressions } from "./testing/fuzz/fuzz-definitions.ts";
import { fuzzEvents, fuzzSessionFiles } from "./testing/fuzz/fuzz-events.ts";
import { fuzzPriceFiles, fuzzSettings } from "./testing/fuzz/fuzz-imports.ts";
import { expectCleanPrototypes } from "./testing/fuzz/outcome.ts";
import { openAnApp } from "./testing/open-an-app.ts";

/** A small part of what fuzz.full.test.ts does, for every change. */
describe("what comes from outside, changed at random", () => {
  it.each([
    ["definitions", fuzzDefinitions, 150],
    ["expressions", fuzzExpressions, 1_000],
    ["rows of a log", fuzzEvents, 150],
    ["session files", fuzzSessionFiles, 150],
    ["price files", fuzzPriceFiles, 300],
    ["settings files", fuzzSettings, 150],
  ])("breaks nothing: %s", (_what, fuzz, runs) => {
    fuzz(runs);
    expectCleanPrototypes();
  });

  it("breaks nothing: messages on the socket", async () => {
    await fuzzSocket(300);
    expectCleanPrototypes();
  });

  it("breaks nothing: input of every channel", async () => {
    expect(await fuzzChannels(await openAnApp(), 15)).toBeGreaterThanOrEqual(27);
    expectCleanPrototypes();
  });
});

import { describe, expect, it } from "vitest";
import { fuzzChannels, fuzzSocket } from "./testing/fuzz/fuzz-channels.ts";
import { fuzzDefinitions, fuzzExpressions } from "./testing/fuzz/fuzz-definitions.ts";
import { fuzzEvents, fuzzSessionFiles } from "./testing/fuzz/fuzz-events.ts";
import { fuzzPriceFiles, fuzzSettings } from "./testing/fuzz/fuzz-imports.ts";
import { expectCleanPrototypes } from "./testing/fuzz/outcome.ts";
import { openAnApp } from "./testing/open-an-app.ts";

/** 20,000 inputs and more, besides the 20,000 expressions of expressions.prop.test.ts. */
describe("what comes from outside, changed at random", () => {
  it.each([
    ["definitions", fuzzDefinitions, 2_500],
    ["expressions", fuzzExpressions, 4_500],
    ["rows of a log", fuzzEvents, 1_500],
    ["session files", fuzzSessionFiles, 1_500],
    ["price files", fuzzPriceFiles, 4_000],
    ["settings files", fuzzSettings, 1_000],
  ])("breaks nothing: %s", (_what, fuzz, runs) => {
    fuzz(runs);
    expectCleanPrototypes();
  });

  it("breaks nothing: messages on the socket", async () => {
    await fuzzSocket(3_500);
    expectCleanPrototypes();
  });

  it("breaks nothing: input of every channel", async () => {
    const [runsEach, least] = [120, 27];
    expect(await fuzzChannels(await openAnApp(), runsEach)).toBeGreaterThanOrEqual(least);
    expectCleanPrototypes();
  });
});

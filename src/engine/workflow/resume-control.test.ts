import { describe, expect, it } from "vitest";
import { z } from "zod";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import type { EventMap } from "#shared/events/event-map.ts";
import { runId } from "#shared/model/ids.ts";
import { aWorkbench } from "./testing/a-workbench.ts";

const WORKFLOW = `name: decide
inputs:
  symbols: { type: symbols, default: [A, BB, CCC] }
steps:
  - first: { slice: market, method: level, with: { symbol: "SPX" } }
  - gate:
      when: "steps.first.level > 2"
      then:
        - large: { slice: market, method: say, with: { text: "large" } }
      else:
        - small: { slice: market, method: say, with: { text: "small" } }
  - both:
      parallel:
        - left: { slice: market, method: level, with: { symbol: "L" } }
        - right: { slice: market, method: level, with: { symbol: "RR" } }
  - each:
      for_each: "\${inputs.symbols}"
      steps:
        - one: { slice: market, method: level, with: { symbol: "\${item}" } }
  - last: { slice: market, method: say, with: { text: "\${steps.large.said}" } }
`;

function aMarket() {
  const asked: string[] = [];
  const slices: Readonly<Record<string, FakeSlice>> = {
    market: {
      methods: {
        level: {
          input: { symbol: z.string() },
          output: { level: z.number() },
          answer: ({ symbol }) => {
            asked.push(String(symbol));
            return { level: String(symbol).length };
          },
        },
        say: {
          input: { text: z.string() },
          output: { said: z.string() },
          answer: ({ text }) => {
            asked.push(String(text));
            return { said: `said ${String(text)}` };
          },
        },
      },
    },
  };
  return { slices, asked };
}

async function runWhole() {
  const { slices, asked } = aMarket();
  const { engine, published, records } = aWorkbench({ slices, workflow: WORKFLOW });
  const result = await engine.orchestrator.executeWorkflow("decide", {});
  return { result, asked, records, started: published[0]!.payload as EventMap["workflow.started"] };
}

describe("a run that decides and repeats, cut off", () => {
  it("gives after any finished step what an uninterrupted one gives", async () => {
    const whole = await runWhole();
    expect(whole.result.status).toBe("completed");
    for (let steps = 0; steps <= whole.records.length; steps += 1) {
      const { slices, asked } = aMarket();
      const { engine } = aWorkbench({ slices, files: {} });
      const finished = whole.records
        .slice(0, steps)
        .map(({ step, output, summary, durationMs }) => [step, { output, summary, durationMs }] as const);
      const resumed = await engine.orchestrator.resume({
        ...whole.started,
        runId: runId("run-7"),
        given: whole.started.given ?? [],
        definition: whole.started.definition ?? "",
        progress: { reason: "a test", steps: new Map(finished) },
      }).finished;
      expect([steps, resumed.status, resumed.outputs]).toEqual([steps, "completed", whole.result.outputs]);
      // What was finished is not asked again, but for the items of a repetition that was under way.
      const again = asked.filter((word) => !["A", "BB", "CCC"].includes(word));
      expect(again).toEqual(
        whole.asked.filter((word) => !["A", "BB", "CCC"].includes(word)).slice(-again.length || Infinity),
      );
    }
  });
});

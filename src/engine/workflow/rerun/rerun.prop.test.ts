import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError, userError } from "#shared/errors/app-error.ts";
import type { FakeSlice } from "#engine/registry/testing/fake-slices.ts";
import type { StepResult } from "../run-types.ts";
import { asRecorded } from "../testing/as-recorded.ts";
import { aWorkbench } from "../testing/a-workbench.ts";

/** What a list of steps is made of; the numbers choose what a step reads and which arm is taken. */
type Sketch =
  | { readonly kind: "count" | "fail" | "each"; readonly pick: number }
  | {
      readonly kind: "group" | "parallel" | "branch" | "try";
      readonly pick: number;
      readonly steps: readonly Sketch[];
    };

const { list } = fc.letrec<{ list: readonly Sketch[]; step: Sketch }>((tie) => ({
  step: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.record({ kind: fc.constantFrom("count", "fail", "each"), pick: fc.nat(20) }),
    fc.record({
      kind: fc.constantFrom("group", "parallel", "branch", "try"),
      pick: fc.nat(20),
      steps: tie("list"),
    }),
  ),
  list: fc.array(tie("step"), { minLength: 1, maxLength: 4 }),
}));

/** The text of a workflow, in which each step reads one that certainly ran before it. */
function textOf(sketches: readonly Sketch[]): string {
  let number = 0;
  const readable: string[] = [];
  const call = (method: string, pick: number, more = ""): string => {
    const from = readable[pick % (readable.length + 1)];
    const value = from === undefined ? String(pick) : `"\${steps.${from}.n}"`;
    return `{ slice: desk, method: ${method}, with: { value: ${value} }${more} }`;
  };
  const write = (steps: readonly Sketch[], isTop: boolean): string =>
    `[${steps.map((step) => writeStep(step, isTop)).join(", ")}]`;
  const writeStep = (step: Sketch, isTop: boolean): string => {
    number += 1;
    const id = `s${number}`;
    const { pick } = step;
    switch (step.kind) {
      case "count": {
        const text = `{ ${id}: ${call("count", pick)} }`;
        if (isTop) readable.push(id);
        return text;
      }
      case "fail":
        return `{ ${id}: ${call("fail", pick, ", on_error: continue")} }`;
      case "each":
        return `{ ${id}: { for_each: "[1, 2, 3]", parallel: 2, steps: [{ c${id}: { slice: desk, method: count, with: { value: "\${item}" } } }], collect: { n: "\${steps.c${id}.n}" } } }`;
      case "group":
        return `{ ${id}: { steps: ${write(step.steps, isTop)} } }`;
      case "parallel":
        return `{ ${id}: { parallel: ${write(step.steps, false)} } }`;
      case "branch":
        return `{ ${id}: { when: "${pick % 2 === 0 ? "1 < 2" : "1 > 2"}", then: ${write(step.steps, false)}, else: [{ e${id}: ${call("count", pick)} }] } }`;
      case "try": {
        const bad = pick % 2 === 0 ? `, { b${id}: ${call("fail", pick)} }` : "";
        const body = write(step.steps, false).slice(0, -1) + bad;
        return `{ ${id}: { try: ${body}], catch: [{ k${id}: ${call("count", pick)} }], finally: [{ f${id}: ${call("count", pick)} }] } }`;
      }
    }
  };
  return `name: x\nsteps: ${write(sketches, true)}\n`;
}

/** A slice whose answers depend on what it is given and on the seed of its step; it says what it was called with. */
function aDesk() {
  const called: number[] = [];
  const field = { value: z.number() };
  const desk: FakeSlice = {
    methods: {
      count: {
        input: field,
        output: { n: z.number() },
        answer: ({ value }, { rng }) => {
          called.push(value as number);
          return { n: (value as number) * 3 + Math.floor(rng.next() * 100) };
        },
      },
      fail: {
        input: field,
        output: { n: z.number() },
        answer: ({ value }) => {
          called.push(value as number);
          throw userError({ code: "test.bad", message: `bad ${String(value)}` });
        },
      },
    },
  };
  return { slices: { desk }, called };
}

/** The steps of an item answer nothing that the run keeps. */
const shown = ({ step, status, output = {}, error }: StepResult) => [step, status, output, error];

const MAY_REFUSE = new Set(["rerun.step-not-reached", "rerun.step-repeated"]);

describe("a run that begins at a step of another one", () => {
  it("ends as that one did when nothing has changed, and calls only what does not stand before", async () => {
    let [rerun, saved] = [0, 0];
    await fc.assert(
      fc.asyncProperty(list, fc.nat(30), async (sketches, pick) => {
        const workflow = textOf(sketches);
        const first = aDesk();
        const bench = aWorkbench({ slices: first.slices, workflow });
        const whole = await bench.engine.orchestrator.executeWorkflow("x", {});
        expect(whole.status).toBe("completed");
        const from = whole.steps[pick % whole.steps.length]?.step ?? "";
        const second = aDesk();
        const again = aWorkbench({ slices: second.slices, workflow });
        try {
          const { finished } = await again.engine.orchestrator.rerun(asRecorded(bench), from);
          const result = await finished;
          expect(result.status).toBe("completed");
          expect(result.steps.map(shown)).toEqual(whole.steps.map(shown));
          // Of two outputs of one name the latest counts, and side by side which that is is nobody's promise.
          const isOrdered = !workflow.includes("parallel: [");
          expect(isOrdered ? result.outputs : {}).toEqual(isOrdered ? whole.outputs : {});
          expect(second.called.length).toBeLessThanOrEqual(first.called.length);
          saved += first.called.length - second.called.length;
          rerun += 1;
        } catch (thrown) {
          if (!(thrown instanceof AppError) || !MAY_REFUSE.has(thrown.code)) throw thrown;
        }
      }),
      { numRuns: 70, seed: 11 },
    );
    // The property would hold of a program that refuses, or repeats, everything.
    expect([rerun > 45, saved > 100]).toEqual([true, true]);
  });
});

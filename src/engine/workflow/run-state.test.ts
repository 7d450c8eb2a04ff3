import { describe, expect, it } from "vitest";
import { createRunState, transition, type RunEvent } from "./run-state.ts";

const error = { kind: "user", code: "test.wrong", message: "wrong" } as const;
const STEPS = ["a", "b"].map((step) => ({ step, slice: "fake", method: "run" }));

function after(...events: readonly RunEvent[]) {
  return events.reduce(transition, createRunState(STEPS));
}

const COMPLETED_A: readonly RunEvent[] = [
  { kind: "started" },
  { kind: "step-started", step: "a", attempt: 1 },
  { kind: "step-completed", step: "a", durationMs: 5, summary: { n: 1 } },
];

describe("transition", () => {
  it("starts with every step pending", () => {
    expect(after()).toMatchObject({
      status: "pending",
      steps: [{ status: "pending", count: 0 }, { status: "pending" }],
    });
  });

  it("completes a step with its time and its summary", () => {
    expect(after(...COMPLETED_A)).toMatchObject({
      status: "running",
      steps: [
        { status: "completed", durationMs: 5, attempts: 1, count: 1, summary: { n: 1 } },
        { status: "pending" },
      ],
    });
  });

  it.each(["failed", "refused", "cancelled"] as const)(
    "ends the run as %s with the step, and skips the rest",
    (status) => {
      const run = after({ kind: "started" }, { kind: "step-ended", step: "a", status, durationMs: 3, error });
      expect(run).toMatchObject({
        status,
        failedStep: "a",
        error,
        steps: [{ status, error, durationMs: 3 }, { status: "skipped" }],
      });
    },
  );

  it("ends the run without a step when something else broke", () => {
    expect(after(...COMPLETED_A, { kind: "broken", status: "failed", error })).toMatchObject({
      status: "failed",
      failedStep: undefined,
      steps: [{ status: "completed" }, { status: "skipped" }],
    });
  });

  it("changes nothing once the run has ended", () => {
    const ended = after(...COMPLETED_A, { kind: "ended" });
    expect(transition(ended, { kind: "broken", status: "failed", error })).toBe(ended);
    expect(ended.status).toBe("completed");
  });
});

import fc from "fast-check";
import { expect, it } from "vitest";
import { createFakeTimer } from "#engine/workflow/testing/fake-timer.ts";
import { AppError } from "#shared/errors/app-error.ts";
import { epochMs } from "#shared/model/time.ts";
import type { Job } from "./job.ts";
import { DEFAULT_JOB_POLICY } from "./job-policy.ts";
import { aProcess, aRequest, type AProcess } from "./testing/a-process.ts";
import { createMemoryJobStore } from "./testing/memory-job-store.ts";

type Step =
  | { readonly kind: "ask"; readonly key: number; readonly priority: number; readonly delayMs: number }
  | { readonly kind: "pass"; readonly durationMs: number }
  | { readonly kind: "succeed" | "fail"; readonly which: number }
  | { readonly kind: "kill" };

const LANES = 3;
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant("ask" as const),
      key: fc.nat(11),
      priority: fc.nat(9),
      delayMs: fc.nat(3_000),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant("pass" as const), durationMs: fc.nat(40_000) }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constantFrom("succeed" as const, "fail" as const), which: fc.nat(3) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant("kill" as const) }) },
);

it("does every job at least once or buries it after its last try, in order of priority, over any failures and kills", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 60 }), async (steps) => {
      const timer = createFakeTimer();
      const store = createMemoryJobStore();
      const asked = new Set<string>();
      const done = new Set<string>();
      const busy = new Map<number, string>();

      const checkOrder = (job: Job): void => {
        const rivals = store
          .list(100)
          .filter(
            ({ status, lane, tsReadyMs }) =>
              status === "waiting" &&
              tsReadyMs <= timer.clock.now() &&
              ![...busy.values()].includes(lane) &&
              lane !== job.lane,
          );
        expect(rivals.filter(({ priority }) => priority > job.priority)).toEqual([]);
        expect([...busy.values()]).not.toContain(job.lane);
        busy.set(job.number, job.lane);
      };
      const start = (): AProcess => {
        busy.clear();
        return aProcess({ store, timer, maxRunning: 2, onBegin: checkOrder });
      };
      let process = start();
      let ended = new Set<unknown>();
      const open = () => process.begun.filter((one) => !ended.has(one));
      const end = (one: AProcess["begun"][number], isGood: boolean): void => {
        ended.add(one);
        busy.delete(one.job.number);
        if (isGood) {
          done.add(one.job.key);
          one.succeed();
        } else one.fail(new AppError({ kind: "transient", code: "x.busy", message: "busy" }));
      };

      for (const step of steps) {
        if (step.kind === "ask") {
          const key = `k${String(step.key)}`;
          asked.add(key);
          const lane = `lane ${String(step.key % LANES)}`;
          const tsReadyMs = epochMs(timer.clock.now() + step.delayMs);
          process.queue.enqueue(aRequest(key, { lane, priority: step.priority, tsReadyMs }));
        } else if (step.kind === "pass") await timer.pass(step.durationMs);
        else if (step.kind === "kill") {
          process.kill();
          process = start();
          ended = new Set();
        } else {
          const running = open();
          const one = running[step.which % Math.max(1, running.length)];
          if (one !== undefined) end(one, step.kind === "succeed");
          await timer.pass(0);
        }
        expect(open().length).toBeLessThanOrEqual(2);
      }
      for (let round = 0; round < 60; round += 1) {
        await timer.pass(DEFAULT_JOB_POLICY.maxMs);
        for (const one of open()) end(one, true);
      }
      await timer.pass(0);

      const jobs = store.list(100);
      expect(new Set(jobs.map(({ key }) => key))).toEqual(asked);
      for (const { key, status, attempts } of jobs) {
        const isDone = status === "done" && done.has(key);
        const isBuried = status === "dead" && attempts === DEFAULT_JOB_POLICY.attempts;
        expect(isDone || isBuried).toBe(true);
      }
    }),
    { numRuns: 40 },
  );
});

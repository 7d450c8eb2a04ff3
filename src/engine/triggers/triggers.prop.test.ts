import fc from "fast-check";
import { expect, it } from "vitest";
import { nextCronTime } from "#engine/calc/calendar/cron.ts";
import { aHost, aWorld, type AWorld, type StartedRun } from "./testing/a-world.ts";

const MINUTE_MS = 60_000;
const PATTERN = "*/5 * * * *";
const file = (name: string, missed: string): string =>
  `name: ${name}\non: { cron: "${PATTERN}", missed: ${missed} }\nsteps: [log_metrics]\n`;
const WORKFLOWS = ["skips", "catches_up"];
const FILES = { skips: file("skips", "skip"), catches_up: file("catches_up", "run_once") };

const anyStep = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant("activate" as const), workflow: fc.constantFrom(...WORKFLOWS) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant("deactivate" as const),
      workflow: fc.constantFrom(...WORKFLOWS),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant("pass" as const),
      durationMs: fc.integer({ min: 1_000, max: 12 * MINUTE_MS }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant("kill" as const),
      afterWrites: fc.nat(12),
      downMs: fc.nat(25 * MINUTE_MS),
    }),
  },
);

/** What the log says of a workflow, at its end or before an event: the number of the activation in force. */
function activationOf({ events }: AWorld, workflow: string, beforeSeq = Infinity): number | undefined {
  let number: number | undefined;
  for (const event of events) {
    if (event.seq >= beforeSeq) break;
    if (event.name === "workflow.activated" && event.payload.workflow === workflow) number = event.seq;
    if (event.name === "workflow.deactivated" && event.payload.workflow === workflow) number = undefined;
  }
  return number;
}

function timesBetween(fromMs: number, toMs: number): readonly number[] {
  const times: number[] = [];
  for (
    let time = nextCronTime({ pattern: PATTERN, zone: "UTC" }, fromMs);
    time !== undefined && time <= toMs;
  ) {
    times.push(time);
    time = nextCronTime({ pattern: PATTERN, zone: "UTC" }, time);
  }
  return times;
}

it("fires each time of an active workflow once and none of an inactive one, whenever it is killed", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyStep, { maxLength: 25 }), async (steps) => {
      const world = aWorld(FILES);
      const startedInactive: StartedRun[] = [];
      const onStart = (run: StartedRun): void => {
        if (activationOf(world, run.workflow) !== run.activation) startedInactive.push(run);
      };
      let host = aHost(world, { onStart, startTakesMs: MINUTE_MS });
      for (const step of steps) {
        try {
          if (step.kind === "activate")
            await host.triggers.activate({ workflow: step.workflow, inputs: {}, by: "test" });
          else if (step.kind === "deactivate") host.triggers.deactivate(step.workflow, "test");
          else if (step.kind === "pass") await world.timer.pass(step.durationMs);
          else {
            host.kill(step.afterWrites);
            await world.timer.pass(step.downMs);
            host.kill();
            host = aHost(world, { onStart, startTakesMs: MINUTE_MS });
          }
        } catch (thrown) {
          // A kill may fall into what a person does; the next start puts it in order.
          if (!(thrown instanceof Error) || thrown.message !== "killed") throw thrown;
        }
      }
      host.kill();
      host = aHost(world, { onStart, startTakesMs: MINUTE_MS });
      await world.timer.pass(10 * MINUTE_MS);
      const isBusy = () =>
        world.jobs.list(10_000).some(({ status }) => status === "waiting" || status === "running");
      for (let minute = 0; minute < 30 && isBusy(); minute += 1) await world.timer.pass(MINUTE_MS);

      const [fired, missed, skipped] = [
        world.told("trigger.fired"),
        world.told("trigger.missed"),
        world.told("trigger.skipped"),
      ];
      expect(fired.length).toBe(new Set(fired.map(({ key }) => key)).size);
      expect(world.runs.length).toBe(new Set(world.runs.map(({ runId }) => runId)).size);
      for (const { seq, name, payload } of world.events) {
        if (name !== "trigger.fired" && name !== "trigger.missed") continue;
        expect(activationOf(world, payload.workflow, seq)).toBe(payload.activation);
      }
      expect(startedInactive).toEqual([]);
      const jobs = world.jobs.list(10_000);
      expect(new Set(jobs.map(({ key }) => key))).toEqual(new Set(fired.map(({ key }) => key)));
      for (const { key, status, outcome } of jobs) {
        if (status === "dead") continue;
        expect(status).toBe("done");
        expect(outcome?.startsWith("skipped") === true).toBe(skipped.some((skip) => skip.key === key));
      }
      for (const workflow of WORKFLOWS) {
        const number = activationOf(world, workflow);
        if (number === undefined) continue;
        const spans = [...fired, ...missed]
          .filter((one) => one.workflow === workflow && one.activation === number)
          .map(
            (one) => ["tsScheduledMs" in one ? one.tsScheduledMs : one.tsFirstMs, one.tsSettledMs!] as const,
          );
        for (const time of timesBetween(world.events[number - 1]!.tsEventMs, world.timer.clock.now())) {
          expect(spans.filter(([from, to]) => from <= time && time <= to).length).toBe(1);
        }
      }
      host.kill();
    }),
    { numRuns: 40 },
  );
});

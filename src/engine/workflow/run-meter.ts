import type { EventMap } from "#shared/events/event-map.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Clock } from "#engine/base/clock.ts";
import { createLatencyHistogram, type LatencySummary } from "#engine/bus/latency-histogram.ts";
import type { SliceRunner } from "#engine/registry/slice-runner.ts";
import type { Publish, RunPorts } from "./run-types.ts";

/** What was measured since the program began; undefined before the first of its kind. */
export interface RunLatencies {
  /** From before a run's first event is stored until its first method is called. */
  readonly runStart: LatencySummary | undefined;
  /** What the engine needs for a step beside its method: its events and outputs, all of them stored. */
  readonly stepOverhead: LatencySummary | undefined;
}

type Watched = Pick<RunPorts, "runner" | "publish">;

/** Times runs by what they publish and call, so that no run knows of it. */
export interface RunMeter {
  watch(ports: Watched): Watched;
  latencies(): RunLatencies;
}

interface RunClock {
  /** Undefined once a method was called. */
  startedMs: number | undefined;
  /** The step that started last. */
  step: { readonly path: string; readonly startedMs: number; calls: number; calledMs: number } | undefined;
}

export function createRunMeter(clock: Clock): RunMeter {
  const runStart = createLatencyHistogram();
  const stepOverhead = createLatencyHistogram();
  const runs = new Map<RunId, RunClock>();

  function started(run: RunClock, path: string, attempt: number, nowMs: number): void {
    // A second attempt comes after a wait that is no work of the engine.
    run.step = attempt === 1 ? { path, startedMs: nowMs, calls: 0, calledMs: 0 } : undefined;
  }

  /** Steps side by side, or with others in them, cannot be told apart: only a step with one call of its own counts. */
  function completed(run: RunClock, path: string): void {
    const { step } = run;
    run.step = undefined;
    if (step?.path === path && step.calls === 1)
      stepOverhead.record(clock.monotonicMs() - step.startedMs - step.calledMs);
  }

  const publishWatched =
    (publish: Publish): Publish =>
    (name, payload, origin) => {
      const { runId } = origin;
      if (runId === undefined) return publish(name, payload, origin);
      const nowMs = clock.monotonicMs();
      if (name === "workflow.started") runs.set(runId, { startedMs: nowMs, step: undefined });
      const run = runs.get(runId);
      if (run !== undefined && name === "workflow.step.started") {
        const { step, attempt } = payload as EventMap["workflow.step.started"];
        started(run, step, attempt, nowMs);
      }
      const answer = publish(name, payload, origin);
      if (run !== undefined && name === "workflow.step.completed")
        completed(run, (payload as EventMap["workflow.step.completed"]).step);
      if (name === "workflow.completed" || name === "workflow.failed" || name === "workflow.cancelled")
        runs.delete(runId);
      return answer;
    };

  const runWatched =
    (runner: SliceRunner): SliceRunner["run"] =>
    async (call) => {
      const run = call.runId === undefined ? undefined : runs.get(call.runId);
      if (run === undefined) return runner.run(call);
      const calledMs = clock.monotonicMs();
      if (run.startedMs !== undefined) runStart.record(calledMs - run.startedMs);
      run.startedMs = undefined;
      const { step } = run;
      try {
        return await runner.run(call);
      } finally {
        if (step !== undefined) {
          step.calls += 1;
          step.calledMs += clock.monotonicMs() - calledMs;
        }
      }
    };

  return {
    watch: ({ runner, publish }) => ({
      publish: publishWatched(publish),
      runner: { run: runWatched(runner), load: (slice) => runner.load(slice) },
    }),
    latencies: () => ({ runStart: runStart.summary(), stepOverhead: stepOverhead.summary() }),
  };
}

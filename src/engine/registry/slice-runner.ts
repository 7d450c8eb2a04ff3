import { toAppError, type AppError } from "#shared/errors/app-error.ts";
import type { EventMap, EventName } from "#shared/events/event-map.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Cancellation } from "#engine/base/cancellation.ts";
import type { Clock } from "#engine/base/clock.ts";
import type { MethodManifest, SliceManifest } from "#engine/base/define-slice.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { invariant } from "#engine/base/invariant.ts";
import type { Logger } from "#engine/base/logger.ts";
import type { CountedBatch } from "#engine/base/counted-backtests.ts";
import type { OwnStrategyCaller, SliceCaller } from "#engine/base/parallel.ts";
import { createRng } from "#engine/base/rng.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { callMethod, checkOutput, methodOf, parseInput, type Output } from "./call-method.ts";
import type { HealthBook } from "./health-book.ts";
import { namedOwnStrategies } from "./named-own-strategies.ts";
import type { PublishLimit } from "./publish-limit.ts";
import type { Registry } from "./registry.ts";

export interface SliceRunnerPorts {
  readonly registry: Registry;
  readonly clock: Clock;
  readonly hash: Hasher;
  readonly log: Logger;
  readonly health: HealthBook;
  /** Undefined limits nobody. */
  readonly publishLimit?: PublishLimit | undefined;
  /** Where methods that run in a worker go; undefined runs them here. */
  readonly caller: SliceCaller | undefined;
  /** Where methods go that run strategies of the person's own; undefined runs them here. */
  readonly ownStrategies?: OwnStrategyCaller | undefined;
  /** Hears of the backtests of searches in the threads of own strategies, which have no ledger. */
  readonly onBacktests?: OnBacktests | undefined;
}

/** Hears of backtests before anybody sees what came of them. */
export type OnBacktests = (batch: CountedBatch, runId: RunId | undefined) => void;

export interface SliceCall {
  readonly slice: string;
  readonly method: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly seed: number;
  readonly runSeed: number | undefined;
  readonly mode: Mode;
  readonly runId: RunId | undefined;
  readonly cancellation: Cancellation;
  readonly onProgress: (fraction: number, message: string) => void;
  readonly publish: <Name extends EventName>(name: Name, payload: EventMap[Name]) => void;
}

/** Calls methods where their manifest says, checks what goes in and comes out, and keeps the health book. */
export interface SliceRunner {
  run(call: SliceCall): Promise<Output>;
  /** Loads the slice's code, to know that it can be used. */
  load(slice: string): Promise<void>;
}

export function createSliceRunner(ports: SliceRunnerPorts): SliceRunner {
  const { registry, clock, health } = ports;

  async function measured<Value>(slice: string, work: () => Promise<Value>): Promise<Value> {
    const startMs = clock.monotonicMs();
    const record = (error: AppError | undefined): void =>
      health.recordCall(slice, clock.monotonicMs() - startMs, error);
    try {
      const value = await work();
      record(undefined);
      return value;
    } catch (thrown) {
      const error = toAppError(thrown);
      record(error);
      throw error;
    }
  }

  async function answer(call: SliceCall): Promise<Output> {
    const manifest = registry.findManifest(call.slice);
    // A disabled or unknown slice is the registry's to explain.
    if (manifest === undefined) await registry.load(call.slice);
    invariant(manifest !== undefined, `slice ${call.slice} must have a manifest`);
    const method = methodOf(manifest, call.method);
    return checkOutput(manifest, call.method, await callWhereItRuns(ports, manifest, method, call));
  }

  return {
    run: (call) => measured(call.slice, () => answer(call)),
    load: (slice) =>
      measured(slice, async () => {
        await registry.load(slice);
      }),
  };
}

async function callWhereItRuns(
  ports: SliceRunnerPorts,
  manifest: SliceManifest,
  method: MethodManifest,
  call: SliceCall,
): Promise<unknown> {
  const { caller, ownStrategies } = ports;
  const named = ownStrategies === undefined ? [] : namedOwnStrategies(method, call.input);
  if (ownStrategies !== undefined && named.length > 0) {
    const context = contextOf(ports, manifest, call);
    return callOwnStrategies(ports, { caller: ownStrategies, named }, method, call, context);
  }
  const isAway = method.runsIn === "worker" && caller !== undefined;
  return isAway ? callAway(caller, manifest, call) : callHere(ports, manifest, call);
}

async function callOwnStrategies(
  { onBacktests }: SliceRunnerPorts,
  { caller, named }: { readonly caller: OwnStrategyCaller; readonly named: readonly string[] },
  manifest: MethodManifest,
  { slice, method, input, seed, runId, cancellation, onProgress }: SliceCall,
  context: SliceContext,
): Promise<unknown> {
  parseInput(slice, method, manifest, input);
  const bars = input["bars"] as readonly BarSeries[];
  const untold: unknown[] = [];
  const { output, published } = await caller.call(named, slice, method, input, {
    seed,
    cancellation,
    onProgress,
    onBacktests(facts) {
      try {
        onBacktests?.({ ...facts, bars }, runId);
      } catch (thrown) {
        untold.push(thrown);
      }
    },
  });
  // What nobody could count must not be seen.
  if (untold.length > 0) throw toAppError(untold[0]);
  for (const { name, payload } of published) context.publish(name, payload);
  return output;
}

async function callAway(caller: SliceCaller, manifest: SliceManifest, call: SliceCall): Promise<unknown> {
  const { slice, method, input, seed, cancellation, onProgress } = call;
  parseInput(slice, method, methodOf(manifest, method), input);
  return caller.call(slice, method, input, { seed, cancellation, onProgress, lane: 0 });
}

async function callHere(ports: SliceRunnerPorts, manifest: SliceManifest, call: SliceCall): Promise<unknown> {
  const slice = await ports.registry.load(call.slice);
  return callMethod(slice, call.method, call.input, contextOf(ports, manifest, call));
}

function contextOf(ports: SliceRunnerPorts, manifest: SliceManifest, call: SliceCall): SliceContext {
  return {
    clock: ports.clock,
    rng: createRng(call.seed),
    seed: call.seed,
    runSeed: call.runSeed,
    log: ports.log,
    cancellation: call.cancellation,
    hash: ports.hash,
    mode: call.mode,
    runId: call.runId,
    progress: call.onProgress,
    publish(name, payload) {
      invariant(
        manifest.publishes.includes(name),
        `slice ${manifest.id} must declare that it publishes ${name}`,
      );
      ports.publishLimit?.check(manifest.id, name);
      call.publish(name, payload);
    },
  };
}

import { fileURLToPath } from "node:url";
import { silentLogger } from "#engine/base/logger.ts";
import { createEngine, type Engine } from "#engine/engine.ts";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import type { SliceEntry } from "#engine/registry/registry.ts";
import { createMemoryLibrary } from "#engine/testing/memory-library.ts";
import { readBundledBars } from "#main/feeds/bundled-bars.ts";
import { newId, nodeClock, nodeHasher, nodeTimer } from "#main/node/node-ports.ts";
import { createWorkflowFiles } from "#main/workflows/workflow-files.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import { runId } from "#shared/model/ids.ts";
import type { Report } from "#shared/model/report.ts";

const RESOURCES = fileURLToPath(new URL("../../../../resources", import.meta.url));
const SPAN = { symbols: ["SPX"], from: "2010-01-01", to: "2019-12-31" };

type Outputs = Readonly<Record<string, unknown>>;

/** One method whose answer is exchanged. */
export interface Replacement {
  /** `slice.method`. */
  readonly call: string;
  readonly replace: (output: Outputs) => Outputs;
}

interface Executed {
  readonly status: string;
  readonly error: SerialError | undefined;
  /** `step status` each. */
  readonly steps: readonly string[];
  readonly outputs: Outputs;
  readonly result: BacktestResult;
  readonly html: string;
}

/** Runs the shipped simple_backtest in this thread, with one method's answer exchanged. */
export async function executeReplaced(replacement?: Replacement): Promise<Executed> {
  const run = await anEngine(replacement).orchestrator.executeWorkflow("simple_backtest", SPAN);
  return {
    status: run.status,
    error: run.error,
    steps: run.steps.map(({ step, status }) => `${step} ${status}`),
    outputs: run.outputs,
    result: run.outputs["result"] as BacktestResult,
    html: (run.outputs["report"] as Report | undefined)?.html ?? "",
  };
}

function anEngine(replacement: Replacement | undefined): Engine {
  const library = createMemoryLibrary(...readBundledBars(`${RESOURCES}/bars`, nodeHasher));
  return createEngine({
    clock: nodeClock,
    timer: nodeTimer,
    hash: nodeHasher,
    log: silentLogger,
    publish: () => undefined,
    slices({ caller, readHealth }) {
      const ports = { caller, library, health: { read: readHealth }, appVersion: "0.0.0" };
      const entries = listBuiltInSlices(ports).map((entry) => exchange(entry, replacement));
      return { entries, portNames: Object.keys(ports) };
    },
    caller: undefined,
    workflows: createWorkflowFiles(`${RESOURCES}/workflows`, `${RESOURCES}/no-workflows`),
    triggers: { open: () => Promise.reject(new Error("no trigger is expected")) },
    events: { listen: () => () => undefined },
    recorder: { recordStep: () => ({}) },
    newRunId: () => runId(newId("run")),
  });
}

function exchange(entry: SliceEntry, replacement: Replacement | undefined): SliceEntry {
  const [slice, method = ""] = replacement?.call.split(".") ?? [];
  if (replacement === undefined || slice !== entry.manifest.id) return entry;
  return {
    ...entry,
    async load() {
      const { manifest, methods } = await entry.load();
      const original = (methods as Readonly<Record<string, Method>>)[method]!;
      const exchanged: Method = async (input, context) => replacement.replace(await original(input, context));
      return { manifest, methods: { ...methods, [method]: exchanged } };
    },
  };
}

type Method = (input: unknown, context: unknown) => Outputs | Promise<Outputs>;

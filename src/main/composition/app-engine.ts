import { availableParallelism } from "node:os";
import { join } from "node:path";
import type { Logger } from "#engine/base/logger.ts";
import { createPaperDesk, type PaperDesk } from "#engine/desk/paper-desk.ts";
import { createEngine, type Engine, type EnginePorts } from "#engine/engine.ts";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import type { StudyBook } from "#engine/slices/optimize/ports.ts";
import type { RunOutputs } from "#engine/slices/monitor/ports.ts";
import type { RunMeter } from "#engine/workflow/run-meter.ts";
import type { RunRecorder } from "#engine/workflow/run-types.ts";
import type { NetworkBars } from "#engine/slices/data/ports.ts";
import { loadUserSlices } from "#main/workers/load-user-slice.ts";
import { createUserStrategies } from "#main/workers/load-user-strategies.ts";
import { createStrategyThreads } from "#main/workers/strategy-threads.ts";
import { createWorkerPool, type WorkerPool } from "#main/workers/worker-pool.ts";
import { runId, sessionId, type RunId } from "#shared/model/ids.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import type { BarLibraries } from "#main/data/bar-libraries.ts";
import type { Books } from "#main/logs/books.ts";
import type { ConfigStore } from "#main/config/config.ts";
import { newId, nodeClock, nodeHasher, nodeTimer } from "#main/node/node-ports.ts";
import { createPaperFeed, openFeed } from "#main/sessions/paper-feed.ts";
import { createRunEvents } from "#main/runs/run-events.ts";
import { waitUnlessCancelled } from "#main/node/wait-unless-cancelled.ts";
import { createWorkflowFiles } from "#main/workflows/workflow-files.ts";

export interface AppEnginePorts {
  readonly options: AppOptions;
  readonly config: ConfigStore;
  readonly log: Logger;
  readonly books: Books;
  readonly bars: BarLibraries;
  readonly network: NetworkBars;
  readonly recorder: RunRecorder;
  /** What past runs have left. */
  readonly outputs: RunOutputs;
  readonly runMeter: RunMeter;
  readonly studies: StudyBook;
  readonly onDefinitions: NonNullable<EnginePorts["onDefinitions"]>;
}

export interface AppEngine {
  readonly engine: Engine;
  readonly desk: PaperDesk;
  readonly pool: WorkerPool;
  /** Takes up the changes of the user's own strategies. */
  refreshStrategies(): Promise<void>;
  dispose(): Promise<void>;
}

/** The engine of a workspace with its desk, its worker threads and the user's own slices and strategies. */
export async function createAppEngine(ports: AppEnginePorts): Promise<AppEngine> {
  const { options, config, log, books, bars, network } = ports;
  const { publish } = books;
  const desk = createPaperDesk({
    clock: nodeClock,
    hash: nodeHasher,
    newSessionId: () => sessionId(newId("paper")),
    publish,
  });
  const onHealth = (...state: Parameters<Engine["recordWorker"]>): void => engine.recordWorker(...state);
  const pool = createWorkerPool({
    file: join(options.workers, "slice.worker.cjs"),
    lanes: config.value("workers.lanes") || Math.max(1, availableParallelism() - 1),
    onHealth,
  });
  const userCodeFile = join(options.workers, "user-code.worker.cjs");
  const strategyThreads = createStrategyThreads({ file: userCodeFile });
  const { log: paperLog, sessions } = books.ofMode("paper");
  const feedPorts = {
    library: bars.feedLibrary,
    recorded: { log: paperLog, sessions, flush: () => books.flush() },
  };
  const engine: Engine = createEngine({
    clock: nodeClock,
    timer: nodeTimer,
    hash: nodeHasher,
    log,
    publish,
    maxEventsPerSecond: config.value("events.maxPerSecond"),
    slices({ caller, readHealth }) {
      const slicePorts = {
        caller,
        desk,
        library: bars.library,
        network,
        feed: {
          describe(symbols: readonly string[], recordedSession?: string) {
            const { description, isSynthetic } = openFeed(feedPorts, symbols, recordedSession);
            return { feed: description, isSynthetic };
          },
        },
        health: { read: readHealth },
        appVersion: options.version,
        studies: ports.studies,
        outputs: ports.outputs,
      };
      return { entries: listBuiltInSlices(slicePorts), portNames: Object.keys(slicePorts) };
    },
    caller: pool,
    ownStrategies: strategyThreads,
    onBacktests: (batch, ofRun) => ports.studies.count(batch, ofRun),
    workflows: createWorkflowFiles(
      join(options.resources, "workflows"),
      join(options.workspace, "workflows"),
    ),
    onDefinitions: ports.onDefinitions,
    triggers: createPaperFeed({
      ...feedPorts,
      desk,
      publish,
      barIntervalMs: () => config.value("paper.barIntervalMs"),
      wait: waitUnlessCancelled,
    }),
    events: createRunEvents(books),
    recorder: ports.recorder,
    maxConcurrentRuns: config.value("run.maxConcurrent"),
    runMeter: ports.runMeter,
    newRunId: () => runId(newId("run")),
  });
  const allowedHashes = config.value("userCode.allowed");
  const userSlices = await loadUserSlices({
    folder: join(options.workspace, "slices"),
    file: userCodeFile,
    allowedHashes,
    registry: engine.registry,
    onHealth,
  });
  const strategies = createUserStrategies({
    folder: join(options.workspace, "strategies"),
    allowedHashes: () => config.value("userCode.allowed"),
    threads: strategyThreads,
    onDisabled(id, reason) {
      log.log("warn", `strategy ${id} is disabled: ${reason}`);
      engine.registry.reportBroken(`strategy:${id}`, "user", reason);
    },
    onUsable: (id) => engine.registry.forgetBroken(`strategy:${id}`),
    isInUse: (id) => engine.orchestrator.list().some(({ runId: running }) => mayTrade(books, running, id)),
  });
  await strategies.refresh();
  return {
    engine,
    desk,
    pool,
    refreshStrategies: () => strategies.refresh(),
    async dispose() {
      strategies.dispose();
      await Promise.all([pool.dispose(), userSlices.dispose(), strategyThreads.dispose()]);
    },
  };
}

/** Whether the text of the run's workflow or its inputs name the strategy; of a run that is not written down yet nobody knows. */
function mayTrade(books: Books, id: RunId, strategy: string): boolean {
  const run = books.ofRun(id)?.runs.get(id);
  return run === undefined || JSON.stringify([run.definition, run.inputs]).includes(strategy);
}

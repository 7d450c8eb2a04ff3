import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createEngine, type Engine } from "#engine/engine.ts";
import { createPaperDesk } from "#engine/desk/paper-desk.ts";
import { listBuiltInSlices } from "#engine/registry/catalogue.ts";
import type { BarLibrary } from "#engine/slices/data/ports.ts";
import { createBarLibrary } from "#main/feeds/bar-library.ts";
import { readBundledBars } from "#main/feeds/bundled-bars.ts";
import { createBarStore } from "#main/store/bar-store.ts";
import { openStore } from "#main/store/open-store.ts";
import { loadUserSlices } from "#main/workers/load-user-slice.ts";
import { createWorkerPool } from "#main/workers/worker-pool.ts";
import type { AppInfo, PushName, Pushes, Snapshot } from "#shared/ipc/contract.ts";
import { runId, sessionId } from "#shared/model/ids.ts";
import { openBooks } from "./books.ts";
import { loadConfig } from "./config.ts";
import { appHandlers } from "./ipc/handlers/app-handlers.ts";
import { configHandlers } from "./ipc/handlers/config-handlers.ts";
import { dataHandlers } from "./ipc/handlers/data-handlers.ts";
import { paperHandlers } from "./ipc/handlers/paper-handlers.ts";
import { runHandlers } from "./ipc/handlers/run-handlers.ts";
import { workflowHandlers } from "./ipc/handlers/workflow-handlers.ts";
import type { ServedApp } from "./ipc/served-app.ts";
import { createFileLog } from "./log.ts";
import { newId, nodeClock, nodeHasher, nodeTimer } from "./node-ports.ts";
import { createPaperFeed, openReplay } from "./paper-feed.ts";
import { createPushHub } from "./push-hub.ts";
import { importCsv } from "./import-csv.ts";
import { createPaperRelay } from "./relays/paper-relay.ts";
import { createRunShelf } from "./run-shelf.ts";
import { liveRefusal, readRuntime } from "./runtime.ts";
import { waitUnlessCancelled } from "./wait-unless-cancelled.ts";
import { createWorkflowFiles } from "./workflow-files.ts";

/** Streamed events reach the log this soon. */
const FLUSH_MS = 5;
const HEALTH_MS = 1_000;
const SYNTHETIC_SEED = 1;

export interface AppOptions {
  readonly workspace: string;
  readonly isDemo: boolean;
  readonly version: string;
  /** The folder with bars and workflows that ship. */
  readonly resources: string;
  /** The folder with the built workers. */
  readonly workers: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** `key=value` settings of the command line. */
  readonly overrides: readonly string[];
}

/** A workspace with its engine, open and running; the caller owns the workspace. */
export interface App extends ServedApp {
  dispose(): Promise<void>;
}

/** The composition root: makes the ports, the engine, the stores and the handlers, and joins them. */
export async function createApp(options: AppOptions): Promise<App> {
  const runtime = readRuntime(process.versions);
  const config = loadConfig({
    directory: options.workspace,
    environment: options.environment,
    overrides: options.overrides,
  });
  const log = createFileLog({
    directory: options.workspace,
    clock: nodeClock,
    level: config.value("log.level"),
  });
  const report = (thrown: unknown): void => log.log("error", String(thrown), { error: thrown });
  const store = openStore(options.workspace, { isOldSqliteAllowed: runtime.isOldSqliteAllowed });
  const hub = createPushHub(report);
  const books = openBooks({ store, clock: nodeClock, onDeadLetter: (letter) => report(letter.error) });
  const shelf = createRunShelf(books);
  const sources = {
    imported: createBarStore(store.bars, nodeHasher),
    readBundled: () => readBundledBars(join(options.resources, "bars"), nodeHasher),
    hash: nodeHasher,
    syntheticSeed: SYNTHETIC_SEED,
  };
  // A backtest never falls back to generated prices; the demo feed of paper sessions may, and says so.
  const library = createBarLibrary({ ...sources, demoSynthetic: false });
  const feedLibrary = createBarLibrary({ ...sources, demoSynthetic: config.value("data.demoSynthetic") });
  const desk = createPaperDesk({
    clock: nodeClock,
    hash: nodeHasher,
    newSessionId: () => sessionId(newId("paper")),
    publish: (name, payload, origin) => books.publish(name, payload, origin),
  });
  const relay = createPaperRelay({ desk, timer: nodeTimer, push: (view) => hub.push("paper:changed", view) });
  for (const { bus } of books.all) {
    bus.subscribePattern("**", (event) => shelf.onEvent(event));
    bus.subscribePattern("**", (event) => hub.tick(event));
    bus.subscribePattern("**", (event) => relay.onEvent(event));
  }
  const onHealth = (...state: Parameters<Engine["recordWorker"]>): void => engine.recordWorker(...state);
  const pool = createWorkerPool({
    file: join(options.workers, "slice.worker.cjs"),
    lanes: config.value("workers.lanes") || Math.max(1, availableParallelism() - 1),
    onHealth,
  });
  const engine: Engine = createEngine({
    clock: nodeClock,
    timer: nodeTimer,
    hash: nodeHasher,
    log,
    publish: (name, payload, origin) => books.publish(name, payload, origin),
    slices: ({ caller, readHealth }) => {
      const slicePorts = {
        caller,
        library,
        desk,
        feed: { describe: (symbols: readonly string[]) => describeFeed(feedLibrary, symbols) },
        health: { read: readHealth },
        appVersion: options.version,
      };
      return { entries: listBuiltInSlices(slicePorts), portNames: Object.keys(slicePorts) };
    },
    caller: pool,
    workflows: createWorkflowFiles(
      join(options.resources, "workflows"),
      join(options.workspace, "workflows"),
    ),
    triggers: createPaperFeed({
      library: feedLibrary,
      desk,
      publish: (name, payload, origin) => books.publish(name, payload, origin),
      barIntervalMs: () => config.value("paper.barIntervalMs"),
      wait: waitUnlessCancelled,
    }),
    recorder: shelf,
    newRunId: () => runId(newId("run")),
  });
  const userSlices = await loadUserSlices({
    folder: join(options.workspace, "slices"),
    file: join(options.workers, "user-code.worker.cjs"),
    allowedHashes: config.value("userCode.allowed"),
    registry: engine.registry,
    onHealth,
  });
  const stopTimers = [
    nodeTimer.every(FLUSH_MS, () => books.flush()),
    nodeTimer.every(HEALTH_MS, () => hub.push("health:changed", engine.health())),
  ];

  const underWay = new Set<Promise<unknown>>();
  const follow = (finished: Promise<unknown>): void => {
    const settled = finished.catch(report).finally(() => underWay.delete(settled));
    underWay.add(settled);
  };
  const info: AppInfo = {
    version: options.version,
    workspace: options.workspace,
    isDemo: options.isDemo,
    ownerPid: process.pid,
    node: runtime.node,
    electron: runtime.electron,
    sqlite: store.sqliteVersion,
    runtimeWarning: runtime.warning,
  };
  const readSnapshot = async (): Promise<Snapshot> => {
    const workflows = await engine.listWorkflows();
    return {
      seq: hub.lastTick(),
      runs: shelf.list(),
      workflows,
      paper: desk.list(),
      health: engine.health(),
    };
  };

  return {
    handlers: {
      ...appHandlers({ info, readSnapshot }),
      ...workflowHandlers({ engine, config, follow, liveRefusal: () => liveRefusal(runtime) }),
      ...runHandlers(shelf),
      ...paperHandlers({ desk, engine }),
      ...dataHandlers({ library, importCsv: (input) => importCsv(engine, input) }),
      ...configHandlers(config),
    },
    onPush: <N extends PushName>(name: N, listener: (payload: Pushes[N]) => void) =>
      hub.onPush(name, listener),
    async dispose() {
      for (const { runId: id } of engine.orchestrator.list())
        engine.orchestrator.cancel(id, "the end of the program");
      await Promise.all(underWay);
      relay.dispose();
      for (const stop of stopTimers) stop();
      await Promise.all([pool.dispose(), userSlices.dispose()]);
      books.flush();
      store.close();
      log.close();
    },
  };
}

function describeFeed(
  library: BarLibrary,
  symbols: readonly string[],
): { feed: string; isSynthetic: boolean } {
  const { description, isSynthetic } = openReplay(library, symbols);
  return { feed: description, isSynthetic };
}

import { strategyNames } from "#engine/calc/strategies/strategy-names.ts";
import { join } from "node:path";
import { createRunMeter } from "#engine/workflow/run-meter.ts";
import { createVersionStore } from "#main/store/version-store.ts";
import type { AppInfo, Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { PushName, Pushes } from "#shared/ipc/contract.ts";
import { createBarUpdates } from "#main/data/bar-updates.ts";
import { callData } from "#main/data/call-data.ts";
import { createAppEngine, type AppEngine } from "#main/composition/app-engine.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import { createAutomation } from "#main/runs/automation.ts";
import { openBarLibraries } from "#main/data/bar-libraries.ts";
import { createCompaction } from "./compaction/compaction.ts";
import { type DiskReserve } from "#main/files/disk-reserve.ts";
import { createDefinitionVersions } from "#main/workflows/definition-versions.ts";
import { keepDefinitions, keepDefinitionsOfRuns } from "#main/workflows/keep-definitions.ts";
import { alertHandlers } from "./ipc/handlers/alert-handlers.ts";
import { appHandlers } from "./ipc/handlers/app-handlers.ts";
import { configHandlers } from "./ipc/handlers/config-handlers.ts";
import { dataHandlers } from "./ipc/handlers/data-handlers.ts";
import { deadLetterHandlers } from "./ipc/handlers/dead-letter-handlers.ts";
import { jobHandlers } from "./ipc/handlers/job-handlers.ts";
import { logHandlers } from "./ipc/handlers/log-handlers.ts";
import { metricsHandlers } from "./ipc/handlers/metrics-handlers.ts";
import { paperHandlers } from "./ipc/handlers/paper-handlers.ts";
import { sessionHandlers } from "./ipc/handlers/session-handlers.ts";
import { triggerHandlers } from "./ipc/handlers/trigger-handlers.ts";
import { versionHandlers } from "./ipc/handlers/version-handlers.ts";
import type { ServedApp } from "./ipc/served-app.ts";
import { measureLoopDelay } from "#main/node/measure-loop-delay.ts";
import { readMetrics } from "#main/composition/metrics.ts";
import { createNetworkBars } from "#main/data/network-bars.ts";
import { nodeClock, readUserName } from "#main/node/node-ports.ts";
import { createPushHub } from "#main/relays/push-hub.ts";
import { createRunShelf } from "#main/runs/run-shelf.ts";
import { writeWorkflowFile } from "#main/workflows/workflow-files.ts";
import { describeApp } from "./composition/describe-app.ts";
import { joinBuilder } from "./composition/join-builder.ts";
import { joinStudies } from "./composition/join-studies.ts";
import { joinAlerts } from "./composition/join-alerts.ts";
import { closeApp } from "./composition/close-app.ts";
import { joinAnalysis } from "./composition/join-analysis.ts";
import { joinRelays } from "./composition/join-relays.ts";
import { joinReports } from "./composition/join-reports.ts";
import { joinRuns } from "./composition/join-runs.ts";
import { joinSessions, readSessionFiles } from "./composition/join-sessions.ts";
import { openGround } from "./composition/open-ground.ts";
import { startTimers } from "./composition/start-timers.ts";

/** A workspace with its engine, open and running; the caller owns the workspace. */
export interface App extends ServedApp {
  /** The engine's worker threads, to see what happens when one of them dies. */
  readonly pool: AppEngine["pool"];
  /** Lets all runs of earlier processes go on that did not end; in safe mode none. */
  resumeUnfinished(reason: string): void;
  /** Lets the triggers of active workflows start runs as long as this process lives; in safe mode they wait. */
  startTriggers(): void;
  /** Cancels what runs, waits until it has ended, and closes everything. */
  dispose(): Promise<void>;
}

/** The composition root: makes stores, engine, relays and handlers, and joins them. */
export async function createApp(options: AppOptions): Promise<App> {
  const endings: (() => void)[] = [];
  try {
    return await joinParts(options, (end) => endings.push(end));
  } catch (thrown) {
    // A file that stays open would be in the way of a restore; and a start that is refused is no crash.
    for (const end of endings.toReversed()) end();
    throw thrown;
  }
}

async function joinParts(options: AppOptions, onFailure: (end: () => void) => void): Promise<App> {
  const { workspace: directory, environment } = options;
  const ground = await openGround(options, onFailure, () => {
    for (const { runId } of engine.orchestrator.list()) engine.orchestrator.cancel(runId, "the full disk");
  });
  const { runtime, config, crashes, log, store, letters, reserve, books, report, orReport } = ground;
  const past = readSessionFiles(ground);
  const shelf = createRunShelf(books);
  const hub = createPushHub(report);
  const bars = openBarLibraries(store, options, config.value("data.demoSynthetic"), () =>
    config.value("data.quarantineBelow"),
  );
  const runMeter = createRunMeter(nodeClock);
  const studies = joinStudies(ground, options);
  const write = (fileName: string, text: string): string =>
    writeWorkflowFile(join(directory, "workflows"), fileName, text);
  const versions = createDefinitionVersions({
    store: createVersionStore(store.research),
    clock: nodeClock,
    readDefinitions: () => parts.engine.listDefinitions(),
    write,
  });
  orReport(() => keepDefinitionsOfRuns(versions, shelf));
  const parts: AppEngine = await createAppEngine({
    options,
    config,
    log,
    books,
    bars,
    network: createNetworkBars(environment, config),
    recorder: shelf,
    outputs: { read: (id, name) => shelf.output(id, name) },
    runMeter,
    studies: studies.library,
    onDefinitions: (found) => orReport(() => keepDefinitions(versions, found)),
  });
  const { engine, desk, pool } = parts;
  const sessions = joinSessions({ ground, past, desk, hub });
  const alerts = joinAlerts(ground);
  const runs = joinRuns({ ground, parts, shelf, versions, hub });
  const { starter } = runs;
  const isHeld = (): boolean => crashes.safeMode() !== undefined;
  const automation = createAutomation({ store, books, engine, shelf, starter, isHeld, report });
  const queues = joinRelays(ground, { shelf, sessions, automation, alerts, hub });
  const loopDelay = measureLoopDelay();
  const flush = (): void => {
    books.flush();
    letters.flush();
    sessions.trading.saveDue();
  };
  const compaction = createCompaction({
    logs: books.all.map((book) => ({ ...book, db: store[book.name] })),
    clock: nodeClock,
    flush,
  });
  const timers = startTimers({ workspace: directory, ground, engine, hub, alerts, compaction, flush });
  const info = describeApp(options, runtime, store.sqliteVersion);
  const readSnapshot = async (): Promise<Snapshot> => {
    const workflows = await engine.listWorkflows();
    const triggers = await automation.triggers.list();
    const [paper, health] = [sessions.list(), engine.health()];
    const safeMode = crashes.safeMode();
    const strategies = strategyNames();
    return {
      seq: hub.lastTick(),
      runs: shelf.list(),
      workflows,
      triggers,
      paper,
      health,
      strategies,
      safeMode,
    };
  };

  const barUpdates = createBarUpdates(nodeClock);
  return {
    pool,
    handlers: {
      ...joinAnalysis(ground, { parts, bars, updates: barUpdates, directory }),
      ...joinReports(ground, { shelf, sessions, runs, appVersion: options.version }),
      ...appHandlers({
        info: () => ({ ...info, ...timers.warning(), ...diskWarningOf(reserve) }),
        readSnapshot,
        leaveSafeMode: () => crashes.leaveSafeMode(),
      }),
      ...runs.workflows,
      ...runs.runs,
      ...runs.history,
      ...runs.approvals,
      ...alertHandlers({ alerts, clock: nodeClock, userName: readUserName }),
      ...versionHandlers(versions, shelf),
      ...joinBuilder(ground, { engine, directory, write }),
      ...studies.serve({ engine, shelf, runs, write }),
      ...paperHandlers({
        desk,
        engine,
        listSessions: () => sessions.list(),
        close: (id, reason) => sessions.trading.close(id, reason),
        readEvents: (id) => sessions.book.log.readSession(id),
        loadSeries: (symbol) => bars.feedLibrary.load(symbol.toUpperCase(), "1d"),
      }),
      ...sessionHandlers(sessions.library),
      ...dataHandlers({
        library: bars.library,
        call: (method, input, tools) =>
          callData(engine, method, input, {
            publish: (name, payload) => void books.publish(name, payload, {}),
            ...tools,
          }),
        importer: bars.importer,
        updates: barUpdates,
      }),
      ...configHandlers(config),
      ...deadLetterHandlers(letters),
      ...triggerHandlers(automation.triggers, () => automation.start()),
      ...jobHandlers(automation.queue),
      ...logHandlers(compaction),
      ...metricsHandlers(() =>
        readMetrics({
          store,
          meter: ground.meter,
          runMeter,
          queues,
          letters,
          workers: () => pool.state(),
          loopDelay: loopDelay.summary,
        }),
      ),
    },
    onPush: <N extends PushName>(name: N, listener: (payload: Pushes[N]) => void) =>
      hub.onPush(name, listener),
    resumeUnfinished(reason) {
      if (crashes.safeMode() !== undefined) return;
      try {
        runs.resume({ reason, paused: "hold", by: "the program" });
      } catch (thrown) {
        report(thrown);
      }
    },
    startTriggers: () => automation.start(),
    dispose: () =>
      closeApp({
        ground,
        parts,
        bars,
        barUpdates,
        runs,
        sessions,
        automation,
        queues,
        timers,
        loopDelay,
        flush,
      }),
  };
}

function diskWarningOf(reserve: DiskReserve): Pick<AppInfo, "diskWarning"> {
  const diskWarning = reserve.warning();
  return diskWarning === undefined ? {} : { diskWarning };
}

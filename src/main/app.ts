import { join } from "node:path";
import { LOG_NAMES } from "#main/store/open-store.ts";
import { createRunMeter } from "#engine/workflow/run-meter.ts";
import { type RunId } from "#shared/model/ids.ts";
import { createRunSearcher } from "#main/store/search-runs.ts";
import { createVersionStore } from "#main/store/version-store.ts";
import type { AppInfo, Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { ResumedRuns } from "#shared/ipc/channels/run-channels.ts";
import type { PushName, Pushes } from "#shared/ipc/contract.ts";
import { createAnalyst } from "#main/data/analyst.ts";
import { openChartFile } from "#main/charting/chart-file.ts";
import { createCharting } from "#main/charting/charting.ts";
import {
  heldBackFor,
  loadChartBars,
  loadLastChartBars,
  versionOfBars,
} from "#main/charting/load-chart-bars.ts";
import { createApprovals } from "#main/runs/approvals.ts";
import { createBarUpdates } from "#main/data/bar-updates.ts";
import { callData } from "#main/data/call-data.ts";
import { createAppEngine, type AppEngine } from "#main/composition/app-engine.ts";
import type { AppOptions } from "#main/config/app-options.ts";
import { auditOf } from "./audit/read-audit.ts";
import { createAutomation } from "#main/runs/automation.ts";
import { openBarLibraries } from "#main/data/bar-libraries.ts";
import { createCompaction } from "./compaction/compaction.ts";
import { cancelCutOff, resumeRuns, type ResumeWish } from "#main/runs/recovery.ts";
import { type DiskReserve } from "#main/files/disk-reserve.ts";
import { createDefinitionVersions } from "#main/workflows/definition-versions.ts";
import { keepDefinitions, keepDefinitionsOfRuns } from "#main/workflows/keep-definitions.ts";
import { alertHandlers } from "./ipc/handlers/alert-handlers.ts";
import { analyzeHandlers } from "./ipc/handlers/analyze-handlers.ts";
import { approvalHandlers } from "./ipc/handlers/approval-handlers.ts";
import { appHandlers } from "./ipc/handlers/app-handlers.ts";
import { auditHandlers } from "./ipc/handlers/audit-handlers.ts";
import { configHandlers } from "./ipc/handlers/config-handlers.ts";
import { dataHandlers } from "./ipc/handlers/data-handlers.ts";
import { deadLetterHandlers } from "./ipc/handlers/dead-letter-handlers.ts";
import { jobHandlers } from "./ipc/handlers/job-handlers.ts";
import { logHandlers } from "./ipc/handlers/log-handlers.ts";
import { metricsHandlers } from "./ipc/handlers/metrics-handlers.ts";
import { paperHandlers } from "./ipc/handlers/paper-handlers.ts";
import { sessionHandlers } from "./ipc/handlers/session-handlers.ts";
import { reportHandlers } from "./ipc/handlers/report-handlers.ts";
import { regimeHandlers } from "./ipc/handlers/regime-handlers.ts";
import { strategyHandlers } from "./ipc/handlers/strategy-handlers.ts";
import { runHandlers } from "./ipc/handlers/run-handlers.ts";
import { triggerHandlers } from "./ipc/handlers/trigger-handlers.ts";
import { historyHandlers } from "./ipc/handlers/history-handlers.ts";
import { versionHandlers } from "./ipc/handlers/version-handlers.ts";
import { workflowHandlers } from "./ipc/handlers/workflow-handlers.ts";
import type { ServedApp } from "./ipc/served-app.ts";
import { measureLoopDelay } from "#main/node/measure-loop-delay.ts";
import { readMetrics } from "#main/composition/metrics.ts";
import { createNetworkBars } from "#main/data/network-bars.ts";
import { nodeClock, nodeTimer, readUserName } from "#main/node/node-ports.ts";
import { createPushHub } from "#main/relays/push-hub.ts";
import { createLogRelay } from "./relays/log-relay.ts";
import { createSessionRelay } from "./relays/session-relay.ts";
import { readGiven } from "#main/runs/read-given.ts";
import { readRecordedRun } from "#main/runs/recorded-run.ts";
import { createRunShelf } from "#main/runs/run-shelf.ts";
import { liveRefusal } from "#main/node/runtime.ts";
import { createRunStarter } from "#main/runs/start-run.ts";
import { subscribeRelays } from "#main/relays/subscribe-relays.ts";
import { trackWork } from "#main/node/track-work.ts";
import { unloggedEnd } from "#main/runs/unlogged-end.ts";
import { writeWorkflowFile } from "#main/workflows/workflow-files.ts";
import { describeApp } from "./composition/describe-app.ts";
import { joinBuilder } from "./composition/join-builder.ts";
import { joinStudies } from "./composition/join-studies.ts";
import { joinAlerts } from "./composition/join-alerts.ts";
import { joinSessions, readSessionFiles } from "./composition/join-sessions.ts";
import { openGround } from "./composition/open-ground.ts";
import { namedLogs, startTimers } from "./composition/start-timers.ts";

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
  const work = trackWork(report);
  const follow = (runId: RunId, finished: Promise<unknown>): void => {
    work.follow(
      finished.catch((thrown: unknown) => {
        const event = unloggedEnd(runId, thrown, nodeClock);
        shelf.showEnd(event);
        hub.tick(event);
        throw thrown;
      }),
    );
  };
  const alerts = joinAlerts(ground);
  const starter = createRunStarter({
    engine,
    config,
    follow,
    refreshStrategies: () => parts.refreshStrategies(),
  });
  const isHeld = (): boolean => crashes.safeMode() !== undefined;
  const automation = createAutomation({ store, books, engine, shelf, starter, isHeld, report });
  const queues = books.all.flatMap((book) =>
    subscribeRelays(book, {
      clock: nodeClock,
      timer: nodeTimer,
      letters,
      onReadFailed: report,
      direct: {
        runs: shelf.onEvent,
        sessions: createSessionRelay(book.sessions).onEvent,
        ...(book === sessions.book ? { trading: sessions.trading.onEvent } : {}),
        paper: sessions.relay.onEvent,
        triggers: automation.triggers.onEvent,
        alerts: alerts.onEvent,
        windows: hub.tick,
      },
      queued: { log: createLogRelay(log) },
    }),
  );
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
  const recovery = { books, shelf, desk, orchestrator: engine.orchestrator, follow };
  const resume = (wish: ResumeWish): ResumedRuns => {
    ground.refuseStart();
    return resumeRuns(recovery, wish);
  };
  const approvals = createApprovals({
    shelf,
    clock: nodeClock,
    publish: books.publish,
    userName: readUserName,
  });
  const info = describeApp(options, runtime, store.sqliteVersion);
  const readSnapshot = async (): Promise<Snapshot> => {
    const workflows = await engine.listWorkflows();
    const triggers = await automation.triggers.list();
    const [runs, paper, health] = [shelf.list(), sessions.list(), engine.health()];
    const safeMode = crashes.safeMode();
    return { seq: hub.lastTick(), runs, workflows, triggers, paper, health, safeMode };
  };

  const barUpdates = createBarUpdates(nodeClock);
  const workflows = workflowHandlers({
    engine,
    starter,
    refuseStart: () => ground.refuseStart(),
    liveRefusal: () => liveRefusal(runtime),
    cancelCutOff: (input) => cancelCutOff(recovery, input),
  });
  const runs = runHandlers({
    shelf,
    orchestrator: engine.orchestrator,
    resume: (wish) => resume({ ...wish, reason: "a person asked for it" }),
  });
  const history = historyHandlers({
    shelf,
    versions,
    searchers: LOG_NAMES.map((name) => createRunSearcher(store[name])),
    start: workflows["workflow:start"],
    startFrom(runId, step, how) {
      ground.refuseStart();
      return starter.rerun(readRecordedRun(books, runId), step, how);
    },
    readResult: (runId) => runs["run:get-result"]({ runId }),
    readGiven: (runId) => readGiven(books, runId),
  });

  const audit = auditOf(namedLogs(store));
  const reports = reportHandlers({
    shelf,
    sessions: sessions.library,
    readEvents: (id) => sessions.book.log.readSession(id),
    verify: () => audit.verify(),
    getRunReport: runs["run:get-report"],
    compare: history["history:compare"],
    appVersion: options.version,
    clock: nodeClock,
  });

  const analyst = createAnalyst({
    engine,
    caller: pool,
    terms: () => ({
      initialCash: config.value("run.initialCash"),
      feeBps: config.value("run.feeBps"),
      slippageBps: config.value("run.slippageBps"),
      seed: config.value("run.seed"),
    }),
  });
  return {
    pool,
    handlers: {
      ...analyzeHandlers(analyst),
      ...regimeHandlers(analyst),
      ...strategyHandlers(),
      ...createCharting({
        load: (source) => loadChartBars(engine, source),
        loadLast: (source, first) => loadLastChartBars(bars.library, source, first),
        heldBackFor: (source) => heldBackFor(bars.library, source),
        versionOf: (symbol) => versionOfBars(bars.library, symbol),
        caller: pool,
      }),
      ...openChartFile(directory, report),
      ...appHandlers({
        info: () => ({ ...info, ...timers.warning(), ...diskWarningOf(reserve) }),
        readSnapshot,
        leaveSafeMode: () => crashes.leaveSafeMode(),
      }),
      ...auditHandlers(audit),
      ...workflows,
      ...runs,
      ...approvalHandlers(approvals),
      ...alertHandlers({ alerts, clock: nodeClock, userName: readUserName }),
      ...versionHandlers(versions, shelf),
      ...history,
      ...reports,
      ...joinBuilder(ground, { engine, directory, write }),
      ...studies.serve({ engine, shelf, workflows, runs, history, write }),
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
        resume({ reason, paused: "hold", by: "the program" });
      } catch (thrown) {
        report(thrown);
      }
    },
    startTriggers: () => automation.start(),
    async dispose() {
      const jobsEnded = automation.stop();
      barUpdates.close();
      engine.orchestrator.close("the end of the program");
      for (const { runId } of engine.orchestrator.list()) {
        // What is paused or only waits is left to the next process as it is.
        if (engine.orchestrator.find(runId)?.suspend() === true) continue;
        engine.orchestrator.cancel(runId, "the end of the program");
      }
      await jobsEnded;
      await work.settled();
      sessions.relay.dispose();
      reserve.stop();
      await timers.stop();
      loopDelay.stop();
      await Promise.all([parts.dispose(), bars.importer.dispose()]);
      await Promise.all(queues.map(({ queue }) => queue.finish()));
      try {
        flush();
        sessions.trading.saveAll();
      } finally {
        books.close();
        store.close();
        crashes.close();
        log.close();
      }
    },
  };
}

function diskWarningOf(reserve: DiskReserve): Pick<AppInfo, "diskWarning"> {
  const diskWarning = reserve.warning();
  return diskWarning === undefined ? {} : { diskWarning };
}

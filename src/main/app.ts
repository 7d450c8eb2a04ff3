import { join } from "node:path";
import { LOG_NAMES, needsUpdate, openStore } from "#main/store/open-store.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import { createBusMeter } from "#engine/bus/bus-meter.ts";
import { createRunMeter } from "#engine/workflow/run-meter.ts";
import { createDeadLetterStore } from "#main/store/dead-letter-store.ts";
import { viewDay } from "#engine/session/view-session.ts";
import { createSnapshotStore } from "#main/store/snapshot-store.ts";
import { sessionId, type RunId } from "#shared/model/ids.ts";
import { createRunSearcher } from "#main/store/search-runs.ts";
import { createVersionStore } from "#main/store/version-store.ts";
import type { BackupReason } from "#shared/ipc/channels/backup-channels.ts";
import type { AppInfo, Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { ResumedRuns } from "#shared/ipc/channels/run-channels.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { PushName, Pushes } from "#shared/ipc/contract.ts";
import { createAnalyst } from "./analyst.ts";
import { openChartFile } from "./chart-file.ts";
import { createCharting } from "./charting.ts";
import { loadChartBars, versionOfBars } from "./load-chart-bars.ts";
import { createApprovals } from "./approvals.ts";
import { callData } from "./call-data.ts";
import { createAppEngine, type AppEngine } from "./app-engine.ts";
import type { AppOptions } from "./app-options.ts";
import { guardLogs } from "./audit/guard-logs.ts";
import { auditOf } from "./audit/read-audit.ts";
import { tellOfBrokenLog } from "./audit/tell-of-broken-log.ts";
import { createAutomation } from "./automation.ts";
import { backUpInThread, type BackupDone } from "./backup/back-up-in-thread.ts";
import { listBackups } from "./backup/backup-manifest.ts";
import { scheduleBackups } from "./backup/backup-schedule.ts";
import { openBarLibraries } from "./bar-libraries.ts";
import { openBooks } from "./books.ts";
import { createCompaction } from "./compaction/compaction.ts";
import { openCrashRecord } from "./crash-record.ts";
import { cancelCutOff, resumeRuns, type ResumeWish } from "./recovery.ts";
import { loadConfig } from "./config.ts";
import { createDeadLetters } from "./dead-letters.ts";
import { openDiskReserve, type DiskReserve } from "./disk-reserve.ts";
import { createDefinitionVersions } from "./definition-versions.ts";
import { keepDefinitions, keepDefinitionsOfRuns } from "./keep-definitions.ts";
import { createFlush, FLUSH_MS } from "./create-flush.ts";
import { guardWal } from "./guard-wal.ts";
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
import { runHandlers } from "./ipc/handlers/run-handlers.ts";
import { studyHandlers } from "./ipc/handlers/study-handlers.ts";
import { triggerHandlers } from "./ipc/handlers/trigger-handlers.ts";
import { historyHandlers } from "./ipc/handlers/history-handlers.ts";
import { versionHandlers } from "./ipc/handlers/version-handlers.ts";
import { workflowHandlers } from "./ipc/handlers/workflow-handlers.ts";
import type { ServedApp } from "./ipc/served-app.ts";
import { createFileLog } from "./log.ts";
import { startOpening } from "./start-opening.ts";
import { measureLoopDelay } from "./measure-loop-delay.ts";
import { readMetrics, readWalBytes } from "./metrics.ts";
import { createNetworkBars } from "./network-bars.ts";
import { nodeClock, nodeHasher, nodeTimer, readUserName } from "./node-ports.ts";
import { readPastSessions } from "./past-sessions.ts";
import { createSessionLibrary } from "./session-library.ts";
import { createTradingSessions } from "./trading-sessions.ts";
import { createPushHub } from "./push-hub.ts";
import { createLogRelay } from "./relays/log-relay.ts";
import { createPaperRelay } from "./relays/paper-relay.ts";
import { createSessionRelay } from "./relays/session-relay.ts";
import { readGiven } from "./read-given.ts";
import { secretsOf } from "./redact.ts";
import { createRunShelf } from "./run-shelf.ts";
import { liveRefusal, readRuntime, type Runtime } from "./runtime.ts";
import { createRunStarter } from "./start-run.ts";
import { subscribeRelays } from "./subscribe-relays.ts";
import { createStudyLibrary } from "./study-library.ts";
import { createStudyStore } from "#main/store/study-store.ts";
import { createTrialLedger } from "#main/store/trial-ledger.ts";
import { definitionOf } from "./stored-study.ts";
import { trackWork } from "./track-work.ts";
import { unloggedEnd } from "./unlogged-end.ts";
import { writeWorkflowFile } from "./workflow-files.ts";

const HEALTH_MS = 1_000;

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
  const { workspace: directory, environment, overrides } = options;
  const runtime = readRuntime(process.versions);
  const config = loadConfig({ directory, environment, overrides });
  const crashes = openCrashRecord(directory, nodeClock);
  onFailure(() => crashes.close());
  const log = createFileLog({
    directory,
    clock: nodeClock,
    level: config.value("log.level"),
    secrets: secretsOf(environment),
  });
  onFailure(() => log.close());
  const report = (thrown: unknown): void => log.log("error", String(thrown), { error: thrown });
  const backUp = (reason: BackupReason): Promise<BackupDone> =>
    backUpInThread(join(options.workers, "backup.worker.cjs"), {
      workspace: directory,
      nowMs: nodeClock.now(),
      reason,
      keep: config.value("backup.keep"),
    });
  if (needsUpdate(directory)) await backUp("update");
  const store = openStore(directory, { isOldSqliteAllowed: runtime.isOldSqliteAllowed, isBackedUp: true });
  onFailure(() => store.close());
  const letters = createDeadLetters({
    stores: {
      research: createDeadLetterStore(store.research),
      paper: createDeadLetterStore(store.paper),
      live: createDeadLetterStore(store.live),
    },
    clock: nodeClock,
  });
  // A workspace that cannot be written to must not keep the rest from going on.
  const orReport = (write: () => unknown): void => {
    try {
      write();
    } catch (thrown) {
      report(thrown);
    }
  };
  const reserve = openDiskReserve({
    workspace: directory,
    timer: nodeTimer,
    onFull(detail) {
      report(new Error(detail));
      for (const { runId } of engine.orchestrator.list()) engine.orchestrator.cancel(runId, "the full disk");
      orReport(() => books.publish("health.degraded", { slice: "disk", state: "down", detail }, {}));
    },
    onRoom: () => orReport(() => books.publish("health.restored", { slice: "disk" }, {})),
  });
  onFailure(() => reserve.stop());
  const meter = createBusMeter(nodeClock);
  const books = openBooks({
    store,
    clock: nodeClock,
    meter,
    guard: (write) => reserve.guard(write),
    onDeadLetter(name, letter) {
      letters.bury(name, letter);
      report(letter.error);
    },
  });
  onFailure(() => books.close());
  const paperBook = books.ofMode("paper");
  const sessionFiles = {
    sessions: paperBook.sessions,
    log: paperBook.log,
    snapshots: createSnapshotStore(store.paper, (ignored) =>
      log.log("warn", "snapshot ignored", { ...ignored }),
    ),
  };
  const pastSessions = readPastSessions(sessionFiles);
  const shelf = createRunShelf(books);
  const hub = createPushHub(report);
  const bars = openBarLibraries(store, options, config.value("data.demoSynthetic"));
  const runMeter = createRunMeter(nodeClock);
  const studyStore = createStudyStore(store.research);
  const ledger = createTrialLedger(store.research);
  const studies = createStudyLibrary({
    store: studyStore,
    ledger,
    clock: nodeClock,
    hash: nodeHasher,
    publish: books.publish,
    appVersion: options.version,
    guard: (write) => reserve.guard(write),
  });
  const versions = createDefinitionVersions({
    store: createVersionStore(store.research),
    clock: nodeClock,
    readDefinitions: () => parts.engine.listDefinitions(),
    write: (fileName, text) => writeWorkflowFile(join(directory, "workflows"), fileName, text),
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
    studies,
    onDefinitions: (found) => orReport(() => keepDefinitions(versions, found)),
  });
  const { engine, desk, pool } = parts;
  const trading = createTradingSessions({
    ...sessionFiles,
    report,
    stop(id, reason) {
      const view = desk.stop(id, reason);
      books.flush();
      return view;
    },
  });
  const library = createSessionLibrary(sessionFiles, (id) => trading.following(id));
  const withDay = (view: PaperView): PaperView => {
    const session = trading.following(sessionId(view.sessionId));
    if (session !== undefined) return { ...view, ...viewDay(session) };
    // A session that was stopped in an earlier process has no more events.
    const day = pastSessions.find((past) => past.sessionId === view.sessionId)?.day;
    return day === undefined ? view : { ...view, day };
  };
  const paperRelay = createPaperRelay({
    desk,
    timer: nodeTimer,
    push: (view) => hub.push("paper:changed", withDay(view)),
  });
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
        ...(book === paperBook ? { trading: trading.onEvent } : {}),
        paper: paperRelay.onEvent,
        triggers: automation.triggers.onEvent,
        windows: hub.tick,
      },
      queued: { log: createLogRelay(log) },
    }),
  );
  const backups = scheduleBackups({
    clock: nodeClock,
    timer: nodeTimer,
    everyHours: () => config.value("backup.everyHours"),
    list: () => listBackups(directory),
    backUp: () => backUp("schedule"),
    report,
  });
  const loopDelay = measureLoopDelay();
  const flush = (): void => {
    books.flush();
    letters.flush();
    trading.saveDue();
  };
  const logs = LOG_NAMES.map((name) => ({ log: name, db: store[name] }));
  const info = describeApp(options, runtime, store.sqliteVersion);
  let logWarning: Pick<AppInfo, "logWarning"> = {};
  const compaction = createCompaction({
    logs: books.all.map((book) => ({ ...book, db: store[book.name] })),
    clock: nodeClock,
    flush,
  });
  const compactAfterDays = config.value("log.compactAfterDays");
  const stopTimers = [
    ...(compactAfterDays > 0 ? [compaction.compactBeside(compactAfterDays, nodeTimer, report)] : []),
    guardLogs({
      logs,
      timer: nodeTimer,
      report,
      onBroken(verdict) {
        const error = tellOfBrokenLog(verdict);
        logWarning = { logWarning: error.message };
        report(error);
        books.publish("error.raised", { error: toSerialError(error), where: "audit" }, {});
      },
    }),
    guardWal({ timer: nodeTimer, sizes: () => readWalBytes(store), report }),
    nodeTimer.every(FLUSH_MS, createFlush(flush, nodeClock, report)),
    nodeTimer.every(HEALTH_MS, () => hub.push("health:changed", engine.health())),
  ];
  const recovery = { books, shelf, desk, orchestrator: engine.orchestrator, follow };
  const resume = (wish: ResumeWish): ResumedRuns => {
    crashes.refuseInSafeMode();
    reserve.refuseWhenFull();
    return resumeRuns(recovery, wish);
  };
  const approvals = createApprovals({
    shelf,
    clock: nodeClock,
    publish: books.publish,
    userName: readUserName,
  });
  const listSessions = (): readonly PaperView[] => {
    const here = desk.list().map(withDay).toReversed();
    const ids = new Set(here.map(({ sessionId }) => sessionId));
    return [...here, ...pastSessions.filter(({ sessionId }) => !ids.has(sessionId))];
  };
  const readSnapshot = async (): Promise<Snapshot> => {
    const workflows = await engine.listWorkflows();
    const triggers = await automation.triggers.list();
    const [runs, paper, health] = [shelf.list(), listSessions(), engine.health()];
    const safeMode = crashes.safeMode();
    return { seq: hub.lastTick(), runs, workflows, triggers, paper, health, safeMode };
  };

  const workflows = workflowHandlers({
    engine,
    starter,
    refuseStart() {
      crashes.refuseInSafeMode();
      reserve.refuseWhenFull();
    },
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
    readResult: (runId) => runs["run:get-result"]({ runId }),
    readGiven: (runId) => readGiven(books, runId),
  });

  return {
    pool,
    handlers: {
      ...analyzeHandlers(createAnalyst({ engine, caller: pool })),
      ...createCharting({
        load: (source) => loadChartBars(engine, source),
        versionOf: (symbol) => versionOfBars(bars.library, symbol),
        caller: pool,
      }),
      ...openChartFile(directory, report),
      ...appHandlers({
        info: () => ({ ...info, ...logWarning, ...diskWarningOf(reserve) }),
        readSnapshot,
        leaveSafeMode: () => crashes.leaveSafeMode(),
      }),
      ...auditHandlers(auditOf(logs)),
      ...workflows,
      ...runs,
      ...approvalHandlers(approvals),
      ...versionHandlers(versions, shelf),
      ...history,
      ...studyHandlers({
        library: studies,
        store: studyStore,
        count: (record) => ledger.count(definitionOf(record).series, definitionOf(record).range),
        apply: {
          readDefinitions: () => engine.listDefinitions(),
          listWorkflows: () => engine.listWorkflows(),
          validate: (text) => engine.validateWorkflow(text),
          write: (fileName, text) => writeWorkflowFile(join(directory, "workflows"), fileName, text),
        },
        async continueRun(runId, by) {
          if (shelf.listCutOff().includes(runId)) await runs["run:resume"]({ runId, by });
          else return (await history["history:run-again"]({ runId })).runId;
          return runId;
        },
        startOpening: (study, ofRun, force) =>
          startOpening(study, force, {
            inputs: shelf.get(ofRun)?.inputs ?? {},
            given: readGiven(books, ofRun),
            start: workflows["workflow:start"],
          }),
        announceApplied: (study, workflow, path) =>
          void books.publish("study.applied", { study, workflow, path }, {}),
      }),
      ...paperHandlers({
        desk,
        engine,
        listSessions,
        close: (id, reason) => trading.close(id, reason),
        readEvents: (id) => paperBook.log.readSession(id),
        loadSeries: (symbol) => bars.feedLibrary.load(symbol.toUpperCase(), "1d"),
      }),
      ...sessionHandlers(library),
      ...dataHandlers({
        library: bars.library,
        call: (method, input) => callData(engine, method, input),
        importer: bars.importer,
      }),
      ...configHandlers(config),
      ...deadLetterHandlers(letters),
      ...triggerHandlers(automation.triggers, () => automation.start()),
      ...jobHandlers(automation.queue),
      ...logHandlers(compaction),
      ...metricsHandlers(() =>
        readMetrics({ store, meter, runMeter, queues, letters, loopDelay: loopDelay.summary }),
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
      engine.orchestrator.close("the end of the program");
      for (const { runId } of engine.orchestrator.list()) {
        // What is paused or only waits is left to the next process as it is.
        if (engine.orchestrator.find(runId)?.suspend() === true) continue;
        engine.orchestrator.cancel(runId, "the end of the program");
      }
      await jobsEnded;
      await work.settled();
      paperRelay.dispose();
      for (const stop of [...stopTimers, backups.stop, reserve.stop]) stop();
      await backups.settled();
      loopDelay.stop();
      await Promise.all([parts.dispose(), bars.importer.dispose()]);
      await Promise.all(queues.map(({ queue }) => queue.finish()));
      try {
        flush();
        trading.saveAll();
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

function describeApp(options: AppOptions, runtime: Runtime, sqlite: string): AppInfo {
  const { version, workspace, isDemo } = options;
  const { node, electron, warning } = runtime;
  return {
    version,
    workspace,
    isDemo,
    ownerPid: process.pid,
    node,
    electron,
    sqlite,
    runtimeWarning: warning,
  };
}

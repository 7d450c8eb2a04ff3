import type { Alerts } from "#engine/alerts/create-alerts.ts";
import type { Engine } from "#engine/engine.ts";
import { guardLogs } from "#main/audit/guard-logs.ts";
import { tellOfBrokenLog } from "#main/audit/tell-of-broken-log.ts";
import { listBackups } from "#main/backup/backup-manifest.ts";
import { scheduleBackups } from "#main/backup/backup-schedule.ts";
import type { Compaction } from "#main/compaction/compaction.ts";
import { createFlush, FLUSH_MS } from "#main/logs/create-flush.ts";
import { guardWal } from "#main/logs/guard-wal.ts";
import { readWalBytes } from "./metrics.ts";
import { nodeClock, nodeTimer } from "#main/node/node-ports.ts";
import type { PushHub } from "#main/relays/push-hub.ts";
import { LOG_NAMES, type Store } from "#main/store/open-store.ts";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import type { Ground } from "./open-ground.ts";

const HEALTH_MS = 1_000;
const ALERT_MS = 1_000;

interface TimersPorts {
  readonly workspace: string;
  readonly ground: Ground;
  readonly engine: Engine;
  readonly hub: PushHub;
  readonly alerts: Pick<Alerts, "tick">;
  readonly compaction: Compaction;
  /** Stores what waits in memory. */
  readonly flush: () => void;
}

/** What is done again and again as long as a workspace is open. */
export interface Timers {
  /** What the window must say of the logs. */
  warning(): Pick<AppInfo, "logWarning">;
  /** When it resolves, nothing that a timer began is under way. */
  stop(): Promise<void>;
}

export function namedLogs(store: Store) {
  return LOG_NAMES.map((name) => ({ log: name, db: store[name] }));
}

export function startTimers({
  workspace,
  ground,
  engine,
  hub,
  alerts,
  compaction,
  flush,
}: TimersPorts): Timers {
  const { config, store, books, report, orReport, backUp } = ground;
  let warning: Pick<AppInfo, "logWarning"> = {};
  const backups = scheduleBackups({
    clock: nodeClock,
    timer: nodeTimer,
    everyHours: () => config.value("backup.everyHours"),
    list: () => listBackups(workspace),
    backUp: () => backUp("schedule"),
    report,
  });
  const compactAfterDays = config.value("log.compactAfterDays");
  const stops = [
    ...(compactAfterDays > 0 ? [compaction.compactBeside(compactAfterDays, nodeTimer, report)] : []),
    guardLogs({
      logs: namedLogs(store),
      timer: nodeTimer,
      report,
      onBroken(verdict) {
        const error = tellOfBrokenLog(verdict);
        warning = { logWarning: error.message };
        report(error);
        books.publish("error.raised", { error: toSerialError(error), where: "audit" }, {});
      },
    }),
    guardWal({ timer: nodeTimer, sizes: () => readWalBytes(store), report }),
    nodeTimer.every(FLUSH_MS, createFlush(flush, nodeClock, report)),
    nodeTimer.every(ALERT_MS, () => orReport(() => alerts.tick())),
    nodeTimer.every(HEALTH_MS, () => hub.push("health:changed", engine.health())),
    backups.stop,
  ];
  return {
    warning: () => warning,
    async stop() {
      for (const stop of stops) stop();
      await backups.settled();
    },
  };
}

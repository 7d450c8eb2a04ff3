import { auditOf } from "#main/audit/read-audit.ts";
import { auditHandlers } from "#main/ipc/handlers/audit-handlers.ts";
import { reportHandlers } from "#main/ipc/handlers/report-handlers.ts";
import { nodeClock } from "#main/node/node-ports.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { Runs } from "./join-runs.ts";
import type { Sessions } from "./join-sessions.ts";
import type { Ground } from "./open-ground.ts";
import { namedLogs } from "./start-timers.ts";

interface ReportServices {
  readonly shelf: RunShelf;
  readonly sessions: Sessions;
  readonly runs: Runs;
  readonly appVersion: string;
}

/** What was recorded, to be searched and checked, and the reports that are made of it. */
export function joinReports(
  { store }: Pick<Ground, "store">,
  { shelf, sessions, runs, appVersion }: ReportServices,
): Handlers<"audit"> & Handlers<"report"> {
  const logs = namedLogs(store);
  const audit = auditOf(logs);
  return {
    ...auditHandlers(audit),
    ...reportHandlers({
      shelf,
      sessions: sessions.library,
      readEvents: (id) => sessions.book.log.readSession(id),
      verify: (name) => auditOf(logs.filter(({ log }) => log === name)).verify(),
      getRunReport: runs.runs["run:get-report"],
      compare: runs.history["history:compare"],
      appVersion,
      clock: nodeClock,
    }),
  };
}

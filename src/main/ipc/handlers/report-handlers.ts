import { buildComparisonReport } from "#engine/calc/report/comparison/build-comparison-report.ts";
import type { ComparedSide } from "#engine/calc/report/comparison/comparison-input.ts";
import { figuresCsv } from "#engine/calc/report/figures-csv.ts";
import { buildSessionReport } from "#engine/calc/report/session/build-session-report.ts";
import type { Clock } from "#engine/base/clock.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { reportFile } from "#main/views/report-content.ts";
import type { RunShelf } from "#main/runs/run-shelf.ts";
import type { SessionLibrary } from "#main/sessions/session-library.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import type { Handlers, Output } from "#shared/ipc/contract.ts";
import type { BacktestResult } from "#shared/model/backtest-result.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import type { ExportFormat } from "#shared/model/export-format.ts";
import { sessionId, type RunId, type SessionId } from "#shared/model/ids.ts";

interface ReportHandlerPorts {
  readonly shelf: RunShelf;
  readonly sessions: Pick<SessionLibrary, "get">;
  /** All that a session's log holds so far, ascending. */
  readonly readEvents: (sessionId: SessionId) => readonly AnyEnvelope[];
  /** Checks the hash chain of one log. */
  readonly verify: (log: string) => Promise<readonly LogVerdict[]>;
  readonly getRunReport: Handlers<"run">["run:get-report"];
  readonly compare: Handlers<"history">["history:compare"];
  readonly appVersion: string;
  readonly clock: Clock;
}

/** The log that trading sessions are kept in. */
const SESSION_LOG = "paper";

export function reportHandlers(ports: ReportHandlerPorts): Handlers<"report"> {
  const { shelf, clock, appVersion } = ports;

  async function ofSession(of: string, format: ExportFormat): Promise<Output<"report:get">> {
    const { sessionId: id, runId, status, stateHash } = ports.sessions.get({ of });
    const [verdict] = await ports.verify(SESSION_LOG);
    const report = buildSessionReport(
      {
        sessionId: id,
        status,
        stateHash,
        chain: verdict && {
          log: verdict.log,
          rows: verdict.rows,
          headHash: verdict.head?.hash,
          broken: verdict.broken?.what,
        },
        events: ports.readEvents(sessionId(id)),
        runId,
        seed: runId === undefined ? undefined : shelf.seedOf(runId),
        appVersion,
        tsCreatedMs: clock.now(),
      },
      nodeHasher,
    );
    const forms = { ...report, figuresCsv: figuresCsv(report.data) };
    return { title: report.title, ...reportFile(`session-${id}`, forms, format) };
  }

  function sideOf(runId: RunId): ComparedSide {
    const bars = (shelf.output(runId, "bars") ?? []) as readonly BarSeries[];
    return {
      isSynthetic: bars.some(({ provenance }) => provenance.isSynthetic),
      result: shelf.output(runId, "result") as BacktestResult | undefined,
    };
  }

  async function ofComparison(
    { left, right }: Extract<ReportSource, { kind: "comparison" }>,
    format: ExportFormat,
  ): Promise<Output<"report:get">> {
    const report = buildComparisonReport({
      comparison: await ports.compare({ left, right }),
      left: sideOf(left),
      right: sideOf(right),
      appVersion,
      tsCreatedMs: clock.now(),
    });
    return { title: report.title, ...reportFile(`comparison-${left}-${right}`, report, format) };
  }

  return {
    "report:get": ({ source, format }) => {
      switch (source.kind) {
        case "run":
          return ports.getRunReport({ runId: source.runId, format });
        case "session":
          return ofSession(source.of, format);
        case "comparison":
          return ofComparison(source, format);
      }
    },
  };
}

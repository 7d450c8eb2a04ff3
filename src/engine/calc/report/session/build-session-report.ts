import { userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { RunId } from "#shared/model/ids.ts";
import type { Report } from "#shared/model/report.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Hasher } from "#engine/base/hasher.ts";
import { buildReport } from "../build-report.ts";
import { sessionFigures, type SessionFacts } from "./session-figures.ts";
import { measureSession } from "./session-result.ts";
import { readSessionTape } from "./session-tape.ts";

interface SessionReportInput extends SessionFacts {
  /** All that the log holds of the session, ascending. */
  readonly events: readonly AnyEnvelope[];
  readonly runId: RunId | undefined;
  /** Seed of the run that opened it; undefined where it is not known. */
  readonly seed: number | undefined;
  readonly appVersion: string;
  readonly tsCreatedMs: EpochMs;
}

/** Draws the confidence intervals of a session whose own seed is not known. */
const INTERVAL_SEED = 0;

/** The tear sheet of a trading session, measured like a backtest of the bars that it was given. Throws `report.no-prices`. */
export function buildSessionReport(input: SessionReportInput, hash: Hasher): Report {
  const tape = readSessionTape(input.events);
  const measured = measureSession(tape, input.seed ?? INTERVAL_SEED, hash);
  if (measured === undefined || tape.opened === undefined) throw noPrices(input.sessionId);
  return buildReport({
    mode: tape.opened.mode,
    bars: measured.bars,
    range: measured.result.range,
    result: measured.result,
    runId: input.runId,
    seed: input.seed,
    session: sessionFigures(tape, input),
    appVersion: input.appVersion,
    tsCreatedMs: input.tsCreatedMs,
  });
}

function noPrices(sessionId: string) {
  return userError({
    code: "report.no-prices",
    message: `session ${sessionId} has had no price, so there is nothing to report`,
    field: "session",
    value: sessionId,
    remedy: "wait for its first bar, or report another session; gpt-trader sessions list shows them",
  });
}

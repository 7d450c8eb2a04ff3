import type { DayView, PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { SessionSummary, SessionView } from "#shared/ipc/channels/session-channels.ts";
import type { ContentHash } from "#shared/model/ids.ts";
import type { TradingSession } from "./trading-session.ts";
import { viewPaper } from "./view-paper.ts";

/** The day of a session, to be put into its view; nothing before the first price. */
export function viewDay({ state, metrics }: TradingSession): { readonly day?: DayView } {
  const profit = metrics.getDailyPnl();
  return state.day === undefined || profit === undefined ? {} : { day: { date: state.day.date, profit } };
}

export function summarizeSession(session: TradingSession, status: PaperView["status"]): SessionSummary {
  const { sessionId, runId, strategy, symbols, isSynthetic, tsStartedMs } = viewPaper(session.state);
  const { bars, fillCount, firstDate } = session.state;
  return {
    sessionId,
    runId,
    strategy,
    symbols,
    isSynthetic,
    status,
    tsStartedMs,
    bars,
    fillCount,
    equity: session.metrics.equity(),
    firstDate,
    ...viewDay(session),
  };
}

/** `stateHash` names the state. */
export function viewSession(
  session: TradingSession,
  status: PaperView["status"],
  stateHash: ContentHash,
): SessionView {
  const { closeReason, haltReason, firstDate } = session.state;
  return {
    ...viewPaper(session.state),
    ...viewDay(session),
    status,
    firstDate,
    closeReason,
    haltReason,
    stateHash,
  };
}

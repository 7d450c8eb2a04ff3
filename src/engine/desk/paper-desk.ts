import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope, EventOrigin } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Result } from "#shared/ipc/result.ts";
import type { Bar } from "#shared/model/bar.ts";
import { sessionId as sessionIdOf } from "#shared/model/ids.ts";
import type { ContentHash, OrderId, RunId, SessionId } from "#shared/model/ids.ts";
import type { Fill, Order, OrderRequest } from "#shared/model/order.ts";
import type { AccountState } from "#shared/model/position.ts";
import type { Refusal } from "#engine/calc/risk/check-order.ts";
import type { PaperDeskPorts } from "./desk-ports.ts";
import { PaperSession } from "./paper-session.ts";
import type { ResumePoint } from "./rebuild-session.ts";
import type { PaperTerms } from "#shared/model/paper-terms.ts";

/** All paper sessions of this process; each has an account, a simulated venue and orders of its own. */
export interface PaperDesk {
  /**
   * Opens a session in those symbols, in capitals as feeds name them; a run has at most one. One that an earlier process
   * opened for the run, and gave no bar, is taken up.
   */
  open(terms: PaperTerms): PaperView;
  /**
   * Opens a session again from its events: account, positions, orders and counts are what they were. Throws
   * `paper.not-restorable` when the events do not say what it was opened as. With `bars`, how many it was given, the
   * events may leave out all bars but the first and the last of each symbol.
   */
  restore(sessionId: SessionId, events: readonly AnyEnvelope[], bars?: number): PaperView;
  /** Where the feed of a restored session goes on; undefined for any other and after its next bar. */
  resumePoint(sessionId: SessionId): ResumePoint | undefined;
  /**
   * A bar of the session's feed closed: resting orders are matched against it, then the account is marked at its close.
   * Throws `paper.bad-bar` for a stale, crossed or impossible one, and then nothing has happened. `cause` is the
   * event that brought the bar.
   */
  onBar(sessionId: SessionId, symbol: string, bar: Bar, cause?: EventOrigin): readonly Fill[];
  /** Checks the order at the gate and rests it at the venue; an id that is known already changes nothing. */
  submit(sessionId: SessionId, order: OrderRequest): Result<Order, Refusal>;
  /** False when there is no such open order. */
  cancel(sessionId: SessionId, orderId: OrderId, reason: string): boolean;
  /**
   * Cancels what is open in the symbols (all when left out) and sends a market order against each position; they fill
   * at the next bar of their symbol.
   */
  flatten(sessionId: SessionId, reason: string, symbols?: readonly string[]): readonly Order[];
  account(sessionId: SessionId): AccountState;
  /** Orders under way, as sizing and the risk check must count them beside the account. */
  openOrders(sessionId: SessionId): readonly OrderRequest[];
  view(sessionId: SessionId): PaperView;
  /** Names all that the session traded, as a backtest's `orderListHash` does. */
  orderListHash(sessionId: SessionId): ContentHash;
  /** The session that the run opened; undefined before. */
  findByRun(runId: RunId): PaperView | undefined;
  /** Oldest first, stopped ones included; the books of runs over past bars are no paper sessions and not among them. */
  list(): readonly PaperView[];
  /** Cancels what is open and ends the session; positions stay as they are. Stopping twice changes nothing. */
  stop(sessionId: SessionId, reason: string): PaperView;
}

export function createPaperDesk(ports: PaperDeskPorts): PaperDesk {
  const sessions = new Map<SessionId, PaperSession>();

  function find(sessionId: SessionId): PaperSession {
    const session = sessions.get(sessionId);
    if (session === undefined) throw unknownSession(sessionId, [...sessions.keys()]);
    return session;
  }

  function findByRun(runId: RunId): PaperView | undefined {
    return [...sessions.values()].map((session) => session.view()).find((view) => view.runId === runId);
  }

  return {
    open(terms) {
      const known = terms.runId === undefined ? undefined : findByRun(terms.runId);
      if (known !== undefined) {
        if (find(sessionIdOf(known.sessionId)).isUntouched) return known;
        throw secondSession(known);
      }
      const sessionId = ports.newSessionId();
      const session = new PaperSession(sessionId, { ...terms, symbols: nameSymbols(terms.symbols) }, ports);
      sessions.set(sessionId, session);
      session.announce();
      return session.view();
    },
    restore(sessionId, events, bars) {
      const opened = events.find((event) => event.name === "session.opened");
      const terms = opened?.name === "session.opened" ? opened.payload.terms : undefined;
      if (terms === undefined) throw notRestorable(sessionId);
      const session = new PaperSession(sessionId, terms, ports);
      sessions.set(sessionId, session);
      session.rebuild(events, bars);
      return session.view();
    },
    resumePoint: (sessionId) => find(sessionId).resumePoint,
    onBar: (sessionId, symbol, bar, cause = {}) => find(sessionId).onBar(symbol, bar, cause),
    submit: (sessionId, order) => find(sessionId).submit(order),
    cancel: (sessionId, orderId, reason) => find(sessionId).cancel(orderId, reason),
    flatten: (sessionId, reason, symbols) => find(sessionId).flatten(reason, symbols),
    account: (sessionId) => find(sessionId).account(),
    openOrders: (sessionId) => find(sessionId).openOrders(),
    view: (sessionId) => find(sessionId).view(),
    orderListHash: (sessionId) => find(sessionId).orderListHash(),
    findByRun,
    list: () => [...sessions.values()].filter(({ isOnPaper }) => isOnPaper).map((session) => session.view()),
    stop: (sessionId, reason) => find(sessionId).stop(reason),
  };
}

function nameSymbols(given: readonly string[]): readonly string[] {
  const symbols = given.map((symbol) => symbol.toUpperCase());
  const twice = symbols.find((symbol, index) => symbols.indexOf(symbol) !== index);
  if (twice === undefined) return symbols;
  throw userError({
    code: "paper.symbol-twice",
    message: `symbols must differ, was ${twice} twice`,
    field: "symbols",
    value: twice,
    remedy: "name each symbol once",
  });
}

function unknownSession(sessionId: SessionId, known: readonly SessionId[]): Error {
  return userError({
    code: "paper.unknown-session",
    message: `session must be known, was ${sessionId}`,
    field: "session",
    value: sessionId,
    remedy: known.length === 0 ? "start a paper session first" : `use one of ${known.join(", ")}`,
  });
}

function notRestorable(sessionId: SessionId): Error {
  return userError({
    code: "paper.not-restorable",
    message: `session ${sessionId} must say in its log what it was opened as, and does not`,
    field: "session",
    value: sessionId,
    remedy: "start a new session; this one was opened by an older version",
  });
}

function secondSession({ sessionId, runId }: PaperView): Error {
  return refusedError({
    code: "paper.session-exists",
    message: `run ${runId ?? ""} has the session ${sessionId} already`,
    field: "runId",
    value: runId ?? "",
    remedy: "start another run for another session",
  });
}

import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { Engine } from "#engine/engine.ts";
import { toSessionBarsView } from "#main/views/session-bars-view.ts";
import { toSessionEquityView } from "#main/views/session-equity-view.ts";
import { refusedError, userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { orderId, sessionId, type SessionId } from "#shared/model/ids.ts";

export interface PaperHandlerPorts {
  readonly desk: PaperDesk;
  readonly engine: Pick<Engine, "orchestrator">;
  /** Sessions of this process and of earlier ones. */
  readonly listSessions: () => readonly PaperView[];
  /** Ends a session in order. */
  readonly close: (sessionId: SessionId, reason: string) => PaperView;
  /** All that a session's log holds so far, ascending. */
  readonly readEvents: (sessionId: SessionId) => readonly AnyEnvelope[];
  /** The series that sessions replay of a symbol; undefined when it is there no more. */
  readonly loadSeries: (symbol: string) => BarSeries | undefined;
}

export function paperHandlers(ports: PaperHandlerPorts): Handlers<"paper"> {
  const { desk, engine, listSessions, readEvents } = ports;

  function findSession(id: string): PaperView {
    const sessions = listSessions();
    const session = sessions.find((candidate) => candidate.sessionId === id);
    if (session !== undefined) return session;
    throw unknown("session", id, `no paper session has the id ${id}`, "gpt-trader status shows the sessions");
  }

  function runningSession(id: string): PaperView {
    const session = desk.view(sessionId(id));
    if (session.status === "running") return session;
    throw refusedError({
      code: "paper.not-running",
      message: `session ${id} must be running, was ${session.status}`,
      field: "session",
      value: id,
      remedy: "start another session",
    });
  }

  return {
    "paper:list": listSessions,
    "paper:get-bars": ({ sessionId: id, symbol }) => {
      const { symbols } = findSession(id);
      if (!symbols.includes(symbol)) {
        const message = `session ${id} does not trade ${symbol}`;
        throw unknown("symbol", symbol, message, `use one of ${symbols.join(", ")}`);
      }
      return toSessionBarsView(symbol, readEvents(sessionId(id)), ports.loadSeries(symbol));
    },
    "paper:get-equity": ({ sessionId: id }) => {
      findSession(id);
      return toSessionEquityView(readEvents(sessionId(id)));
    },
    "paper:close-position": ({ sessionId: id, symbol }) => {
      const session = runningSession(id);
      const held = session.account.positions.map((position) => position.symbol);
      if (!held.includes(symbol)) {
        const remedy = held.length === 0 ? "nothing is held" : `use one of ${held.join(", ")}`;
        throw unknown("position", symbol, `session ${id} holds no ${symbol}`, remedy);
      }
      desk.flatten(sessionId(id), "closed by a person", [symbol]);
      return desk.view(sessionId(id));
    },
    "paper:cancel-order": ({ sessionId: id, orderId: order }) => {
      runningSession(id);
      if (!desk.cancel(sessionId(id), orderId(order), "cancelled by a person")) {
        const message = `session ${id} has no open order ${order}`;
        throw unknown("order", order, message, "it has filled or was cancelled; nothing was changed");
      }
      return desk.view(sessionId(id));
    },
    "paper:stop": ({ sessionId: id }) => {
      const session = desk.view(sessionId(id));
      if (session.runId !== undefined) engine.orchestrator.cancel(session.runId, "a person");
      return ports.close(sessionId(id), "stopped by a person");
    },
  };
}

function unknown(
  field: "session" | "symbol" | "position" | "order",
  value: string,
  message: string,
  remedy: string,
) {
  return userError({ code: `paper.unknown-${field}`, message, field, value, remedy });
}

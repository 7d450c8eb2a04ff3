import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { Engine } from "#engine/engine.ts";
import { toSessionBarsView } from "#main/views/session-bars-view.ts";
import { toSessionEquityView } from "#main/views/session-equity-view.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import type { Handlers } from "#shared/ipc/contract.ts";
import type { BarSeries } from "#shared/model/bar.ts";
import { sessionId, type SessionId } from "#shared/model/ids.ts";

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
    "paper:stop": ({ sessionId: id }) => {
      const session = desk.view(sessionId(id));
      if (session.runId !== undefined) engine.orchestrator.cancel(session.runId, "a person");
      return ports.close(sessionId(id), "stopped by a person");
    },
  };
}

function unknown(field: "session" | "symbol", value: string, message: string, remedy: string) {
  return userError({ code: `paper.unknown-${field}`, message, field, value, remedy });
}

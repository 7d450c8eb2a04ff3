import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { Engine } from "#engine/engine.ts";
import { sessionId } from "#shared/model/ids.ts";
import type { Handlers, PaperView } from "#shared/ipc/contract.ts";

export interface PaperHandlerPorts {
  readonly desk: PaperDesk;
  readonly engine: Pick<Engine, "orchestrator">;
  /** Sessions of this process and of earlier ones. */
  readonly listSessions: () => readonly PaperView[];
}

export function paperHandlers({ desk, engine, listSessions }: PaperHandlerPorts): Handlers<"paper"> {
  return {
    "paper:list": listSessions,
    "paper:stop": ({ sessionId: id }) => {
      const session = desk.view(sessionId(id));
      if (session.runId !== undefined) engine.orchestrator.cancel(session.runId, "a person");
      return desk.stop(sessionId(id), "stopped by a person");
    },
  };
}

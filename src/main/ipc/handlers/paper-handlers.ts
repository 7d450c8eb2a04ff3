import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { Engine } from "#engine/engine.ts";
import { sessionId } from "#shared/model/ids.ts";
import type { Handlers } from "#shared/ipc/contract.ts";

export interface PaperHandlerPorts {
  readonly desk: PaperDesk;
  readonly engine: Pick<Engine, "orchestrator">;
}

export function paperHandlers({ desk, engine }: PaperHandlerPorts): Handlers<"paper"> {
  return {
    "paper:list": () => desk.list(),
    "paper:stop": ({ sessionId: id }) => {
      const session = desk.view(sessionId(id));
      if (session.runId !== undefined) engine.orchestrator.cancel(session.runId, "a person");
      return desk.stop(sessionId(id), "stopped by a person");
    },
  };
}

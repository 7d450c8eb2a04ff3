import { Wallet } from "lucide-react";
import { PaperDesk } from "#renderer/features/paper/paper-desk.tsx";
import { toSerialError } from "#shared/errors/app-error.ts";
import { useReplica } from "#renderer/replica/use-replica.ts";
import { findPaper, findRun } from "#renderer/replica/selectors.ts";
import { useTrader } from "../trader-context.ts";
import type { PanelDefinition } from "./panel-definition.ts";

const BY = "person at the window";
/** The workflow that a session is started with. */
const WORKFLOW = "paper_trading";

function PaperDeskPanel() {
  const { client, replica, actions, trace, desk } = useTrader();
  const state = useReplica(replica.state);

  function act(what: string, doing: Promise<unknown>): void {
    doing.catch((thrown: unknown) => desk.say(`${what}: ${toSerialError(thrown).message}`));
  }

  function hold(sessionId: string, isPaused: boolean): void {
    const runId = findPaper(replica.state.getState(), sessionId)?.runId;
    if (runId === undefined) return;
    act(
      isPaused ? "The session does not go on" : "The session was not paused",
      client.invoke(isPaused ? "run:resume" : "run:pause", { runId, by: BY }),
    );
  }

  return (
    <section className="page page--panel" aria-label="Paper desk">
      <PaperDesk
        rows={state.paper.map((session) => ({
          session,
          isPaused: findRun(state, session.runId)?.hold !== undefined,
        }))}
        onStart={() => actions.select({ kind: "workflow", name: WORKFLOW })}
        onStop={actions.stop}
        onHold={hold}
        onShow={(sessionId) => actions.select({ kind: "paper", sessionId })}
        onClosePosition={(sessionId, symbol) =>
          act("The position was not closed", client.invoke("paper:close-position", { sessionId, symbol }))
        }
        onCancelOrder={(sessionId, orderId) =>
          act("The order was not cancelled", client.invoke("paper:cancel-order", { sessionId, orderId }))
        }
        onExplain={(sessionId, orderId) => trace.show({ kind: "order", orderId, sessionId })}
      />
    </section>
  );
}

/** Sessions that trade without real money: how they stand, what they hold, and what to do about it. */
export const paperDeskPanel: PanelDefinition = {
  id: "paper_desk",
  title: "Paper desk",
  icon: Wallet,
  group: "Markets",
  component: PaperDeskPanel,
  defaultPlace: { side: "below", sizePx: 340 },
  isSingle: true,
};

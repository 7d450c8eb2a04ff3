import { useState } from "react";
import { Dices } from "lucide-react";
import { useStore } from "zustand";
import { toSerialError, type SerialError } from "#shared/errors/app-error.ts";
import type { RunId } from "#shared/model/ids.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { useTrader } from "../trader-context.ts";

const WORKFLOW = "monte_carlo";
const ICON_PX = 30;

/** What stands where a run simulated nothing: the way to simulate it, in a run of its own. */
export function NoSimulation({ runId }: { readonly runId: RunId }) {
  const { client, replica, actions } = useTrader();
  const workflow = useStore(replica.state, ({ workflows }) =>
    workflows.find(({ name }) => name === WORKFLOW),
  );
  const [problem, setProblem] = useState<SerialError>();
  const [isStarting, setIsStarting] = useState(false);

  async function simulate(): Promise<void> {
    setProblem(undefined);
    setIsStarting(true);
    try {
      const started = await client.invoke("workflow:start", {
        workflow: WORKFLOW,
        mode: "backtest",
        inputs: { ofRun: runId },
        ...(workflow === undefined ? {} : { shownHash: workflow.hash }),
      });
      actions.select({ kind: "run", runId: started.runId });
    } catch (thrown) {
      setProblem(toSerialError(thrown));
    } finally {
      setIsStarting(false);
    }
  }

  return (
    <>
      {problem === undefined ? null : <ErrorCard title="The simulation was not started" error={problem} />}
      <EmptyState
        icon={<Dices size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />}
        title="This run simulated nothing"
        text="How else could it have come out? Its trades are shuffled and drawn again, and its strategy trades other paths of its prices, in a run of its own."
        action={<Button label="Simulate this run" isBusy={isStarting} onPress={() => void simulate()} />}
      />
    </>
  );
}

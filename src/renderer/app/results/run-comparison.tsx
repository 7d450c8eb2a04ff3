import { useCallback, useEffect, useMemo, useState } from "react";
import { GitCompareArrows } from "lucide-react";
import { useStore } from "zustand";
import { toAppError } from "#shared/errors/app-error.ts";
import type { RunSummary } from "#shared/ipc/channels/history-channels.ts";
import { describeParting } from "#renderer/features/history/describe-parting.ts";
import { RunChoice, SideBySide } from "#renderer/features/history/side-by-side.tsx";
import type { ComparedRun } from "#renderer/features/history/side-by-side.tsx";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { useTrader } from "../trader-context.ts";

const MOST_RUNS = 6;
const RUNS_LISTED = 100;
const LETTERS = "ABCDEF";
const ICON_PX = 30;

/** Backtests that are chosen from the history, side by side. */
export function RunComparison() {
  const { client, replica } = useTrader();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const search = useCallback(
    () => client.invoke("history:search", { status: "completed", limit: RUNS_LISTED }),
    [client],
  );
  const [history, reload] = useLoaded(search);
  const finished = useStore(
    replica.state,
    ({ runs }) => runs.filter(({ status }) => status === "completed").length,
  );
  useEffect(reload, [reload, finished]);
  const backtests = useMemo(
    () =>
      history.status === "ready"
        ? history.value.runs.filter(({ totalReturn }) => totalReturn !== undefined)
        : [],
    [history],
  );
  const picked = useMemo(
    () => chosen.flatMap((runId) => backtests.filter((run) => run.runId === runId)),
    [chosen, backtests],
  );
  return (
    <section className="page comparison" aria-label="Runs side by side">
      {history.status === "failed" ? (
        <ErrorCard title="The runs cannot be listed" error={history.error} />
      ) : null}
      <div className="optimiser__body">
        <div className="optimiser__list">
          {backtests.length === 0 ? (
            <p className="hint">No backtest was finished yet. Run a workflow: it is listed here.</p>
          ) : (
            <RunChoice
              runs={backtests}
              chosen={chosen}
              letterOf={(runId) => LETTERS[chosen.indexOf(runId)]}
              isFull={chosen.length >= MOST_RUNS}
              onToggle={(runId) =>
                setChosen((old) =>
                  old.includes(runId) ? old.filter((each) => each !== runId) : [...old, runId],
                )
              }
            />
          )}
        </div>
        <div className="optimiser__details">
          {picked.length < 2 ? (
            <EmptyState
              icon={<GitCompareArrows size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />}
              title="Nothing is compared yet"
              text="Mark two or more backtests at the left: the first one is what the others are measured against."
            />
          ) : (
            <Compared runs={picked} />
          )}
        </div>
      </div>
    </section>
  );
}

function Compared({ runs }: { readonly runs: readonly RunSummary[] }) {
  const { client } = useTrader();
  const load = useCallback(async (): Promise<readonly ComparedRun[]> => {
    const [first] = runs;
    const loaded = await Promise.all(
      runs.map(async (run, index) => {
        const result = await client.invoke("run:get-result", { runId: run.runId });
        if (result === undefined || first === undefined) return [];
        const parting = index === 0 ? undefined : await partingOf(first, run, LETTERS[index] ?? "");
        return [{ letter: LETTERS[index] ?? "", run, result, parting }];
      }),
    );
    return loaded.flat();

    async function partingOf(left: RunSummary, right: RunSummary, letter: string): Promise<string> {
      try {
        const compared = await client.invoke("history:compare", { left: left.runId, right: right.runId });
        if (compared.divergence === undefined) return "One of them keeps no fills to compare.";
        return describeParting(compared.divergence, { left: LETTERS.charAt(0), right: letter });
      } catch (thrown) {
        return `It cannot be told: ${toAppError(thrown).message}`;
      }
    }
  }, [client, runs]);
  const [loaded] = useLoaded(load);
  if (loaded.status === "loading") return <p className="hint">Reading the runs…</p>;
  if (loaded.status === "failed")
    return <ErrorCard title="The runs cannot be compared" error={loaded.error} />;
  return <SideBySide runs={loaded.value} />;
}

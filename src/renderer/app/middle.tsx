import { ChartCandlestick, ListChecks, Play } from "lucide-react";
import type { ResultView, RunView } from "#shared/ipc/contract.ts";
import { readStudy } from "#renderer/features/results/read-study.ts";
import { StudyTable } from "#renderer/features/results/study-table.tsx";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { PaperPane } from "./paper-pane.tsx";
import { ResultPane } from "./result-pane.tsx";
import { RunProgress } from "./run-progress.tsx";
import { useTrader } from "./trader-context.ts";
import type { View } from "./view.ts";

interface MiddleProps {
  readonly view: View;
  readonly result: Loaded<ResultView | undefined> | undefined;
  readonly theme: string;
}

const ICON_PX = 30;

/** What stands under the form: a session, a result, a run on its way, a failure, or an invitation. */
export function Middle({ view, result, theme }: MiddleProps) {
  const { run, session } = view;
  if (session !== undefined) return <PaperPane key={session.sessionId} session={session} theme={theme} />;
  if (run === undefined) return <Invitation view={view} />;
  if (run.status === "running" || run.status === "pending") return <RunProgress run={run} />;
  if (run.status !== "completed") return <RunEnded run={run} />;
  if (result?.status === "failed")
    return <ErrorCard title="The result cannot be shown" error={result.error} />;
  if (result?.status !== "ready") return <RunProgress run={run} />;
  if (result.value === undefined) return <NoBacktest run={run} />;
  return <ResultPane key={run.runId} result={result.value} theme={theme} />;
}

function Invitation({ view }: { readonly view: View }) {
  const { actions } = useTrader();
  const { workflow, values } = view;
  if (workflow === undefined) return null;
  const symbols = values["symbols"] ?? "";
  const on = symbols === "" ? "" : ` on ${symbols}`;
  return (
    <EmptyState
      icon={<ChartCandlestick size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />}
      title={`Run ${workflow.name}${on}`}
      text={
        workflow.isRealTime
          ? "Its positions, orders and fills will show here as they happen."
          : "Its chart, trades and statistics will show here. The inputs above are filled in."
      }
      action={
        <Button
          label={`Start ${workflow.name}`}
          look="primary"
          icon={<Play size={13} fill="currentColor" aria-hidden="true" />}
          isDisabled={workflow.problems.length > 0}
          onPress={actions.run}
        />
      }
    />
  );
}

function RunEnded({ run }: { readonly run: RunView }) {
  if (run.error !== undefined) {
    return (
      <div className="middle-note">
        <ErrorCard title={`${run.workflow} ${run.status}`} error={run.error} />
      </div>
    );
  }
  return (
    <EmptyState
      icon={<ListChecks size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />}
      title={`${run.workflow} was ${run.status}`}
      text="The steps at the right show how far it came. Nothing after that was done."
    />
  );
}

function NoBacktest({ run }: { readonly run: RunView }) {
  const study = readStudy(run.steps);
  if (study !== undefined) return <StudyTable study={study} />;
  return (
    <EmptyState
      icon={<ListChecks size={ICON_PX} strokeWidth={1.5} aria-hidden="true" />}
      title="Completed without a backtest"
      text="What its steps found stands with each of them, at the right."
    />
  );
}

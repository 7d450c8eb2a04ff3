import { ListChecks } from "lucide-react";
import type { ResultView, RunView } from "#shared/ipc/channels/run-channels.ts";
import { StudyTable } from "#renderer/features/results/study-table.tsx";
import { Findings } from "#renderer/features/runs/findings.tsx";
import type { Loaded } from "#renderer/replica/run-data.ts";
import { isUnderWay } from "#renderer/replica/selectors.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import type { LinkColour } from "../links/link-colour.ts";
import { Invitation } from "./invitation.tsx";
import { PaperPane } from "./paper-pane.tsx";
import { ResultPane } from "../results/result-pane.tsx";
import { RunProgress } from "./run-progress.tsx";
import { useStudy } from "../results/use-run-data.ts";
import type { View } from "../workbench/view.ts";

interface MiddleProps {
  readonly view: View;
  readonly result: Loaded<ResultView | undefined> | undefined;
  readonly theme: string;
  /** Nothing was run in this workspace yet. */
  readonly isFirst: boolean;
  /** The colour that links the chart's symbol with other panels. */
  readonly link: LinkColour | undefined;
}

const ICON_PX = 30;

/** What stands under the form: a session, a result, a run on its way, a failure, or an invitation. */
export function Middle({ view, result, theme, isFirst, link }: MiddleProps) {
  const { run, session } = view;
  if (session !== undefined)
    return <PaperPane key={session.sessionId} session={session} theme={theme} link={link} />;
  if (run === undefined) return <Invitation view={view} isFirst={isFirst} />;
  if (isUnderWay(run)) return <RunProgress run={run} />;
  if (run.status !== "completed") return <RunEnded run={run} />;
  if (result?.status === "failed")
    return <ErrorCard title="The result cannot be shown" error={result.error} />;
  if (result?.status !== "ready") return <RunProgress run={run} />;
  if (result.value === undefined) return <NoBacktest run={run} />;
  return <ResultPane key={run.runId} result={result.value} theme={theme} link={link} />;
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
      text={`${endedBy(run)}The steps at the right show how far it came. Nothing after that was done.`}
    />
  );
}

function endedBy({ cancelled }: RunView): string {
  if (cancelled === undefined) return "";
  const reason = cancelled.reason === undefined ? "" : `: ${cancelled.reason}`;
  return `By ${cancelled.by}${reason}. `;
}

function NoBacktest({ run }: { readonly run: RunView }) {
  const study = useStudy(run.runId);
  if (study.status === "failed") return <ErrorCard title="The study cannot be shown" error={study.error} />;
  if (study.status === "loading") return <RunProgress run={run} />;
  if (study.value !== undefined) return <StudyTable study={study.value} />;
  return <Findings run={run} />;
}

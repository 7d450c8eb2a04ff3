import { CircleAlert, CirclePause } from "lucide-react";
import { StatusIcon } from "#renderer/ui/status-icon.tsx";
import { formatDuration } from "#renderer/ui/format-time.ts";
import type { StepMark } from "./compare-graphs.ts";
import { useAttempts, useStepRun } from "./step-run.ts";

interface NodeStateProps {
  readonly path: string;
  readonly hasBreakpoint: boolean;
  readonly problems: number;
  readonly mark: StepMark | undefined;
}

const ICON_PX = 14;

/** The corner of a node: a breakpoint, a problem, and how the step went in the shown run. */
export function NodeState({ path, hasBreakpoint, problems, mark }: NodeStateProps) {
  const run = useStepRun(path);
  const attempts = useAttempts(path);
  return (
    <span className="node-state">
      <span className="node-state__marks">
        {mark === undefined ? null : (
          <span className={`node-state__mark node-state__mark--${mark}`}>{mark}</span>
        )}
        {hasBreakpoint ? (
          <span className="node-state__stop" role="img" aria-label="Breakpoint">
            <CirclePause size={ICON_PX} aria-hidden="true" />
          </span>
        ) : null}
        {problems > 0 ? (
          <span className="node-state__wrong" role="img" aria-label={`${problems} problems`}>
            <CircleAlert size={ICON_PX} aria-hidden="true" />
          </span>
        ) : null}
        {run === undefined ? null : <StatusIcon status={run.status} />}
      </span>
      {run === undefined ? null : (
        <span className="node-state__time">
          {run.takenFrom === undefined ? null : (
            <span className="node-state__taken" title={`Taken from run ${run.takenFrom}`}>
              kept
            </span>
          )}
          {attempts > 1 ? `${attempts}× ` : ""}
          {run.durationMs === undefined ? "" : formatDuration(run.durationMs)}
        </span>
      )}
    </span>
  );
}

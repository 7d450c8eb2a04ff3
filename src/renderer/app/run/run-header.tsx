import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { LineChart, Pause, Play, Square, StepForward, X } from "lucide-react";
import { ActiveSwitch } from "#renderer/features/workflows/active-switch.tsx";
import { RunForm } from "#renderer/features/workflows/run-form.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { formatDuration } from "#renderer/ui/format-time.ts";
import { StatusIcon } from "#renderer/ui/status-icon.tsx";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Actions } from "../workbench/actions.ts";
import { ExportButton } from "../results/export-button.tsx";
import { reportSource } from "../workbench/report-source.ts";
import { formMode } from "../workbench/view.ts";
import type { View } from "../workbench/view.ts";
import type { WorkbenchState } from "../workbench/workbench-store.ts";

interface RunHeaderProps {
  readonly view: View;
  readonly workbench: WorkbenchState;
  readonly actions: Actions;
  /** Opens all that is known of the run's backtest; undefined while there is none. */
  readonly onShowResult: (() => void) | undefined;
}

/** What is run, with which inputs, and what can be done with it. */
export function RunHeader({ view, workbench, actions, onShowResult }: RunHeaderProps) {
  const { workflow, run, session } = view;
  const nameOf = useStrategyName();
  const isLive = view.mode === "live";
  // While the invitation below has the one button to press, this one steps back.
  const isInviting = run === undefined && session === undefined;
  const look = isInviting ? "plain" : "primary";
  return (
    <header className="run-header">
      <div className="run-header__line">
        <div className="run-header__what">
          <h1 className="run-header__title">
            {workflow?.name ?? (session === undefined ? "No workflow" : nameOf(session.strategy))}
          </h1>
          {run === undefined ? (
            <span className="run-header__text">{workflow?.description}</span>
          ) : (
            <RunState run={run} isCancelling={workbench.cancelling === run.runId} />
          )}
        </div>
        <div className="run-header__actions">
          {workflow === undefined || view.activation === undefined ? null : (
            <ActiveSwitch
              activation={view.activation}
              isBusy={workbench.switching === workflow.name}
              onChange={(isActive) => actions.setActive(workflow.name, isActive)}
            />
          )}
          <Button
            label="Run workflow"
            hint={isLive ? "Starts trading with real money" : "Ctrl+Enter"}
            look={isLive ? "live" : look}
            icon={<Play size={13} fill="currentColor" aria-hidden="true" />}
            isDisabled={workflow === undefined || workflow.problems.length > 0}
            isBusy={workbench.isStarting}
            onPress={actions.run}
          />
          <HoldButton canHold={view.canHold} onPress={actions.holdOrResume} />
          <Button
            label="Cancel run"
            hint="Esc"
            look="danger"
            icon={<Square size={12} fill="currentColor" aria-hidden="true" />}
            isDisabled={!view.canCancel}
            onPress={actions.cancel}
          />
          {onShowResult === undefined ? null : (
            <Button
              label="Full result"
              hint="Opens the pages of the backtest: returns, risk, statistics, critique"
              icon={<LineChart size={14} aria-hidden="true" />}
              onPress={onShowResult}
            />
          )}
          <ExportButton
            source={reportSource(view)}
            of={run === undefined ? (session?.sessionId ?? "") : `${run.workflow}, ${run.runId}`}
          />
        </div>
      </div>
      {workflow === undefined ? null : (
        <RunForm
          workflow={workflow}
          mode={formMode(workflow, workbench)}
          values={view.values}
          wrongField={workbench.problem?.error.field}
          calls={workbench.formCalls}
          onMode={(mode) => actions.setMode(workflow.name, mode)}
          onValue={(name, value) => actions.setValue(workflow.name, name, value)}
        />
      )}
      <Messages workbench={workbench} actions={actions} />
    </header>
  );
}

function HoldButton({ canHold, onPress }: Pick<View, "canHold"> & { readonly onPress: () => void }) {
  const isResume = canHold === "resume";
  return (
    <Button
      label={isResume ? "Resume run" : "Pause run"}
      hint={
        isResume ? "Goes on with the next step" : "Holds before the next step; what is under way is finished"
      }
      icon={isResume ? <StepForward size={13} aria-hidden="true" /> : <Pause size={13} aria-hidden="true" />}
      isDisabled={canHold === undefined}
      onPress={onPress}
    />
  );
}

/** What a run does, in a few words. */
function stateOf(run: RunView): string {
  if (run.status === "paused") return `paused before ${run.hold?.step ?? "its next step"}`;
  if (run.hold !== undefined) return `${run.status}, pauses before its next step`;
  return run.durationMs === undefined ? run.status : `${run.status} in ${formatDuration(run.durationMs)}`;
}

function RunState({ run, isCancelling }: { readonly run: RunView; readonly isCancelling: boolean }) {
  return (
    <span className="run-header__state" role="status" aria-label="Run status">
      <StatusIcon status={run.status} />
      <span>{isCancelling ? "cancelling" : stateOf(run)}</span>
    </span>
  );
}

function Messages({ workbench, actions }: Pick<RunHeaderProps, "workbench" | "actions">) {
  const { problem, notice } = workbench;
  if (problem === undefined && notice === undefined) return null;
  return (
    <div className="messages">
      {problem === undefined ? (
        <p className="notice" role="status" aria-label="Notice">
          {notice}
        </p>
      ) : (
        <ErrorCard title={problem.title} error={problem.error} />
      )}
      <Button
        label="Dismiss"
        look="quiet"
        isIconOnly
        icon={<X size={14} aria-hidden="true" />}
        onPress={actions.dismiss}
      />
    </div>
  );
}

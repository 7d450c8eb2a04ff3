import { CirclePlay, Pause, Play, StepForward, Square } from "lucide-react";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import { Button } from "#renderer/ui/button.tsx";
import { StatusIcon } from "#renderer/ui/status-icon.tsx";
import { formatDuration, formatMoment } from "#renderer/ui/format-time.ts";
import type { BuilderState } from "./builder-state.ts";
import type { Builder } from "./create-builder.ts";

/** Real money is started where it is confirmed, never from a drawing. */
export type CanvasMode = Extract<Mode, "backtest" | "paper">;

interface RunBarProps {
  readonly builder: Builder;
  readonly mode: CanvasMode;
  readonly onMode: (mode: CanvasMode) => void;
  /** The run on the canvas. */
  readonly run: RunView | undefined;
  /** Runs of this workflow, newest first. */
  readonly runs: readonly RunView[];
  /** Why it cannot be run; undefined when it can. */
  readonly whyNot: string | undefined;
  readonly isStarting: boolean;
  /** What the run on the canvas ran; undefined while it is not known. */
  readonly ran: BuilderState["ran"];
  /** The text was changed since the run on the canvas. */
  readonly isOfOtherText: boolean;
  readonly onRun: () => void;
  readonly onDryRun: () => void;
  readonly onResult: (runId: string) => void;
  readonly onCompare: (left: string, right: string) => void;
}

const ICON_PX = 14;

/** Runs what is drawn, and shows a run over it. */
export function RunBar(props: RunBarProps) {
  const { builder, mode, run, runs, whyNot, isStarting, ran } = props;
  const other = otherRun(runs, run);
  const isUnderWay = run?.status === "running" || run?.status === "pending";
  return (
    <div className="run-bar" role="group" aria-label="Run of the canvas">
      <select
        className={`field__control run-bar__mode run-bar__mode--${mode}`}
        aria-label="Mode of the run"
        value={mode}
        onChange={(event) => props.onMode(event.target.value === "paper" ? "paper" : "backtest")}
      >
        <option value="backtest">Backtest</option>
        <option value="paper">Paper</option>
      </select>
      <Button
        label="Run"
        look="primary"
        hint={whyNot ?? "Saves what is shown and runs it (Ctrl+Enter)"}
        icon={<Play size={ICON_PX} aria-hidden="true" />}
        isDisabled={whyNot !== undefined}
        isBusy={isStarting}
        onPress={props.onRun}
      />
      <Button
        label="Dry run"
        look="quiet"
        hint={whyNot ?? "What each step would do; nothing is called"}
        isDisabled={whyNot !== undefined}
        onPress={props.onDryRun}
      />
      {run === undefined ? null : (
        <>
          {isUnderWay && run.hold === undefined ? (
            <Button
              label="Pause"
              look="quiet"
              icon={<Pause size={ICON_PX} aria-hidden="true" />}
              onPress={() => void builder.hold("pause")}
            />
          ) : null}
          {run.status === "paused" ? (
            <>
              <Button
                label="Step"
                hint="Does its next step and holds again (F10)"
                icon={<StepForward size={ICON_PX} aria-hidden="true" />}
                onPress={() => void builder.hold("step")}
              />
              <Button
                label="Continue"
                hint="Goes on to its end, or to the next breakpoint (F8)"
                icon={<CirclePlay size={ICON_PX} aria-hidden="true" />}
                onPress={() => void builder.hold("resume")}
              />
            </>
          ) : null}
          {isUnderWay || run.status === "paused" ? (
            <Button
              label="Cancel"
              look="danger"
              icon={<Square size={ICON_PX} aria-hidden="true" />}
              onPress={() => void builder.hold("cancel")}
            />
          ) : null}
          <span className="run-bar__status" role="status" aria-label="Run on the canvas">
            <StatusIcon status={run.status} /> {run.status}
            {describeHold(run)}
            {run.durationMs === undefined ? "" : ` in ${formatDuration(run.durationMs)}`}
          </span>
          {run.rerunOf === undefined ? null : (
            <span className="run-bar__from" title={`The steps before are those of run ${run.rerunOf.runId}`}>
              from {run.rerunOf.step}
            </span>
          )}
          {props.isOfOtherText && ran !== undefined ? (
            <>
              <span className="run-bar__note">
                {ran.version === undefined ? "changed since this run" : `ran version ${ran.version}`}
              </span>
              <Button
                label="Show what ran"
                look="quiet"
                hint="Puts its text on the canvas; undo takes it back"
                onPress={() => void builder.replace(ran.text, "The text of that run is on the canvas")}
              />
            </>
          ) : null}
          {run.status === "completed" ? (
            <Button label="Result" look="quiet" onPress={() => props.onResult(run.runId)} />
          ) : null}
          {run.status === "completed" && other !== undefined ? (
            <Button
              label="Compare"
              look="quiet"
              hint={`With the run of ${formatMoment(other.tsStartedMs)}`}
              onPress={() => props.onCompare(run.runId, other.runId)}
            />
          ) : null}
        </>
      )}
      <span className="builder__gap" />
      {runs.length === 0 ? null : (
        <select
          className="field__control run-bar__history"
          aria-label="Run shown on the canvas"
          value={run?.runId ?? ""}
          onChange={(event) => builder.showRun(event.target.value === "" ? undefined : event.target.value)}
        >
          <option value="">No run shown</option>
          {runs.map((one) => (
            <option key={one.runId} value={one.runId}>
              {formatMoment(one.tsStartedMs)} {one.mode} {one.status}
              {one.rerunOf === undefined ? "" : ` from ${one.rerunOf.step}`}
            </option>
          ))}
        </select>
      )}
    </div>
  );
}

/** The one that ended well before it, or else after it. */
function otherRun(runs: readonly RunView[], run: RunView | undefined): RunView | undefined {
  const ended = runs.filter(({ status, mode }) => status === "completed" && mode === run?.mode);
  const index = ended.findIndex(({ runId }) => runId === run?.runId);
  return index === -1 ? undefined : (ended[index + 1] ?? ended[index - 1]);
}

function describeHold({ status, hold }: RunView): string {
  if (hold === undefined) return "";
  if (status !== "paused") return ", pauses before its next step";
  return hold.step === undefined ? "" : ` before ${hold.step}`;
}

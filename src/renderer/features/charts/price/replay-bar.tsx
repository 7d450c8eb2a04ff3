import { Pause, Play, Rewind, StepBack, StepForward, X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { formatCount } from "#renderer/ui/format-number.ts";
import { formatBarTime } from "#renderer/ui/format-time.ts";
import { ChartSelect } from "../chart-select.tsx";
import { countShown } from "./chart-state.ts";
import type { ChartState } from "./chart-state.ts";
import type { ChartModel } from "./chart-model.ts";
import type { ReplayActions } from "./replay-actions.ts";
import { useCalmState } from "./use-calm-state.ts";
import { REPLAY_SPEEDS } from "./replay-clock.ts";

interface ReplayBarProps {
  readonly model: ChartModel;
  readonly actions: ReplayActions;
}

const ICON_PX = 14;
const SPEEDS = REPLAY_SPEEDS.map((speed) => ({ value: String(speed), title: `${speed} bars a second` }));

/** Says that this is a replay and how far it is, and moves it. */
export function ReplayBar({ model, actions }: ReplayBarProps) {
  const isPlaying = useStore(model.state, ({ replay }) => replay?.isPlaying);
  const speed = useStore(model.state, ({ replay }) => replay?.barsPerSecond);
  if (isPlaying === undefined || speed === undefined) return null;
  return (
    <div className="replay-bar" role="group" aria-label="Replay">
      <strong className="replay-bar__word">
        <Rewind size={12} aria-hidden="true" />
        REPLAY
      </strong>
      <Button
        label="One bar back"
        look="quiet"
        isIconOnly
        icon={<StepBack size={ICON_PX} aria-hidden="true" />}
        onPress={() => actions.step(-1)}
      />
      <Button
        label={isPlaying ? "Pause replay" : "Play replay"}
        look="plain"
        isIconOnly
        icon={
          isPlaying ? <Pause size={ICON_PX} aria-hidden="true" /> : <Play size={ICON_PX} aria-hidden="true" />
        }
        onPress={actions.toggle}
      />
      <Button
        label="One bar on"
        look="quiet"
        isIconOnly
        icon={<StepForward size={ICON_PX} aria-hidden="true" />}
        onPress={() => actions.step(1)}
      />
      <ChartSelect
        label="Speed"
        value={String(speed)}
        options={SPEEDS}
        onChange={(value) => actions.setSpeed(Number(value))}
      />
      <ReplayPlace model={model} />
      <Button
        label="End replay"
        look="quiet"
        icon={<X size={ICON_PX} aria-hidden="true" />}
        onPress={actions.stop}
      />
    </div>
  );
}

/** Changes with the bars, so it stands alone. */
function ReplayPlace({ model }: { readonly model: ChartModel }) {
  return (
    <span className="replay-bar__place" role="status" aria-label="Replayed up to" aria-live="off">
      {placeText(useCalmState(model))}
    </span>
  );
}

function placeText({ bars, replay }: ChartState): string {
  const tsMs = bars?.tsOpenMs[countShown(bars, replay) - 1];
  if (bars === undefined || replay === undefined || tsMs === undefined) return "";
  const [shown, all] = [replay.cursor + 1, bars.totalBars].map(formatCount);
  return `${formatBarTime(tsMs)} · bar ${shown} of ${all}`;
}

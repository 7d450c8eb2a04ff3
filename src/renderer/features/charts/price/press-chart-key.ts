import type { ChartModel } from "./chart-model.ts";
import type { DrawingActions } from "./drawing-actions.ts";
import type { PriceChart } from "./price-chart.ts";
import type { ReplayActions } from "./replay-actions.ts";

interface KeyTools {
  readonly chart: PriceChart | undefined;
  readonly model: ChartModel;
  readonly drawing: DrawingActions;
  readonly replay: ReplayActions;
  /** Begins to choose another symbol by its name. */
  readonly type: (letter: string) => void;
}

interface PressedKey {
  readonly key: string;
  readonly isControl: boolean;
  readonly isAlt: boolean;
}

const MOVES: Readonly<Record<string, readonly [bars: number, priceFraction: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 0.001],
  ArrowDown: [0, -0.001],
};

/** Does what a key means on a chart; false for one that means nothing there. */
export function pressChartKey({ key, isControl, isAlt }: PressedKey, tools: KeyTools): boolean {
  const { chart, model, drawing, replay, type } = tools;
  const view = chart?.view();
  const { selected, replay: replaying } = model.state.getState();
  const span = view === undefined ? 0 : view.to - view.from;
  const [bars, prices] = MOVES[key] ?? [0, 0];
  if (isAlt) return false;
  if (isControl && key === "z") drawing.undo();
  else if (isControl && key === "y") drawing.redo();
  else if (isControl) return false;
  else if (key === "Delete" && selected !== undefined) drawing.removeSelected();
  else if (key in MOVES && selected !== undefined) drawing.nudge(bars, prices);
  else if (key === " " && replaying !== undefined) replay.toggle();
  else if (bars !== 0 && replaying !== undefined) replay.step(bars);
  else if (bars !== 0 && view !== undefined)
    chart?.showView({ from: view.from + bars * span * 0.1, to: view.to + bars * span * 0.1 });
  else if ((key === "+" || key === "-") && view !== undefined) {
    const change = key === "+" ? span * 0.25 : -span * 0.5;
    chart?.showView({ from: view.from + change, to: view.to });
  } else if (/^[a-z^]$/i.test(key)) type(key.toUpperCase());
  else return false;
  return true;
}

import { useEffect, useMemo, useState } from "react";
import type { KeyboardEvent } from "react";
import { ChartCandlestick } from "lucide-react";
import { useStore } from "zustand";
import type { ChartSource } from "#shared/model/chart-setup.ts";
import type { DrawingKind } from "#shared/model/drawing.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { ChartCredit } from "../chart-credit.tsx";
import type { ChartLink } from "./chart-link.ts";
import { createChartModel } from "./chart-model.ts";
import { ChartToolbar } from "./chart-toolbar.tsx";
import { createDrawingActions } from "./drawing-actions.ts";
import { DrawingBar } from "./drawing-bar.tsx";
import { PointsTable } from "./points-table.tsx";
import { PriceLegend } from "./price-legend.tsx";
import { createReplayActions } from "./replay-actions.ts";
import { ReplayBar } from "./replay-bar.tsx";
import { savePicture } from "./save-picture.ts";
import { useChartSource, useLinkedCrosshair } from "./use-chart-link.ts";
import { usePriceChart } from "./use-price-chart.ts";
import { useReplay } from "./use-replay.ts";
import { ViewButtons } from "./view-buttons.tsx";

interface PricePanelProps {
  readonly client: Client;
  /** Names the chart, so that what was chosen for it is kept. */
  readonly chart: string;
  /** The chart is drawn anew in the colours of another. */
  readonly theme: string;
  /** What it is linked with; alone, it shows what it showed last. */
  readonly link: ChartLink | undefined;
  /** What it begins with when nobody has chosen a symbol for it. */
  readonly proposed?: string | undefined;
}

/** A chart of any stored series. */
export function PricePanel({ client, chart: name, theme, link, proposed }: PricePanelProps) {
  const model = useMemo(() => createChartModel({ client, chart: name }), [client, name]);
  const drawing = useMemo(() => createDrawingActions(client, model), [client, model]);
  const replay = useMemo(() => createReplayActions(model), [model]);
  // Before the chart is made: its bars are on their way meanwhile.
  useChartSource(model, link, proposed);
  const { container, chart, panes, reading } = usePriceChart(model, theme);
  const [hasTable, setHasTable] = useState(false);
  const source = useStore(model.state, ({ setup }) => setup.source);
  const isReplaying = useStore(model.state, (state) => state.replay !== undefined);
  const hasTool = useStore(model.state, (state) => state.tool !== undefined);
  const isSynthetic = useStore(model.state, ({ bars }) => bars?.isSynthetic === true);
  useReplay(model, replay);

  useLinkedCrosshair(chart, link);
  useEffect(() => {
    if (source !== undefined) void drawing.load(source);
  }, [drawing, source]);
  useEffect(() => {
    chart?.onPress(drawing.press);
    chart?.onHover(drawing.hover);
    chart?.onDrag(drawing);
  }, [chart, drawing]);

  function drawAcross(kind: DrawingKind): void {
    const [view, prices] = [chart?.view(), chart?.priceRange()];
    if (view !== undefined && prices !== undefined) drawing.drawAcross(kind, view, prices);
    container.current?.focus();
  }

  function tellSource(): void {
    const chosen = model.state.getState().setup.source;
    if (chosen !== undefined) link?.tell(chosen);
  }

  function toggleReplay(): void {
    const view = chart?.view();
    if (isReplaying) {
      replay.stop();
      return;
    }
    const total = model.state.getState().bars?.totalBars;
    if (view === undefined || total === undefined) return;
    const bar = Math.max(0, Math.min(total - 1, Math.round((view.from + view.to) / 2)));
    replay.start(bar);
    chart?.showView({ from: bar - REPLAY_BARS, to: bar + REPLAY_BARS * REPLAY_AFTER });
  }

  function press(event: KeyboardEvent): void {
    if (pressKey(event.key, event.ctrlKey || event.metaKey)) event.preventDefault();
  }

  /** False for a key that means nothing here. */
  function pressKey(key: string, isControl: boolean): boolean {
    const view = chart?.view();
    const { selected, replay: replaying } = model.state.getState();
    const span = view === undefined ? 0 : view.to - view.from;
    const [bars, prices] = MOVES[key] ?? [0, 0];
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
    } else return false;
    return true;
  }

  return (
    <figure
      className={`chart${isReplaying ? " chart--replay" : ""}`}
      aria-label={labelOf(source, isSynthetic, isReplaying)}
    >
      <ChartToolbar
        model={model}
        hasTable={hasTable}
        onSource={tellSource}
        onTable={() => setHasTable(!hasTable)}
        onReplay={toggleReplay}
        onScreenshot={() => chart && savePicture(chart.screenshot(), source)}
      />
      <ReplayBar model={model} actions={replay} />
      <Problems model={model} />
      <div className="chart__body">
        <DrawingBar model={model} actions={drawing} onDrawAcross={drawAcross} />
        <div
          className={`chart__canvas${hasTool ? " chart__canvas--drawing" : ""}`}
          ref={container}
          role="application"
          aria-label="Price chart: arrow keys move, plus and minus zoom"
          tabIndex={0}
          onKeyDown={press}
        />
        {hasTable ? (
          <div className="chart__table">
            <PointsTable model={model} />
          </div>
        ) : null}
      </div>
      <PriceLegend model={model} panes={panes} reading={reading} />
      <div className="chart__foot">
        <ViewButtons model={model} chart={chart} />
        <ChartCredit />
      </div>
    </figure>
  );
}

/** What a replay opens with before its cursor, and the share of it that is left free for what comes. */
const REPLAY_BARS = 150;
const REPLAY_AFTER = 0.15;

const MOVES: Readonly<Record<string, readonly [bars: number, priceFraction: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 0.001],
  ArrowDown: [0, -0.001],
};

function labelOf(source: ChartSource | undefined, isSynthetic: boolean, isReplaying: boolean): string {
  if (source === undefined) return "Chart";
  const words = [isSynthetic ? "SYNTHETIC" : "", isReplaying ? "REPLAY" : ""].filter((word) => word !== "");
  return [`Chart of ${source.symbol} ${source.timeframe}`, ...words].join(", ");
}

/** What could not be had. */
function Problems({ model }: { readonly model: ReturnType<typeof createChartModel> }) {
  const error = useStore(model.state, (state) => state.error);
  const problems = useStore(model.state, (state) => state.problems);
  const isEmpty = useStore(model.state, ({ setup, isLoading }) => setup.source === undefined && !isLoading);
  if (error !== undefined) {
    return (
      <div className="chart__problems">
        <ErrorCard title="The bars cannot be shown" error={error} />
      </div>
    );
  }
  if (isEmpty) {
    return (
      <EmptyState
        icon={<ChartCandlestick size={30} strokeWidth={1.5} aria-hidden="true" />}
        title="No bars are stored yet"
        text="Import a file or fetch a symbol; its chart appears here."
      />
    );
  }
  if (problems.length === 0) return null;
  return (
    <div className="chart__problems">
      {problems.map((problem) => (
        <ErrorCard key={problem.message} title="Not all of it can be drawn" error={problem} />
      ))}
    </div>
  );
}

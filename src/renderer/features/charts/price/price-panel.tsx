import { useEffect, useMemo, useState } from "react";
import type { KeyboardEvent, ReactNode } from "react";
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
import { symbolsOf } from "./chart-state.ts";
import { createDrawingActions } from "./drawing-actions.ts";
import { DrawingBar } from "./drawing-bar.tsx";
import { PointsTable } from "./points-table.tsx";
import { PriceLegend } from "./price-legend.tsx";
import { pressChartKey } from "./press-chart-key.ts";
import { createReplayActions } from "./replay-actions.ts";
import { ReplayBar } from "./replay-bar.tsx";
import { savePicture } from "./save-picture.ts";
import { SymbolEntry } from "./symbol-entry.tsx";
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
  /** What it begins with when nobody has chosen a symbol for it: the first that is stored. */
  readonly proposed: readonly string[];
  /** What to do about a symbol that has no stored bars. */
  readonly instead: (symbol: string) => ReactNode;
}

/** A chart of any stored series. */
export function PricePanel({ client, chart: name, theme, link, proposed, instead }: PricePanelProps) {
  const model = useMemo(() => createChartModel({ client, chart: name }), [client, name]);
  const drawing = useMemo(() => createDrawingActions(client, model), [client, model]);
  const replay = useMemo(() => createReplayActions(model), [model]);
  // Before the chart is made: its bars are on their way meanwhile.
  useChartSource(model, link, proposed);
  const { container, chart, panes, reading } = usePriceChart(model, theme);
  const [hasTable, setHasTable] = useState(false);
  const [typed, setTyped] = useState<string>();
  const stored = useStore(model.state, (state) => state.stored);
  const source = useStore(model.state, ({ setup }) => setup.source);
  const isReplaying = useStore(model.state, (state) => state.replay !== undefined);
  const hasTool = useStore(model.state, (state) => state.tool !== undefined);
  const isSynthetic = useStore(model.state, ({ bars }) => bars?.isSynthetic === true);
  const isFailed = useStore(model.state, ({ bars, error }) => bars === undefined && error !== undefined);
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
    const pressed = { key: event.key, isControl: event.ctrlKey || event.metaKey, isAlt: event.altKey };
    if (pressChartKey(pressed, { chart, model, drawing, replay, type: setTyped })) event.preventDefault();
  }

  function choose(symbol: string): void {
    void model.showSymbol(symbol);
    tellSource();
    leaveEntry();
  }

  function leaveEntry(): void {
    setTyped(undefined);
    container.current?.focus();
  }

  return (
    <figure
      className={`chart${isReplaying ? " chart--replay" : ""}${isSynthetic ? " chart--synthetic" : ""}${isFailed ? " chart--failed" : ""}`}
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
      <Problems model={model} instead={instead} />
      <div className="chart__body">
        <DrawingBar model={model} actions={drawing} onDrawAcross={drawAcross} />
        <div
          className={`chart__canvas${hasTool ? " chart__canvas--drawing" : ""}`}
          ref={container}
          role="application"
          aria-label="Price chart: arrow keys move, plus and minus zoom, a letter begins another symbol"
          tabIndex={0}
          onKeyDown={press}
        />
        {typed === undefined ? null : (
          <SymbolEntry symbols={symbolsOf(stored)} first={typed} onChoose={choose} onClose={leaveEntry} />
        )}
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

function labelOf(source: ChartSource | undefined, isSynthetic: boolean, isReplaying: boolean): string {
  if (source === undefined) return "Chart";
  const words = [isSynthetic ? "SYNTHETIC" : "", isReplaying ? "REPLAY" : ""].filter((word) => word !== "");
  return [`Chart of ${source.symbol} ${source.timeframe}`, ...words].join(", ");
}

interface ProblemsProps extends Pick<PricePanelProps, "instead"> {
  readonly model: ReturnType<typeof createChartModel>;
}

/** What could not be had. Bars of the symbol before it are never left under another symbol's name. */
function Problems({ model, instead }: ProblemsProps) {
  const error = useStore(model.state, (state) => state.error);
  const symbol = useStore(model.state, ({ setup }) => setup.source?.symbol);
  const problems = useStore(model.state, (state) => state.problems);
  const isEmpty = useStore(model.state, ({ setup, isLoading }) => setup.source === undefined && !isLoading);
  if (error?.code === "data.unknown-symbol" && symbol !== undefined) {
    return (
      <div className="chart__instead" role="alert">
        <EmptyState
          icon={<ChartCandlestick size={30} strokeWidth={1.5} aria-hidden="true" />}
          title={`No bars of ${symbol} are stored`}
          text="Import a file or fetch the symbol; its chart appears here."
          action={instead(symbol)}
        />
      </div>
    );
  }
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

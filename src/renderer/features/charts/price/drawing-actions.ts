import { toSerialError } from "#shared/errors/app-error.ts";
import type { ChartBars } from "#shared/ipc/channels/chart-channels.ts";
import type { ChartSource } from "#shared/model/chart-setup.ts";
import type { Drawing, DrawingKind } from "#shared/model/drawing.ts";
import { epochMs, TIMEFRAME_MS } from "#shared/model/time.ts";
import type { EpochMs } from "#shared/model/time.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { ChartModel } from "./chart-model.ts";
import { change, nextDrawingId, redo, startHistory, undo, withDrawing } from "./drawing-history.ts";
import type { DrawingHistory } from "./drawing-history.ts";
import { toLogical } from "./plan-stretch.ts";
import type { BarView } from "./plan-stretch.ts";
import type { BarPlace, DragListener, Grip } from "./bar-place.ts";

export interface DrawingActions extends DragListener {
  /** Loads what was drawn on the symbol. */
  readonly load: (source: ChartSource) => Promise<void>;
  readonly choose: (tool: DrawingKind | undefined) => void;
  /** Sets the next point of what is being drawn, or selects what lies there. */
  readonly press: (place: BarPlace & { readonly drawing: string | undefined }) => void;
  readonly hover: (place: BarPlace | undefined) => void;
  /** Draws across the middle of what is in view, for who has no pointer. */
  readonly drawAcross: (
    kind: DrawingKind,
    view: BarView,
    prices: readonly [top: number, bottom: number],
  ) => void;
  /** Moves the selected drawing by bars and by a share of its price. */
  readonly nudge: (bars: number, priceFraction: number) => void;
  readonly removeSelected: () => void;
  readonly undo: () => void;
  readonly redo: () => void;
}

const pointsOf = (kind: DrawingKind): number => (kind === "level" ? 1 : 2);

/** The time of a bar; beyond what is held it is counted on from its ends. */
function timeOfBar({ tsOpenMs, stretch }: ChartBars, bar: number, stepMs: number): EpochMs {
  const point = Math.round(toLogical(stretch, bar));
  const last = tsOpenMs.length - 1;
  const nearest = Math.min(last, Math.max(0, point));
  const beyond = (point - nearest) * stretch.barsPerPoint * stepMs;
  return epochMs((tsOpenMs[nearest] ?? 0) + beyond);
}

export function createDrawingActions(client: Client, { state }: ChartModel): DrawingActions {
  const set = state.setState;
  /** What is dragged, from where, and what was drawn before. */
  let dragged:
    | (Pick<Grip, "point"> & {
        readonly drawing: Drawing;
        readonly from: BarPlace;
        readonly before: DrawingHistory;
      })
    | undefined;

  function save(drawings: DrawingHistory): void {
    const { symbol } = state.getState().setup.source ?? {};
    set({ drawings });
    if (symbol === undefined) return;
    client
      .invoke("chart:save-drawings", { symbol, drawings: drawings.present })
      .catch((thrown: unknown) => set({ problems: [toSerialError(thrown)] }));
  }

  /** A place by its time; where that lies among the bars is noted for the drawing. */
  function toPoint({ bar, price }: BarPlace): Drawing["points"][number] | undefined {
    const { bars, setup, places } = state.getState();
    if (bars === undefined || setup.source === undefined) return undefined;
    const tsMs = timeOfBar(bars, bar, TIMEFRAME_MS[setup.source.timeframe]);
    set({ places: new Map(places).set(tsMs, bar) });
    return { tsMs, price };
  }

  function add(kind: DrawingKind, points: Drawing["points"]): void {
    const { drawings } = state.getState();
    const id = nextDrawingId(drawings.present);
    save(change(drawings, withDrawing(drawings.present, { id, kind, points })));
    set({ tool: undefined, draft: undefined, selected: id });
  }

  /** The drawing with its points moved, or one of them; undefined where there are no bars. */
  function moved(drawing: Drawing, by: BarPlace, only?: number): Drawing | undefined {
    const { places } = state.getState();
    const points = drawing.points
      .map((own, index) => {
        if (only !== undefined && only !== index) return own;
        return toPoint({ bar: (places.get(own.tsMs) ?? 0) + by.bar, price: own.price + by.price });
      })
      .filter((point) => point !== undefined);
    return points.length === drawing.points.length ? { ...drawing, points } : undefined;
  }

  return {
    grab({ drawing: id, point }, from) {
      const { drawings: before, tool } = state.getState();
      const drawing = before.present.find((known) => known.id === id);
      if (tool !== undefined || drawing === undefined) return false;
      dragged = { drawing, point, from, before };
      set({ selected: id });
      return true;
    },
    drag(to) {
      if (dragged === undefined) return;
      const { drawing, point, from, before } = dragged;
      const by = { bar: Math.round(to.bar - from.bar), price: to.price - from.price };
      const next = moved(drawing, by, point);
      if (next !== undefined) set({ drawings: { ...before, present: withDrawing(before.present, next) } });
    },
    drop() {
      const { present } = state.getState().drawings;
      if (dragged !== undefined && present !== dragged.before.present) save(change(dragged.before, present));
      dragged = undefined;
    },
    async load({ symbol, timeframe, provider }) {
      set({ drawings: startHistory([]), places: new Map(), draft: undefined, selected: undefined });
      try {
        const drawn = await client.invoke("chart:get-drawings", { symbol });
        const times = [...new Set(drawn.flatMap(({ points }) => points.map(({ tsMs }) => tsMs)))];
        const source = { symbol, timeframe, ...(provider && { provider }) };
        const { places } =
          times.length === 0
            ? { places: [] }
            : await client.invoke("chart:place-times", { ...source, tsMs: times });
        const { source: now } = state.getState().setup;
        if (now?.symbol !== symbol || now.timeframe !== timeframe) return;
        set({
          drawings: startHistory(drawn),
          places: new Map(times.map((tsMs, index) => [tsMs, places[index] ?? 0])),
        });
      } catch (thrown) {
        set({ problems: [toSerialError(thrown)] });
      }
    },
    choose: (tool) => set({ tool, draft: undefined, selected: undefined }),
    press(place) {
      const { tool, draft } = state.getState();
      if (tool === undefined) {
        set({ selected: place.drawing });
        return;
      }
      const point = toPoint(place);
      if (point === undefined) return;
      const points = [...(draft?.points.slice(0, 1) ?? []), point];
      if (points.length === pointsOf(tool)) add(tool, points);
      else set({ draft: { id: "draft", kind: tool, points: [point, point] } });
    },
    hover(place) {
      const { draft } = state.getState();
      const [first] = draft?.points ?? [];
      if (draft === undefined || first === undefined || place === undefined) return;
      const point = toPoint(place);
      if (point !== undefined) set({ draft: { ...draft, points: [first, point] } });
    },
    drawAcross(kind, { from, to }, [top, bottom]) {
      const at = (share: number, height: number): BarPlace => ({
        bar: Math.round(from + (to - from) * share),
        price: top + (bottom - top) * height,
      });
      const wanted = kind === "level" ? [at(0.5, 0.5)] : [at(0.3, 0.75), at(0.7, 0.25)];
      const points = wanted.map(toPoint).filter((point) => point !== undefined);
      if (points.length === pointsOf(kind)) add(kind, points);
    },
    nudge(bars, priceFraction) {
      const { drawings, selected, places } = state.getState();
      const drawing = drawings.present.find(({ id }) => id === selected);
      if (drawing === undefined) return;
      const points = drawing.points
        .map(({ tsMs, price }) =>
          toPoint({ bar: (places.get(tsMs) ?? 0) + bars, price: price * (1 + priceFraction) }),
        )
        .filter((point) => point !== undefined);
      if (points.length === drawing.points.length)
        save(change(drawings, withDrawing(drawings.present, { ...drawing, points })));
    },
    removeSelected() {
      const { drawings, selected } = state.getState();
      const left = drawings.present.filter(({ id }) => id !== selected);
      if (left.length === drawings.present.length) return;
      save(change(drawings, left));
      set({ selected: undefined });
    },
    undo: () => save(undo(state.getState().drawings)),
    redo: () => save(redo(state.getState().drawings)),
  };
}

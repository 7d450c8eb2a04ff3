import { describe, expect, it } from "vitest";
import type { ChartBars, ChartStretch } from "#shared/ipc/channels/chart-channels.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { ChartSetup } from "#shared/model/chart-setup.ts";
import type { Drawing } from "#shared/model/drawing.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createChartModel } from "./chart-model.ts";
import { countShown } from "./chart-state.ts";
import { createDrawingActions } from "./drawing-actions.ts";
import { createReplayActions } from "./replay-actions.ts";

const TOTAL = 100_000;

function stored(symbol: string, timeframe: SeriesInfo["timeframe"]): SeriesInfo {
  const rest = { from: "2020-01-01", to: "2020-12-31", dataHash: symbol, caveats: [] };
  return { symbol, timeframe, provider: "csv", isSynthetic: false, bars: TOTAL, ...rest };
}

function barsOf(stretch: ChartStretch, dataHash: string): ChartBars {
  const points = Math.ceil((stretch.end - stretch.first) / stretch.barsPerPoint);
  const column = Array.from({ length: points }, (_, point) => stretch.first + point * stretch.barsPerPoint);
  const about = { symbol: "SPX", isSynthetic: false, origin: "", totalBars: TOTAL };
  const columns = { open: column, high: column, low: column, close: column, volume: column, quality: column };
  return { ...about, stretch, dataHash, tsOpenMs: column.map((bar) => bar * 60_000), ...columns };
}

function aChart({ kept }: { readonly kept?: ChartSetup } = {}) {
  let drawn: readonly Drawing[] = [];
  let dataHash = "first";
  const client = createFakeClient({
    "data:list": () => [stored("SPX", "1m"), stored("SPX", "1d"), stored("FB", "1d")],
    "analyze:list-indicators": () => [],
    "chart:list-sets": () => [],
    "chart:get-setup": () => kept,
    "chart:save-setup": () => undefined,
    "chart:get-drawings": () => drawn,
    "chart:save-drawings": (input) => {
      drawn = (input as { readonly drawings: readonly Drawing[] }).drawings;
    },
    "chart:place-times": (input) => ({
      places: (input as { readonly tsMs: readonly number[] }).tsMs.map((tsMs) => tsMs / 60_000),
    }),
    "chart:get-bars": (input) => {
      const { stretch } = input as { readonly stretch?: ChartStretch };
      return barsOf(stretch ?? { first: TOTAL - 1_500, end: TOTAL, barsPerPoint: 1 }, dataHash);
    },
    "chart:get-indicators": (input) => {
      const { indicators } = input as { readonly indicators: readonly string[] };
      if (indicators[0] === "wrong") throw new Error("no such indicator");
      return {
        lines: [{ indicator: indicators[0], line: "value", pane: "price", unit: "price", values: [1] }],
      };
    },
  });
  const model = createChartModel({ client, chart: "main" });
  const sources: string[] = [];
  model.state.subscribe(({ setup: { source } }, before) => {
    if (source !== before.setup.source) sources.push(`${source?.symbol} ${source?.timeframe}`);
  });
  const askedOf = (channel: string): readonly unknown[] =>
    client.asked.filter((one) => one.channel === channel).map(({ input }) => input);
  const changeBars = (): void => {
    dataHash = "second";
  };
  return { model, client, sources, askedOf, changeBars, state: () => model.state.getState() };
}

const wide = { from: 0, to: TOTAL };

describe("createChartModel", () => {
  it("opens with the first symbol in days, and keeps the timeframe for the next where that has it", async () => {
    const { model, sources } = aChart();
    await model.open();
    await model.choose({ source: { symbol: "SPX", timeframe: "1m" } });
    await model.showSymbol("FB");
    expect(sources).toEqual(["FB 1d", "SPX 1m", "FB 1d"]);
  });

  it("begins with the first proposed symbol that is stored, unless one was kept or given", async () => {
    const { model, sources } = aChart();
    await model.open(undefined, ["AAPL", "SPX"]);
    expect(sources).toEqual(["SPX 1d"]);
    const given = aChart();
    await given.model.open("FB", ["SPX"]);
    expect(given.sources).toEqual(["FB 1d"]);
  });

  it("keeps its interval when it is told its own symbol before it knows what is stored", async () => {
    const kept = { ...aChart().state().setup, source: { symbol: "SPX", timeframe: "1m" } } as const;
    const { model, sources, askedOf } = aChart({ kept });
    const told: Promise<void>[] = [];
    model.state.subscribe(({ setup }, before) => {
      if (setup.source !== before.setup.source) told.push(model.showSymbol("SPX"));
    });
    await model.open();
    await Promise.all(told);
    expect(sources).toEqual(["SPX 1m"]);
    expect(askedOf("chart:get-bars")).toHaveLength(1);
  });

  it("has a symbol chosen as soon as it is told, so that linked charts can be told at once", async () => {
    const { model, sources } = aChart();
    await model.open("SPX");
    const showing = model.showSymbol("FB");
    expect(sources).toEqual(["SPX 1d", "FB 1d"]);
    await showing;
  });

  it("says that the bars are of another series until its own are there, and asks for no stretch of those meanwhile", async () => {
    const { model, state, askedOf, client } = aChart();
    await model.open("SPX");
    const before = client.asked.length;
    const choosing = model.choose({ source: { symbol: "FB", timeframe: "1d" } });
    model.look(wide);
    expect(state().isSwitching).toBe(true);
    await choosing;
    expect(state().isSwitching).toBe(false);
    expect(askedOf("chart:get-bars")).toHaveLength(2);
    expect(client.asked.slice(before).map(({ channel }) => channel)).toEqual([
      "chart:get-bars",
      "chart:save-setup",
    ]);
  });

  it("asks for joined points when the view is wide, and for the same only once", async () => {
    const { model, askedOf, state } = aChart();
    await model.open("SPX");
    model.look(wide);
    model.look({ from: 10, to: TOTAL });
    await settle();
    expect(askedOf("chart:get-bars")).toHaveLength(2);
    expect(state().bars?.stretch).toEqual({ first: 0, end: TOTAL, barsPerPoint: 64 });
  });

  it("begins anew when the bars are others than those that the indexes were of", async () => {
    const { model, changeBars, state } = aChart();
    await model.open("SPX");
    changeBars();
    model.look(wide);
    await settle();
    expect([state().bars?.dataHash, state().bars?.stretch.first]).toEqual(["second", TOTAL - 1_500]);
  });

  it("shows the indicators that it can have and says what is wrong with the others", async () => {
    const { model, state } = aChart();
    await model.open("SPX");
    await model.choose({ indicators: ["sma(20)", "wrong"] });
    expect(state().overlays.lines.map(({ indicator }) => indicator)).toEqual(["sma(20)"]);
    expect(state().problems).toMatchObject([{ message: "no such indicator" }]);
  });

  it("keeps what was chosen, and opens with it", async () => {
    const { model, askedOf } = aChart();
    await model.open("SPX");
    await model.choose({ style: "heikin_ashi" });
    const [saved] = askedOf("chart:save-setup") as { readonly setup: ChartSetup }[];
    const next = aChart({ kept: saved!.setup });
    await next.model.open();
    expect(next.state().setup).toEqual(saved?.setup);
    expect(next.askedOf("chart:get-bars")).toEqual([{ symbol: "SPX", timeframe: "1d", isAveraged: true }]);
  });

  it("says why it shows nothing", async () => {
    const model = createChartModel({ client: createFakeClient({}), chart: "main" });
    await model.open();
    expect(model.state.getState()).toMatchObject({
      isLoading: false,
      error: { message: "nobody answers chart:get-setup" },
    });
  });
});

describe("a replay", () => {
  it("shows nothing after its cursor, fetches ahead of it, and never runs past what is held", async () => {
    const { model, state } = aChart();
    await model.open("SPX");
    const replay = createReplayActions(model);
    replay.start(50_000);
    replay.step(1);
    expect(state().replay?.cursor).toBe(50_000);
    await settle();
    replay.step(1);
    const { bars, replay: now } = state();
    expect(bars && bars.close[countShown(bars, now) - 1]).toBe(50_001);
    expect(bars?.stretch.end).toBe(51_500);
    replay.step(-10);
    expect(state().replay?.cursor).toBe(49_991);
    replay.stop();
    expect(bars && countShown(bars, state().replay)).toBe(1_800);
  });

  it("stops playing at the last bar", async () => {
    const { model, state } = aChart();
    await model.open("SPX");
    const replay = createReplayActions(model);
    replay.start(TOTAL - 3);
    replay.setSpeed(60);
    replay.toggle();
    replay.step(5);
    expect(state().replay).toEqual({ cursor: TOTAL - 1, isPlaying: false, barsPerSecond: 60 });
  });
});

describe("drawing", () => {
  it("draws between two presses, keeps it by its times, and takes it back", async () => {
    const { model, client, state } = aChart();
    await model.open("SPX");
    const drawing = createDrawingActions(client, model);
    drawing.choose("trend");
    drawing.press({ bar: 99_000, price: 5, drawing: undefined });
    drawing.hover({ bar: 99_050, price: 6 });
    expect(state().draft?.points[1]).toEqual({ tsMs: 99_050 * 60_000, price: 6 });
    drawing.press({ bar: 99_100, price: 7, drawing: undefined });
    const drawn = {
      id: "1",
      kind: "trend",
      points: [
        { tsMs: 99_000 * 60_000, price: 5 },
        { tsMs: 99_100 * 60_000, price: 7 },
      ],
    };
    expect([state().drawings.present, state().selected, state().draft]).toEqual([[drawn], "1", undefined]);
    const other = createChartModel({ client, chart: "other" });
    await other.open("SPX");
    await createDrawingActions(client, other).load({ symbol: "SPX", timeframe: "1d" });
    expect(other.state.getState().drawings.present).toEqual([drawn]);
    expect(other.state.getState().places.get(99_000 * 60_000)).toBe(99_000);
    drawing.undo();
    expect(state().drawings.present).toEqual([]);
    drawing.redo();
    drawing.removeSelected();
    expect(state().drawings.present).toEqual([]);
  });

  it("is done without a pointer too: across the view, then moved", async () => {
    const { model, client, state } = aChart();
    await model.open("SPX");
    const drawing = createDrawingActions(client, model);
    drawing.drawAcross("level", { from: 99_000, to: 99_100 }, [120, 80]);
    drawing.nudge(0, 0.01);
    expect(state().drawings.present).toEqual([
      { id: "1", kind: "level", points: [{ tsMs: 99_050 * 60_000, price: 101 }] },
    ]);
    drawing.press({ bar: 1, price: 1, drawing: undefined });
    expect(state().selected).toBeUndefined();
  });

  it("drags a point or the whole, as one step that can be taken back", async () => {
    const { model, client, state } = aChart();
    await model.open("SPX");
    const drawing = createDrawingActions(client, model);
    drawing.drawAcross("trend", { from: 99_000, to: 99_100 }, [120, 80]);
    const placed = () => state().drawings.present[0]?.points.map(({ tsMs, price }) => [tsMs / 60_000, price]);
    expect(placed()).toEqual([
      [99_030, 90],
      [99_070, 110],
    ]);
    expect(drawing.grab({ drawing: "1", point: 1 }, { bar: 99_070, price: 110 })).toBe(true);
    drawing.drag({ bar: 99_075, price: 112 });
    drawing.drag({ bar: 99_080, price: 115 });
    drawing.drop();
    expect(placed()?.[1]).toEqual([99_080, 115]);
    drawing.grab({ drawing: "1", point: undefined }, { bar: 99_050, price: 100 });
    drawing.drag({ bar: 99_040, price: 101 });
    drawing.drop();
    expect(placed()).toEqual([
      [99_020, 91],
      [99_070, 116],
    ]);
    drawing.undo();
    drawing.undo();
    expect(placed()?.[1]).toEqual([99_070, 110]);
  });

  it("drags nothing while a tool is chosen, and a press alone changes nothing", async () => {
    const { model, client, state } = aChart();
    await model.open("SPX");
    const drawing = createDrawingActions(client, model);
    drawing.drawAcross("level", { from: 99_000, to: 99_100 }, [120, 80]);
    const { drawings } = state();
    drawing.grab({ drawing: "1", point: 0 }, { bar: 99_050, price: 100 });
    drawing.drop();
    expect(state().drawings).toBe(drawings);
    drawing.choose("trend");
    expect(drawing.grab({ drawing: "1", point: 0 }, { bar: 99_050, price: 100 })).toBe(false);
    expect(drawing.grab({ drawing: "9", point: 0 }, { bar: 99_050, price: 100 })).toBe(false);
  });
});

import { AreaSeries, BarSeries, CandlestickSeries, LineSeries, LineStyle } from "lightweight-charts";
import type { IChartApi, ISeriesApi, SeriesType } from "lightweight-charts";
import { formatNumber } from "#renderer/ui/format-number.ts";
import type { ChartColors } from "../chart-theme.ts";
import { addVolume } from "../volume-series.ts";
import { ownPanes, PRICE_PANE } from "./wanted-series.ts";
import type { WantedSeries } from "./wanted-series.ts";

/** The series of a chart, kept as they are wanted. */
export interface SeriesSet {
  /**
   * Makes, feeds and removes series. While `content` stays the same, points more than before are appended; otherwise all are set anew.
   */
  show(wanted: readonly WantedSeries[], shownPoints: number, content: object): void;
  /** Undefined before anything was shown. */
  main(): ISeriesApi<SeriesType> | undefined;
  /** The names of the panes, the price's first. */
  panes(): readonly string[];
}

interface Held {
  readonly key: string;
  readonly series: ISeriesApi<SeriesType>;
}

const QUIET = { priceLineVisible: false, lastValueVisible: false, crosshairMarkerVisible: false } as const;
const STROKES = [LineStyle.Solid, LineStyle.Dashed, LineStyle.Dotted, LineStyle.LargeDashed] as const;
/** More points at once are cheaper set than appended: each costs as much as the series is long. */
export const MAXIMUM_APPENDED = 60;

function lineLook(look: number, colors: ChartColors): { readonly color: string; readonly stroke: LineStyle } {
  const count = colors.lines.length;
  return {
    color: colors.lines[look % count] ?? colors.accent,
    stroke: STROKES[Math.floor(look / count) % STROKES.length] ?? LineStyle.Solid,
  };
}

export function createSeriesSet(chart: IChartApi, colors: ChartColors): SeriesSet {
  let held: readonly Held[] = [];
  let paneNames: readonly string[] = [PRICE_PANE];
  let shownContent: object | undefined;
  let shownCount = 0;

  function make(wanted: WantedSeries, pane: number): ISeriesApi<SeriesType> {
    if (wanted.kind === "main") {
      const series = makeMain(chart, wanted.style, colors);
      // Under all others, also when it is made after them; and the lowest is the one that writes the axis.
      series.setSeriesOrder(0);
      return series;
    }
    if (wanted.kind === "volume") return addVolume(chart);
    const { color, stroke } = lineLook(wanted.look, colors);
    const options = {
      ...QUIET,
      color,
      lineStyle: stroke,
      lineWidth: 1,
      priceFormat: formatOf(wanted.unit),
    } as const;
    return chart.addSeries(LineSeries, options, pane);
  }

  function paneOf(wanted: WantedSeries): number {
    return Math.max(0, paneNames.indexOf(wanted.pane));
  }

  /** Removes what is not wanted any more, panes that it leaves empty included, then adds what is new. */
  function reconcile(wanted: readonly WantedSeries[]): ReadonlySet<string> {
    const keys = new Set(wanted.map(({ key }) => key));
    const [staying, leaving] = [
      held.filter(({ key }) => keys.has(key)),
      held.filter(({ key }) => !keys.has(key)),
    ];
    const known = new Map(staying.map(({ key, series }) => [key, series]));
    const fresh = new Set<string>();
    const wantedPanes = ownPanes(wanted);
    const kept = paneNames.filter((pane) => pane === PRICE_PANE || wantedPanes.includes(pane));
    const added = wanted.filter(({ key }) => !known.has(key));
    // The price's own series is made before the old one goes, so that its pane is never empty.
    for (const one of added.filter(({ kind }) => kind === "main")) known.set(one.key, make(one, 0));
    for (const { series } of leaving) chart.removeSeries(series);
    paneNames = [...kept, ...wantedPanes.filter((pane) => !kept.includes(pane))];
    for (const one of added) {
      fresh.add(one.key);
      if (!known.has(one.key)) known.set(one.key, make(one, paneOf(one)));
    }
    held = wanted.flatMap(({ key }) => {
      const series = known.get(key);
      return series === undefined ? [] : [{ key, series }];
    });
    return fresh;
  }

  return {
    show(wanted, shownPoints, content) {
      const fresh = reconcile(wanted);
      const more = shownPoints - shownCount;
      const canAppend = content === shownContent && more >= 0 && more <= MAXIMUM_APPENDED;
      for (const [index, { pointAt, key }] of wanted.entries()) {
        const series = held[index]?.series;
        if (series === undefined) continue;
        const from = canAppend && !fresh.has(key) ? shownCount : 0;
        const points = pointsOf(pointAt, from, shownPoints);
        if (from === 0) series.setData(points);
        else for (const point of points) series.update(point);
      }
      shownContent = content;
      shownCount = shownPoints;
    },
    main: () => held[0]?.series,
    panes: () => paneNames,
  };
}

type AnyPoint = Parameters<ISeriesApi<SeriesType>["update"]>[0];

function pointsOf(pointAt: (point: number) => object | undefined, from: number, end: number): AnyPoint[] {
  const points: AnyPoint[] = [];
  for (let point = from; point < end; point += 1) {
    const made = pointAt(point);
    // Each kind of series is given its own kind of points by `wantedSeries`.
    if (made !== undefined) points.push(made as AnyPoint);
  }
  return points;
}

function makeMain(
  chart: IChartApi,
  style: Extract<WantedSeries, { kind: "main" }>["style"],
  colors: ChartColors,
): ISeriesApi<SeriesType> {
  const { up, down, accent, upFaint } = colors;
  if (style === "line")
    return chart.addSeries(LineSeries, { priceLineVisible: false, color: accent, lineWidth: 2 }, 0);
  if (style === "area") {
    const fill = { topColor: colors.accentFaint, bottomColor: colors.clear };
    return chart.addSeries(
      AreaSeries,
      { priceLineVisible: false, lineColor: accent, lineWidth: 2, ...fill },
      0,
    );
  }
  if (style === "bars")
    return chart.addSeries(
      BarSeries,
      { priceLineVisible: false, upColor: up, downColor: down, thinBars: true },
      0,
    );
  const outlines = { borderUpColor: up, borderDownColor: down, wickUpColor: up, wickDownColor: down };
  const bodies = { upColor: upFaint, downColor: down, borderVisible: true };
  return chart.addSeries(CandlestickSeries, { priceLineVisible: false, ...outlines, ...bodies }, 0);
}

function formatOf(unit: string) {
  const kind = unit === "fraction" ? "percent" : "ratio";
  return {
    type: "custom",
    minMove: 0.0001,
    formatter: (value: number) => formatNumber(value, kind).text,
  } as const;
}

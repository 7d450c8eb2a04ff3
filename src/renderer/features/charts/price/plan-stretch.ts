import type { ChartStretch } from "#shared/ipc/channels/chart-channels.ts";

/** What is in view, as indexes of bars with a fraction; it may reach beyond both ends of the series. */
export interface BarView {
  readonly from: number;
  readonly to: number;
}

/** A view has at most so many points when its stretch is asked for: more than a window has pixels to part them. */
const POINTS_ASKED = 2_000;
/** A stretch is kept while its view has no more points than this, so that a small move asks for nothing. */
const POINTS_KEPT = 2_500;
/** A joined stretch is asked for in finer points when its view has fewer than this. */
const POINTS_COARSE = 600;
/** At least so many points beside the view on each side. */
const POINTS_BESIDE = 1_000;
/** How much of the view's width must be there beside it before more is asked for. */
const MARGIN = 0.25;

/** The stretch to ask for so that `view` can be shown and moved; undefined while what is held will do. */
export function planStretch(
  view: BarView,
  held: ChartStretch | undefined,
  totalBars: number,
): ChartStretch | undefined {
  if (held !== undefined && holds(held, view, totalBars)) return undefined;
  const span = spanOf(view);
  const barsPerPoint = 2 ** Math.max(0, Math.ceil(Math.log2(span / POINTS_ASKED)));
  const beside = Math.max(span, POINTS_BESIDE * barsPerPoint);
  const end = clamp(Math.ceil(view.to + beside), barsPerPoint, totalBars);
  const first = clamp(Math.floor(view.from - beside), 0, Math.max(0, end - barsPerPoint));
  const planned = { first: Math.floor(first / barsPerPoint) * barsPerPoint, end, barsPerPoint };
  return held !== undefined && isSame(planned, held) ? undefined : planned;
}

const spanOf = ({ from, to }: BarView): number => Math.max(1, to - from);

const clamp = (value: number, low: number, high: number): number => Math.min(Math.max(value, low), high);

function holds(held: ChartStretch, view: BarView, totalBars: number): boolean {
  const span = spanOf(view);
  const points = span / held.barsPerPoint;
  if (points > POINTS_KEPT || (held.barsPerPoint > 1 && points < POINTS_COARSE)) return false;
  const hasLeft = held.first <= clamp(view.from - MARGIN * span, 0, totalBars);
  return hasLeft && held.end >= clamp(view.to + MARGIN * span, 0, totalBars);
}

function isSame(one: ChartStretch, other: ChartStretch): boolean {
  return one.first === other.first && one.end === other.end && one.barsPerPoint === other.barsPerPoint;
}

/** Where a bar lies on the chart that holds the stretch. */
export function toLogical({ first, barsPerPoint }: ChartStretch, bar: number): number {
  return (bar - first) / barsPerPoint;
}

/** The bar at a place on the chart that holds the stretch. */
export function toBar({ first, barsPerPoint }: ChartStretch, logical: number): number {
  return first + logical * barsPerPoint;
}

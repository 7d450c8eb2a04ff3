import type { Drawing } from "#shared/model/drawing.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";

/** Lines, areas and words on the pixels of a pane. */
export type Shape =
  | {
      readonly kind: "line";
      readonly from: Pixel;
      readonly to: Pixel;
      readonly isFaint?: boolean;
    }
  | { readonly kind: "area"; readonly from: Pixel; readonly to: Pixel }
  | { readonly kind: "text"; readonly at: Pixel; readonly text: string };

export interface Pixel {
  readonly x: number;
  readonly y: number;
}

/** A point of a drawing on the pane; `bar` is its index among the bars, with a fraction. */
export interface PlacedPoint extends Pixel {
  readonly bar: number;
  readonly price: number;
}

export interface PaneSize {
  readonly width: number;
  readonly height: number;
}

/** Shares of the way from the first to the second price, as traders draw them. */
const FIBONACCI = [0, 0.236, 0.382, 0.5, 0.618, 0.786, 1] as const;
const TEXT_PX = 4;

/** What a drawing looks like on a pane, its points placed there already. */
export function toShapes(
  kind: Drawing["kind"],
  points: readonly PlacedPoint[],
  { width }: PaneSize,
  decimals: number,
): readonly Shape[] {
  const [first, second = first] = points;
  if (first === undefined || second === undefined) return [];
  const price = (value: number): string => formatNumber(value, "price", { decimals }).text;
  switch (kind) {
    case "trend":
      return [{ kind: "line", from: first, to: second }];
    case "ray":
      return [{ kind: "line", from: first, to: rayEnd(first, second, width) }];
    case "level":
      return [
        { kind: "line", from: { x: 0, y: first.y }, to: { x: width, y: first.y } },
        { kind: "text", at: { x: TEXT_PX, y: first.y - TEXT_PX }, text: price(first.price) },
      ];
    case "rectangle":
      return [{ kind: "area", from: first, to: second }];
    case "fibonacci":
      return fibonacci(first, second, price);
    case "measure":
      return [{ kind: "area", from: first, to: second }, measured(first, second, price)];
  }
}

/** Where a line through both points leaves the pane, on the side of the second. */
function rayEnd(first: Pixel, second: Pixel, width: number): Pixel {
  const run = second.x - first.x;
  if (run === 0) return { x: first.x, y: second.y >= first.y ? 1e5 : -1e5 };
  const x = run > 0 ? Math.max(width, second.x) : Math.min(0, second.x);
  return { x, y: first.y + ((second.y - first.y) * (x - first.x)) / run };
}

function fibonacci(
  first: PlacedPoint,
  second: PlacedPoint,
  price: (value: number) => string,
): readonly Shape[] {
  const [left, right] = first.x <= second.x ? [first.x, second.x] : [second.x, first.x];
  const lines = FIBONACCI.flatMap((share): readonly Shape[] => {
    const y = second.y + (first.y - second.y) * share;
    const value = second.price + (first.price - second.price) * share;
    return [
      { kind: "line", from: { x: left, y }, to: { x: right, y }, isFaint: share !== 0 && share !== 1 },
      { kind: "text", at: { x: left + TEXT_PX, y: y - TEXT_PX }, text: `${share} · ${price(value)}` },
    ];
  });
  return [{ kind: "line", from: first, to: second, isFaint: true }, ...lines];
}

function measured(first: PlacedPoint, second: PlacedPoint, price: (value: number) => string): Shape {
  const change = second.price - first.price;
  const percent = formatNumber(first.price === 0 ? Number.NaN : change / first.price, "percent", {
    isSigned: true,
  });
  const bars = formatNumber(Math.round(second.bar - first.bar), "integer", { isSigned: true });
  const sign = change > 0 ? "+" : "";
  return {
    kind: "text",
    at: { x: Math.min(first.x, second.x) + TEXT_PX, y: Math.min(first.y, second.y) - TEXT_PX },
    text: `${sign}${price(change)} · ${percent.text} · ${bars.text} bars`,
  };
}

/** How far a place on the pane is from a shape, in pixels. */
export function distanceTo(shape: Shape, { x, y }: Pixel): number {
  if (shape.kind === "text") return Number.POSITIVE_INFINITY;
  if (shape.kind === "line") return toSegment(shape.from, shape.to, { x, y });
  const [left, right] = [Math.min(shape.from.x, shape.to.x), Math.max(shape.from.x, shape.to.x)];
  const [top, bottom] = [Math.min(shape.from.y, shape.to.y), Math.max(shape.from.y, shape.to.y)];
  const away = { x: Math.max(left - x, 0, x - right), y: Math.max(top - y, 0, y - bottom) };
  return Math.hypot(away.x, away.y);
}

function toSegment(from: Pixel, to: Pixel, at: Pixel): number {
  const [run, rise] = [to.x - from.x, to.y - from.y];
  const length = run * run + rise * rise;
  const share = length === 0 ? 0 : ((at.x - from.x) * run + (at.y - from.y) * rise) / length;
  const near = Math.min(1, Math.max(0, share));
  return Math.hypot(at.x - from.x - near * run, at.y - from.y - near * rise);
}

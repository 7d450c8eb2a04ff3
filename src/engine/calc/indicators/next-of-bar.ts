import type { IndicatorBar } from "./indicator.ts";

/** Tells a stream of each bar the prices that it takes. */
type NextOfBar<Answer> = (bar: IndicatorBar) => Answer;

interface Stream<Prices extends readonly unknown[], Answer> {
  next(...prices: Prices): Answer;
}

export const ofClose =
  <Answer>(stream: Stream<[close: number], Answer>): NextOfBar<Answer> =>
  ({ close }) =>
    stream.next(close);

export const ofHighLow =
  <Answer>(stream: Stream<[high: number, low: number], Answer>): NextOfBar<Answer> =>
  ({ high, low }) =>
    stream.next(high, low);

export const ofHighLowClose =
  <Answer>(stream: Stream<[high: number, low: number, close: number], Answer>): NextOfBar<Answer> =>
  ({ high, low, close }) =>
    stream.next(high, low, close);

export const ofCloseAndVolume =
  <Answer>(stream: Stream<[close: number, volume: number], Answer>): NextOfBar<Answer> =>
  ({ close, volume }) =>
    stream.next(close, volume);

export const ofPricesAndVolume =
  <Answer>(
    stream: Stream<[high: number, low: number, close: number, volume: number], Answer>,
  ): NextOfBar<Answer> =>
  ({ high, low, close, volume }) =>
    stream.next(high, low, close, volume);

export const ofBar =
  <Answer>(stream: Stream<[bar: IndicatorBar], Answer>): NextOfBar<Answer> =>
  (bar) =>
    stream.next(bar);

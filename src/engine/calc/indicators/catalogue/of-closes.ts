import type { IndicatorInfo } from "#shared/model/indicator.ts";
import { bars, defineIndicator, type Indicator } from "../indicator.ts";
import { ofClose } from "../next-of-bar.ts";

export type StreamOfCloses = (period: number) => { next(close: number): number };
export type ColumnsOfCloses = (closes: Float64Array, period: number) => Float64Array;

/** An indicator of closes with one period and one line; `columns` is a quicker way over all of them. */
export function ofCloses(
  traits: Pick<IndicatorInfo, "title" | "description" | "group" | "pane" | "unit">,
  byDefault: number,
  create: StreamOfCloses,
  columns?: ColumnsOfCloses,
): Indicator {
  return defineIndicator({
    ...traits,
    parameters: [bars(byDefault)],
    lines: ["value"],
    start: (period) => ofClose(create(period)),
    ...(columns && {
      columns: ({ close }: { readonly close: Float64Array }, period: number) => ({
        value: columns(close, period),
      }),
    }),
  });
}

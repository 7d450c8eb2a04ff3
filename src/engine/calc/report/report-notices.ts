import { hasBarsInRange } from "./bars-in-range.ts";
import type { ReportInput } from "./report-input.ts";

/** What a reader must know before believing the figures. */
export interface ReportNotice {
  readonly kind: "warning" | "caveat";
  readonly text: string;
}

/** Warnings of the run first, then caveats of the data; what the run repeats of the data is told once. */
export function reportNotices(input: ReportInput): readonly ReportNotice[] {
  const caveats = input.bars
    .filter((series) => hasBarsInRange(series, input.range))
    .flatMap(({ symbol, provenance }) => provenance.caveats.map((caveat) => ({ symbol, caveat })));
  const repeated = new Set(caveats.flatMap(({ symbol, caveat }) => [caveat, `${symbol}: ${caveat}`]));
  const warnings = [...rangeWarnings(input), ...(input.result?.warnings ?? [])];
  return [
    ...unique(warnings.filter((text) => !repeated.has(text))).map(
      (text) => ({ kind: "warning", text }) as const,
    ),
    ...unique(caveats.map(nameSeries)).map((text) => ({ kind: "caveat", text }) as const),
  ];
}

function nameSeries({ symbol, caveat }: { readonly symbol: string; readonly caveat: string }): string {
  return caveat.includes(symbol) ? caveat : `${symbol}: ${caveat}`;
}

function rangeWarnings({ range, result }: ReportInput): readonly string[] {
  if (result === undefined || (result.range.from === range.from && result.range.to === range.to)) return [];
  return [
    `The range traded (${result.range.from} to ${result.range.to}) is not the range asked for (${range.from} to ${range.to}).`,
  ];
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

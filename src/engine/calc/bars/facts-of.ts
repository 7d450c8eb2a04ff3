import type { BarSeries } from "#shared/model/bar.ts";

/** What is known of a series without a look at its bars. */
export interface SeriesFacts {
  readonly provider: string;
  readonly dataHash: string;
  readonly bars: number;
  readonly tsFirstMs: number;
  readonly tsLastMs: number;
}

export function factsOf({ provenance, dataHash, tsOpenMs }: BarSeries): SeriesFacts {
  return {
    provider: provenance.provider,
    dataHash,
    bars: tsOpenMs.length,
    tsFirstMs: tsOpenMs[0] ?? Number.NaN,
    tsLastMs: tsOpenMs.at(-1) ?? Number.NaN,
  };
}

import { useEffect, useState } from "react";
import type { QualityReport, SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { choiceOf } from "./series-choice.ts";

/** Longer ones are looked at when they are selected: to judge millions of bars takes seconds. */
const MOST_BARS = 200_000;

const keyOf = ({ provider, symbol, timeframe, dataHash }: SeriesInfo): string =>
  [provider, symbol, timeframe, dataHash].join(" ");

/** What the bars of each series are worth, by its key, one asked after the other. */
export function useQualities(
  client: Client,
  list: readonly SeriesInfo[],
): (series: SeriesInfo) => QualityReport | undefined {
  const [known, setKnown] = useState<ReadonlyMap<string, QualityReport>>(new Map());
  useEffect(() => {
    let isWanted = true;
    async function ask(): Promise<void> {
      for (const series of list) {
        if (!isWanted) return;
        if (series.bars > MOST_BARS) continue;
        try {
          const report = await client.invoke("data:quality", { ...choiceOf(series), limit: 1 });
          if (isWanted) setKnown((old) => new Map(old).set(keyOf(series), report));
        } catch {
          // The series says itself what is wrong when it is selected.
        }
      }
    }
    void ask();
    return () => {
      isWanted = false;
    };
  }, [client, list]);
  return (series) => known.get(keyOf(series));
}

import { useEffect, useState } from "react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { epochMs, formatIsoDate, parseIsoDate } from "#shared/model/time.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { quoteOf } from "./quote.ts";
import type { Quote } from "./quote.ts";

/** Enough for 60 sessions. */
const LOOK_BACK_MS = 100 * 86_400_000;

/** What is known of a symbol's price: a quote, or why there is none. */
export type Priced = Quote | string;

/** The newest stored price of each symbol that has one, read one after the other; undefined until then. */
export function useQuotes(
  client: Client,
  series: readonly SeriesInfo[],
  symbols: readonly string[],
): (symbol: string) => Priced | undefined {
  const [known, setKnown] = useState<ReadonlyMap<string, Priced>>(new Map());
  const wanted = symbols.join("\n");
  useEffect(() => {
    let isWanted = true;
    async function read(): Promise<void> {
      for (const symbol of wanted.split("\n")) {
        const info = series.find((one) => one.symbol === symbol);
        if (info === undefined) continue;
        const priced = await priceOf(client, info);
        if (!isWanted) return;
        setKnown((old) => new Map(old).set(symbol, priced));
      }
    }
    void read();
    return () => {
      isWanted = false;
    };
  }, [client, series, wanted]);
  return (symbol) => known.get(symbol);
}

async function priceOf(client: Client, { symbol, timeframe, to }: SeriesInfo): Promise<Priced> {
  const end = parseIsoDate(to);
  const from = end === undefined ? {} : { from: formatIsoDate(epochMs(end - LOOK_BACK_MS)) };
  try {
    const { bars } = await client.invoke("data:show", { symbol, timeframe, ...from });
    return quoteOf(bars) ?? "no bars";
  } catch (thrown) {
    return toSerialError(thrown).message;
  }
}

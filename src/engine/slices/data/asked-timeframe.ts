import { userError } from "#shared/errors/app-error.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import { TIMEFRAMES, type Timeframe } from "#shared/model/time.ts";
import { sourcesOf } from "./load-series.ts";
import type { NetworkBars } from "./ports.ts";

/** The bars to ask a provider for: of the length wanted, or the longest shorter ones that can be joined to them. */
export function askedTimeframe(
  network: NetworkBars,
  provider: NetworkProvider,
  wanted: Timeframe,
): Timeframe {
  const sent = network.timeframesOf(provider);
  const found = sourcesOf(wanted).find((timeframe) => sent.includes(timeframe));
  if (found !== undefined) return found;
  throw userError({
    code: "provider.no-such-timeframe",
    message: `${provider} sends no bars that ${wanted} could be made of, was ${wanted}`,
    field: "timeframe",
    value: wanted,
    remedy: `use one of ${TIMEFRAMES.filter((timeframe) => sent.includes(timeframe)).join(", ")}`,
  });
}

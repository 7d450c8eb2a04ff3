import type { SeriesFacts } from "#engine/calc/bars/facts-of.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { AppError, userError } from "#shared/errors/app-error.ts";
import { isNetworkProvider, type NetworkProvider } from "#shared/model/network-provider.ts";
import { DAY_MS, parseIsoDate, TIMEFRAME_MS, type IsoDate, type Timeframe } from "#shared/model/time.ts";
import { askedTimeframe } from "./asked-timeframe.ts";
import { networkOffError } from "./fetch.ts";
import { sourcesOf } from "./load-series.ts";
import { ownTimeframe } from "./own-timeframe.ts";
import type { CuratedLibrary } from "./curated-library.ts";
import type { NetworkBars } from "./ports.ts";
import { updateSeries, type UpdateRequest } from "./update-series.ts";

/** The first exchange of a day, in New Zealand, closes at 04:00 UTC. */
const EARLIEST_CLOSE_MS = 4 * 3_600_000;

interface Wanted {
  readonly symbols: readonly string[];
  readonly from?: IsoDate | undefined;
  readonly to?: IsoDate | undefined;
  readonly timeframe?: Timeframe | undefined;
  readonly provider?: string | undefined;
}

/**
 * Stores what the days asked for need and a network has: from the provider that is named, or for a symbol that nothing stored has
 * from the first in order that knows it. What is stored and covers the days is not asked for again.
 */
export async function bringIn(
  library: CuratedLibrary,
  network: NetworkBars | undefined,
  wanted: Wanted,
  context: SliceContext,
): Promise<void> {
  const { provider } = wanted;
  const policy = network?.policy() ?? "off";
  for (const name of wanted.symbols) {
    const symbol = name.toUpperCase();
    if (isNetworkProvider(provider)) {
      const timeframe = wanted.timeframe ?? ownTimeframe(library, wanted.symbols, provider);
      const stored = storedSource(library, symbol, timeframe, provider);
      if (isCovered(stored, wanted, context.clock.now())) continue;
      if (network === undefined || policy === "off") throw networkOffError(provider);
      const asked = stored?.timeframe ?? askedTimeframe(network, provider, timeframe);
      await update(library, network, { provider, symbol, timeframe: asked, ...firstDay(wanted) }, context);
    } else if (provider === undefined && network !== undefined && policy === "any") {
      const known = [...library.list(), ...library.ticks.list()];
      if (known.some((info) => info.symbol === symbol)) continue;
      await askInOrder(library, network, { ...wanted, symbol }, context);
    }
  }
}

interface StoredSource extends SeriesFacts {
  readonly timeframe: Timeframe;
}

function storedSource(
  library: CuratedLibrary,
  symbol: string,
  timeframe: Timeframe,
  provider: NetworkProvider,
): StoredSource | undefined {
  for (const source of sourcesOf(timeframe)) {
    const facts = library.find(symbol, source, provider);
    if (facts !== undefined) return { ...facts, timeframe: source };
  }
  return undefined;
}

/** Whether the stored bars reach from the first day wanted to the last, as far as the last can have bars yet. */
function isCovered(stored: StoredSource | undefined, { from, to }: Wanted, nowMs: number): boolean {
  if (stored === undefined) return false;
  const { tsFirstMs: firstMs, tsLastMs: lastMs, timeframe } = stored;
  const fromMs = from === undefined ? undefined : parseIsoDate(from);
  const toMs = to === undefined ? undefined : parseIsoDate(to);
  const isMissingBefore = fromMs !== undefined && fromMs < Math.floor(firstMs / DAY_MS) * DAY_MS;
  const barMs = TIMEFRAME_MS[timeframe];
  // When the bar after the last stored one can be over at the earliest.
  const canBeMore = nowMs >= lastMs + barMs + Math.min(barMs, EARLIEST_CLOSE_MS);
  const isMissingAfter = toMs !== undefined && toMs + DAY_MS > lastMs + barMs && canBeMore;
  return !isMissingBefore && !isMissingAfter;
}

const firstDay = ({ from }: Wanted): Pick<UpdateRequest, "fromMs"> =>
  from === undefined ? {} : { fromMs: parseIsoDate(from) };

async function askInOrder(
  library: CuratedLibrary,
  network: NetworkBars,
  wanted: Wanted & { readonly symbol: string },
  context: SliceContext,
): Promise<void> {
  for (const provider of network.order()) {
    const timeframe = askedTimeframe(network, provider, wanted.timeframe ?? "1d");
    const request = { provider, symbol: wanted.symbol, timeframe, ...firstDay(wanted) };
    try {
      await update(library, network, request, context);
      return;
    } catch (thrown) {
      if (!isUnknownThere(thrown)) throw thrown;
    }
  }
}

/** The next provider may know it; an outage or a wrong key is told instead, since it would change where bars come from. */
const isUnknownThere = (thrown: unknown): boolean =>
  thrown instanceof AppError && ["provider.unknown-symbol", "provider.no-bars"].includes(thrown.code);

async function update(
  library: CuratedLibrary,
  network: NetworkBars,
  request: UpdateRequest,
  context: SliceContext,
): Promise<void> {
  const { symbol, provider } = request;
  const { status, note } = await updateSeries({ library, network }, request, context);
  if (status !== "past_changed" && status !== "apart") return;
  throw userError({
    code: "provider.past-changed",
    message: `the days asked for cannot be added to the stored bars of ${symbol} from ${provider}: ${note}`,
    field: "symbols",
    value: symbol,
    remedy: `look at it, then take the provider's present prices with \`gpt-trader data fetch ${symbol} --provider ${provider} --replace\``,
  });
}

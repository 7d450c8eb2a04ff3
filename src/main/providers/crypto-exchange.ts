import type { Exchange, Market } from "ccxt";
import { columnsFromBars } from "#engine/calc/bars/bar-columns.ts";
import type { SentBars } from "#engine/slices/data/ports.ts";
import type { Bar } from "#shared/model/bar.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import { epochMs, TIMEFRAME_MS, type Timeframe } from "#shared/model/time.ts";
import { createClient, type Client, type ClientPorts } from "./create-client.ts";
import { withExchangeErrors } from "./exchange-errors.ts";
import { loadExchange } from "./load-exchange.ts";
import type { RateLimit } from "./rate-limiter.ts";
import type { Provider, Question, Tools } from "./provider.ts";
import { malformedError, unknownSymbolError } from "./provider-errors.ts";

/** Longer than the client's own patience, which decides. */
const LIBRARY_TIMEOUT_MS = 600_000;

/** How one exchange differs from another. */
export interface ExchangeTraits {
  readonly id: NetworkProvider;
  readonly title: string;
  /** File of the library. */
  readonly file: string;
  readonly timeframes: readonly Timeframe[];
  readonly limit: RateLimit;
  /** Bars of one answer. */
  readonly pageBars: number;
  /** Where a page of an empty stretch of time is empty, the next one is asked for; elsewhere an empty page is the end. */
  readonly skipsEmptyPages: boolean;
  /** Only the newest page can be had. */
  readonly hasOnePage: boolean;
  /** No market is older. */
  readonly firstMs: number;
  readonly options: Readonly<Record<string, unknown>>;
  /** Narrows the list of markets to one where the exchange can. */
  marketQuery(symbol: string): Readonly<Record<string, string>>;
}

/** Spot prices of a cryptocurrency exchange, which needs no key. */
export function createCryptoExchange(traits: ExchangeTraits, ports: ClientPorts): Provider {
  const client = createClient(ports, { provider: traits.id, limit: traits.limit });
  return {
    id: traits.id,
    timeframes: traits.timeframes,
    async fetch(question, tools) {
      const symbol = toPair(traits, question.symbol);
      const exchange = await openExchange(traits, client, question, tools);
      const bars = await withExchangeErrors(traits.id, question, async () => {
        await loadMarket(exchange, traits, symbol);
        return readPages(exchange, traits, { ...question, symbol }, tools);
      });
      return toSent(traits, bars, { ...question, symbol });
    },
  };
}

/** Exchanges are asked for `BTC/USD`; a file name or an address cannot hold the stroke, so `BTC-USD` means the same. */
function toPair({ id }: ExchangeTraits, symbol: string): string {
  const pair = symbol.toUpperCase().replace("-", "/");
  if (/^[A-Z0-9]+\/[A-Z0-9]+$/.test(pair)) return pair;
  throw unknownSymbolError(id, symbol);
}

async function openExchange(
  { file, options }: ExchangeTraits,
  client: Client,
  { symbol }: Question,
  { cancellation }: Tools,
): Promise<Exchange> {
  const ExchangeOf = await loadExchange(file);
  return new ExchangeOf({
    options,
    // The client limits the rate, for all questions together.
    enableRateLimit: false,
    enableLastJsonResponse: true,
    timeout: LIBRARY_TIMEOUT_MS,
    fetchImplementation: client.fetchFor({ symbol, cancellation }),
  });
}

async function loadMarket(exchange: Exchange, traits: ExchangeTraits, symbol: string): Promise<void> {
  const markets: readonly Market[] = await exchange.fetchMarkets(traits.marketQuery(symbol));
  if (!holdsMarkets(exchange.last_json_response)) throw malformedError(traits.id, "no list of markets");
  const market = markets.find((known) => known?.symbol === symbol && known.spot === true);
  if (market === undefined) throw unknownSymbolError(traits.id, symbol);
  exchange.setMarkets([market]);
}

async function readPages(
  exchange: Exchange,
  traits: ExchangeTraits,
  { symbol, timeframe, fromMs, toMs }: Question,
  tools: Tools,
): Promise<readonly Bar[]> {
  const barMs = TIMEFRAME_MS[timeframe];
  const startMs = Math.ceil(Math.max(fromMs, traits.firstMs) / barMs) * barMs;
  const bars: Bar[] = [];
  for (let atMs = startMs; atMs < toMs;) {
    tools.cancellation.throwIfCancelled();
    const page = await exchange.fetchOHLCV(symbol, timeframe, atMs, traits.pageBars);
    if (!holdsRows(exchange.last_json_response)) throw malformedError(traits.id, "no list of candles");
    const fresh = page.map(toBar).filter(({ tsOpenMs }) => tsOpenMs >= atMs);
    for (const bar of fresh) bars.push(bar);
    const last = fresh.at(-1);
    if (traits.hasOnePage || (last === undefined && !traits.skipsEmptyPages)) break;
    atMs = last === undefined ? atMs + traits.pageBars * barMs : last.tsOpenMs + barMs;
    tools.progress(
      Math.min(1, (atMs - startMs) / (toMs - startMs)),
      `${bars.length} bars from ${traits.title}`,
    );
  }
  return bars;
}

/** The library takes anything without markets for an answer of none: a list, alone or as `symbols`, or a `result` by name. */
function holdsMarkets(answer: unknown): boolean {
  if (Array.isArray(answer)) return true;
  if (!isRecord(answer)) return false;
  return (
    ("symbols" in answer && Array.isArray(answer.symbols)) || ("result" in answer && isRecord(answer.result))
  );
}

const isRecord = (value: unknown): value is object => typeof value === "object" && value !== null;

/** The library takes anything without candles for an answer of none: they are a list, or the one list of `result`. */
function holdsRows(answer: unknown): boolean {
  if (Array.isArray(answer)) return answer.every((row) => Array.isArray(row));
  if (!isRecord(answer) || !("result" in answer) || !isRecord(answer.result)) return false;
  return Object.values(answer.result).some(Array.isArray);
}

function toBar([time, open, high, low, close, volume]: readonly (number | undefined)[]): Bar {
  return {
    tsOpenMs: epochMs(time ?? Number.NaN),
    open: open ?? Number.NaN,
    high: high ?? Number.NaN,
    low: low ?? Number.NaN,
    close: close ?? Number.NaN,
    volume: volume ?? Number.NaN,
  };
}

function toSent(traits: ExchangeTraits, bars: readonly Bar[], { symbol, timeframe }: Question): SentBars {
  return {
    columns: columnsFromBars(bars),
    tsCloseMs: Float64Array.from(bars, ({ tsOpenMs }) => tsOpenMs + TIMEFRAME_MS[timeframe]),
    origin: `${traits.title}, spot market ${symbol}`,
    caveats: [
      `prices and volumes are those of ${traits.title} alone; days begin at midnight UTC`,
      ...(traits.hasOnePage
        ? [`${traits.title} gives the last ${traits.pageBars} bars only, whatever was asked for`]
        : []),
    ],
    actions: [],
  };
}

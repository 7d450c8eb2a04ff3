import type { ExchangeTraits } from "./crypto-exchange.ts";

const MINUTES_TO_DAY = ["1m", "5m", "15m", "30m", "1h", "4h", "1d"] as const;

/** The exchanges that are asked, by what their public interfaces allow. */
export const CRYPTO_EXCHANGES: readonly ExchangeTraits[] = [
  {
    id: "binance",
    title: "Binance",
    file: "binance",
    timeframes: MINUTES_TO_DAY,
    limit: { concurrency: 4, requestsPerSecond: 10 },
    pageBars: 1_000,
    skipsEmptyPages: false,
    hasOnePage: false,
    firstMs: Date.UTC(2017, 6, 1),
    options: { fetchMarkets: { types: ["spot"] }, fetchMargins: false },
    marketQuery: (symbol) => ({ symbol: symbol.replace("/", "") }),
  },
  {
    id: "coinbase",
    title: "Coinbase Exchange",
    file: "coinbaseexchange",
    timeframes: ["1m", "5m", "15m", "1h", "1d"],
    limit: { concurrency: 3, requestsPerSecond: 5 },
    pageBars: 300,
    skipsEmptyPages: true,
    hasOnePage: false,
    firstMs: Date.UTC(2015, 0, 1),
    options: {},
    marketQuery: () => ({}),
  },
  {
    id: "kraken",
    title: "Kraken",
    file: "kraken",
    timeframes: MINUTES_TO_DAY,
    limit: { concurrency: 1, requestsPerSecond: 1 },
    pageBars: 720,
    skipsEmptyPages: false,
    hasOnePage: true,
    firstMs: Date.UTC(2013, 0, 1),
    options: {},
    marketQuery: () => ({}),
  },
];

import { json, type Reply } from "./wire-server.ts";

const DAY_SECONDS = 86_400;
export const FIRST_DAY_SECONDS = Date.UTC(2026, 1, 18) / 1_000;

/** `[seconds, price]` of days from 2026-02-18 on. */
const daysOf = (closes: readonly number[]): readonly (readonly [number, number])[] =>
  closes.map((close, index) => [FIRST_DAY_SECONDS + index * DAY_SECONDS, close]);

/** What each exchange answers in its own form: its list of markets, then candles with the closes; BTC against USD(T) alone. */
export const EXCHANGE_ANSWERS: Readonly<
  Record<
    "binance" | "coinbase" | "kraken",
    {
      readonly symbol: string;
      readonly markets: Reply;
      readonly candles: (closes: readonly number[]) => Reply;
      readonly empty: Reply;
      readonly candlesPath: RegExp;
    }
  >
> = {
  binance: {
    symbol: "BTC-USDT",
    candlesPath: /^\/api\/v3\/klines\?interval=1d&limit=1000&symbol=BTCUSDT&startTime=\d+/,
    markets: json({
      timezone: "UTC",
      serverTime: 1_771_600_000_000,
      rateLimits: [],
      exchangeFilters: [],
      symbols: [
        {
          symbol: "BTCUSDT",
          status: "TRADING",
          baseAsset: "BTC",
          baseAssetPrecision: 8,
          quoteAsset: "USDT",
          quotePrecision: 8,
          quoteAssetPrecision: 8,
          orderTypes: ["LIMIT", "MARKET"],
          icebergAllowed: true,
          ocoAllowed: true,
          isSpotTradingAllowed: true,
          isMarginTradingAllowed: true,
          filters: [
            {
              filterType: "PRICE_FILTER",
              minPrice: "0.01000000",
              maxPrice: "1000000.00",
              tickSize: "0.01000000",
            },
            { filterType: "LOT_SIZE", minQty: "0.00001000", maxQty: "9000.00000000", stepSize: "0.00001000" },
          ],
          permissions: [],
          permissionSets: [["SPOT", "MARGIN"]],
        },
      ],
    }),
    candles: (closes) =>
      json(
        daysOf(closes).map(([at, close]) => [
          at * 1_000,
          String(close - 1),
          String(close + 2),
          String(close - 3),
          String(close),
          "12.50000000",
          (at + DAY_SECONDS) * 1_000 - 1,
          "1000.0",
          40,
          "6.0",
          "500.0",
          "0",
        ]),
      ),
    empty: json([]),
  },
  coinbase: {
    symbol: "BTC-USD",
    candlesPath: /^\/products\/BTC-USD\/candles\?granularity=86400&start=.+&end=.+/,
    markets: json([
      {
        id: "BTC-USD",
        base_currency: "BTC",
        quote_currency: "USD",
        quote_increment: "0.01",
        base_increment: "0.00000001",
        display_name: "BTC-USD",
        min_market_funds: "1",
        margin_enabled: false,
        status: "online",
      },
    ]),
    // Newest first: time, low, high, open, close, volume.
    candles: (closes) =>
      json(
        daysOf(closes)
          .map(([at, close]) => [at, close - 3, close + 2, close - 1, close, 12.5])
          .toReversed(),
      ),
    empty: json([]),
  },
  kraken: {
    symbol: "BTC-USD",
    candlesPath: /^\/0\/public\/OHLC\?pair=XXBTZUSD&interval=1440&since=\d+/,
    markets: json({
      error: [],
      result: {
        XXBTZUSD: {
          altname: "XBTUSD",
          wsname: "XBT/USD",
          aclass_base: "currency",
          base: "XXBT",
          aclass_quote: "currency",
          quote: "ZUSD",
          lot: "unit",
          cost_decimals: 5,
          pair_decimals: 1,
          lot_decimals: 8,
          lot_multiplier: 1,
          leverage_buy: [2, 3],
          leverage_sell: [2, 3],
          fees: [[0, 0.4]],
          fees_maker: [[0, 0.25]],
          fee_volume_currency: "ZUSD",
          margin_call: 80,
          margin_stop: 40,
          ordermin: "0.00005",
          costmin: "0.5",
          tick_size: "0.1",
          status: "online",
        },
      },
    }),
    candles: (closes) =>
      json({
        error: [],
        result: {
          XXBTZUSD: daysOf(closes).map(([at, close]) => [
            at,
            String(close - 1),
            String(close + 2),
            String(close - 3),
            String(close),
            String(close),
            "12.5",
            40,
          ]),
          last: FIRST_DAY_SECONDS,
        },
      }),
    empty: json({ error: [], result: { XXBTZUSD: [], last: 0 } }),
  },
};

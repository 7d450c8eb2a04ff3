/** A fill as the desk publishes it: about 200 bytes of JSON, durable. */
export const aFill = (number) => ({
  name: "order.filled",
  payload: {
    orderId: `paper-3f9c2a71-o${number}`,
    fill: {
      orderId: `paper-3f9c2a71-o${number}`,
      symbol: "SPX",
      side: number % 2 === 0 ? "buy" : "sell",
      quantity: 36,
      price: 2_743.15 + number,
      fee: 4.94,
      tsMs: 1_546_300_800_000,
      reason: "fast crossed above slow",
    },
  },
});

/** A bar's close as the feed publishes it: streamed. */
export const aPrice = (number) => ({
  name: "market.data.updated",
  payload: {
    symbol: "SPX",
    price: 2_743.15 + (number % 100),
    tsEventMs: 1_546_300_800_000,
    source: "replay of SPX 1d",
    isSynthetic: false,
  },
});

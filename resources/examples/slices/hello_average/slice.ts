import { defineSlice } from "gpt-trader";

/** The smallest useful slice: the mean close of the first symbol over its last bars. */
export const slice = defineSlice(
  {
    id: "hello_average",
    version: "1.0.0",
    title: "Hello, average",
    description: "The mean close of the first symbol over its last bars.",
    methods: {
      average_close: {
        title: "Average close",
        input: {
          bars: { type: "bars" },
          lastBars: {
            type: "number",
            title: "Bars to average",
            unit: "bars",
            minimum: 1,
            maximum: 100_000,
            default: 20,
          },
        },
        output: {
          averageClose: { type: "number", title: "Average close", unit: "price" },
          barsUsed: { type: "number", title: "Bars used", unit: "bars" },
        },
      },
    },
  },
  {
    average_close({ bars, lastBars }, context) {
      const closes = bars[0].close.slice(-lastBars);
      const sum = closes.reduce((total, close) => total + close, 0);
      context.progress(1, `${closes.length} bars`);
      return { averageClose: sum / closes.length, barsUsed: closes.length };
    },
  },
);

import { LONG_SYMBOL, SHORT_SYMBOL, timeOpening, timeSwitch, withCharts } from "../support/chart-window.mjs";

/** To and fro between a symbol of 1,000,000 bars (smoke: 20,000) and one of 20,000, both looked at before. */
export default {
  name: "ui.chart_switch_ms",
  unit: "ms",
  run({ smoke }) {
    return withCharts(smoke ? 20_000 : 1_000_000, async ({ window }) => {
      const samples = [];
      await timeOpening(window);
      await timeSwitch(window, SHORT_SYMBOL);
      for (let index = 0; index < (smoke ? 1 : 10); index += 1)
        for (const symbol of [LONG_SYMBOL, SHORT_SYMBOL]) samples.push(await timeSwitch(window, symbol));
      return samples;
    });
  },
};

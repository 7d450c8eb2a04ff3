import {
  LONG_SYMBOL,
  sampleFrames,
  SHORT_SYMBOL,
  timeOpening,
  timeSwitch,
  withCharts,
} from "../support/chart-window.mjs";

/**
 * A symbol of 1,000,000 bars (smoke: 20,000) that this process has not read yet, from its choice in a chart that shows another one to the frame
 * after the first that has its bars.
 */
export default {
  name: "ui.chart_first_paint_ms",
  unit: "ms",
  async run({ smoke }) {
    const samples = [];
    const measure = async ({ window }) => {
      await timeOpening(window, SHORT_SYMBOL);
      // Until the panels beside it have come to rest.
      await sampleFrames(window, 90);
      return timeSwitch(window, LONG_SYMBOL);
    };
    for (let index = 0; index < (smoke ? 1 : 7); index += 1)
      samples.push(await withCharts(smoke ? 20_000 : 1_000_000, measure, SHORT_SYMBOL));
    return samples;
  },
};

import { timeOpening, withCharts } from "../support/chart-window.mjs";

/**
 * A workspace that was not shown yet, with a watchlist, a paper desk and a chart of 1,000,000 bars (smoke: 20,000) that were not read yet, from
 * the press on it to the frame after the first in which the chart has its bars.
 */
export default {
  name: "ui.workspace_open_ms",
  unit: "ms",
  async run({ smoke }) {
    const samples = [];
    for (let index = 0; index < (smoke ? 1 : 5); index += 1)
      samples.push(await withCharts(smoke ? 20_000 : 1_000_000, ({ window }) => timeOpening(window)));
    return samples;
  },
};

import { timeOpening, withCharts } from "../support/chart-window.mjs";

/** A chart of 1,000,000 bars (smoke: 20,000) that this process has not read yet, from the press on its workspace to the frame after its first. */
export default {
  name: "ui.chart_first_paint_ms",
  unit: "ms",
  async run({ smoke }) {
    const samples = [];
    for (let index = 0; index < (smoke ? 1 : 5); index += 1)
      samples.push(await withCharts(smoke ? 20_000 : 1_000_000, ({ window }) => timeOpening(window)));
    return samples;
  },
};

import { measureCharts } from "../support/chart-window.mjs";

/** Script a frame, p95, with 10 live charts of a symbol of 1,000,000 bars (smoke: 20,000), 30 bars a second each. */
export default {
  name: "ui.chart_script_ms.ten",
  unit: "ms",
  run: ({ smoke }) => measureCharts(10, smoke),
};

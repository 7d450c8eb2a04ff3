import { measureHour } from "../support/chart-window.mjs";

/** Growth of main's and the window's memory while 10 charts of 1,000,000 bars take an hour's ticks, 2 a second each, played fast (smoke: 300). */
export default {
  name: "ui.memory_hour_mb",
  unit: "MB",
  run: ({ smoke }) => measureHour(smoke),
};

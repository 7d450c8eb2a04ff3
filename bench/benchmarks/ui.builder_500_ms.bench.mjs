import { measureBuilder } from "../support/builder-window.mjs";

/** Script a frame, p95, while a canvas of 500 steps (smoke: 66) is dragged. */
export default {
  name: "ui.builder_500_ms",
  unit: "ms",
  run: ({ smoke }) => measureBuilder(smoke ? 66 : 500, smoke),
};

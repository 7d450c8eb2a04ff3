import { measureTable } from "../support/table-window.mjs";

/** Script a frame, p95, while a table of 10,000 rows in the window is given more of them 20 times a second. */
export default {
  name: "ui.table_script_ms",
  unit: "ms",
  run: ({ smoke }) => measureTable(smoke),
};

import { withApp } from "../harness/app.mjs";

/** From the launch of the built app to a window whose Run button is there. */
export default {
  name: "app.start_ms",
  unit: "ms",
  async run({ smoke }) {
    const samples = [];
    for (let index = 0; index < (smoke ? 1 : 6); index += 1)
      samples.push(await withApp(({ startMs }) => startMs));
    return smoke ? samples : samples.slice(1);
  },
};

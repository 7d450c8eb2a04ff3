import { setTimeout as sleep } from "node:timers/promises";
import { withApp } from "../harness/app.mjs";
import { familyMemoryMb } from "../harness/memory.mjs";

const SETTLE_MS = 5_000;

/** The memory of all the app's processes when nobody has touched it for five seconds. */
export default {
  name: "app.idle_mb",
  unit: "MB",
  async run({ smoke }) {
    const samples = [];
    for (let index = 0; index < (smoke ? 1 : 3); index += 1) {
      samples.push(
        await withApp(async ({ app }) => {
          await sleep(SETTLE_MS);
          return familyMemoryMb(app.process().pid);
        }),
      );
    }
    return samples;
  },
};

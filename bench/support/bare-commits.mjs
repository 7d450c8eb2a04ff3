import { openBareLog } from "./bare-log.mjs";
import { makeFolder } from "./folder.mjs";
import { aFill } from "./publications.mjs";

/** Commits one by one on the disk of the checkout, with nothing around them; times groups of them in milliseconds. */
export function openBareCommits() {
  const log = openBareLog(makeFolder());
  return {
    timeMs(commits) {
      const startedMs = performance.now();
      for (let number = 0; number < commits; number += 1) log.append([aFill(number)]);
      return performance.now() - startedMs;
    },
    close: () => log.close(),
  };
}

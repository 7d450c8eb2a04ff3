// `npm run bench [-- NAME] [--json] [--smoke]`: prepares what is missing, then measures under Node 24.
import { prepare } from "../scripts/bootstrap/bootstrap.mjs";
import { forgetDeadDisplay } from "../scripts/bootstrap/display.mjs";
import { runScript } from "../scripts/bootstrap/failure.mjs";
import { inCheckout } from "../scripts/bootstrap/paths.mjs";
import { runNode24 } from "../scripts/bootstrap/processes.mjs";
import { v8Flags } from "../scripts/bootstrap/v8-flags.mjs";

/** Benchmarks may collect garbage between samples, so the second start of this script allows it. */
const isSecondStart = () => globalThis.gc !== undefined && process.versions.node.startsWith("24.");

async function startAgain(args) {
  await prepare();
  await forgetDeadDisplay();
  const { code } = await runNode24([v8Flags, "--expose-gc", inCheckout("bench", "run.mjs"), ...args], {
    show: true,
  });
  return code;
}

await runScript(async () => {
  const args = process.argv.slice(2);
  if (!isSecondStart()) return startAgain(args);
  const { runBenchmarks } = await import("./harness/main.mjs");
  return runBenchmarks(args);
});

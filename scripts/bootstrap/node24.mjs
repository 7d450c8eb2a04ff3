import { Failure } from "./failure.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";
import { node24 } from "./paths.mjs";
import { run, runNpm } from "./processes.mjs";
import { withProgress } from "./progress.mjs";

/** The version the `node` package's executable reports, or undefined when it does not run. */
async function node24Version() {
  const { code, output } = await run(node24, ["--version"]);
  return code === 0 && output.startsWith("v24.") ? output.trim().slice(1) : undefined;
}

/** Makes sure of Node 24, also where npm was told not to run the install scripts of packages. */
export async function ensureNode24() {
  if (await node24Version()) return;
  const { code, output } = await withProgress("fetching Node 24", () =>
    runNpm(["rebuild", "node", "--ignore-scripts=false", "--foreground-scripts"]),
  );
  if (code !== 0) throw explainNpmFailure(output, "npm rebuild node");
  if (await node24Version()) return;
  throw new Failure(
    "Node 24 is not in node_modules: the install script of the package `node` did not run",
    "run `npm install-scripts approve node`, then `npm rebuild node`, then the same command again",
  );
}

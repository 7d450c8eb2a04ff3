import { inCheckout, node24 } from "./paths.mjs";
import { runInForeground } from "./foreground.mjs";
import { v8Flags } from "./v8-flags.mjs";

const followLauncher = inCheckout("scripts", "bootstrap", "follow-launcher.cjs");

/** Runs the built command line under Node 24 and gives its exit code. */
export function runCommandLine(args) {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return runInForeground(
    node24,
    [v8Flags, "--require", followLauncher, inCheckout("out", "main", "cli.cjs"), ...args],
    { env, follow: true },
  );
}

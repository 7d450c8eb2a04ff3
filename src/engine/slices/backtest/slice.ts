import { defineSlice } from "#engine/base/define-slice.ts";
import type { SliceCaller } from "#engine/base/parallel.ts";
import { compare } from "./compare.ts";
import { costStudy } from "./cost-study.ts";
import { execute } from "./execute.ts";
import { backtestManifest } from "./manifest.ts";
import { monteCarlo } from "./monte-carlo.ts";
import { simulatePaths } from "./simulate-paths.ts";
import { validateLookahead } from "./validate-lookahead.ts";

export function createBacktest(ports: { readonly caller: SliceCaller }) {
  return defineSlice(backtestManifest, {
    execute,
    validate_lookahead: validateLookahead,
    compare,
    monte_carlo: (input, context) => monteCarlo(input, context, ports.caller),
    simulate_paths: simulatePaths,
    cost_study: costStudy,
  });
}

import { defineSlice } from "#engine/base/define-slice.ts";
import { compare } from "./compare.ts";
import { execute } from "./execute.ts";
import { backtestManifest } from "./manifest.ts";
import { validateLookahead } from "./validate-lookahead.ts";

export function createBacktest() {
  return defineSlice(backtestManifest, { execute, validate_lookahead: validateLookahead, compare });
}

import { prepare } from "../bootstrap.mjs";
import { isPrepared } from "../quick-check.mjs";

/** Once before the tests: the command lines that they start find everything made, and print nothing of that. */
export async function setup() {
  if (!isPrepared()) await prepare();
}

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GOLDEN_CASES } from "./golden-cases.ts";
import type { Observed } from "./observe-golden.ts";

const FILE = fileURLToPath(new URL("../fixtures/golden-workflows.json", import.meta.url));

export function readGolden(): Readonly<Record<string, Observed>> {
  return existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, "utf8")) as Readonly<Record<string, Observed>>)
    : {};
}

/** Writes what was observed over what was golden; a case that was not run stays as it was. */
export function writeGolden(observed: Readonly<Record<string, Observed>>): void {
  const all = { ...readGolden(), ...observed };
  const kept = GOLDEN_CASES.flatMap(({ name }) =>
    all[name] === undefined ? [] : [[name, all[name]] as const],
  );
  writeFileSync(FILE, `${JSON.stringify(Object.fromEntries(kept), undefined, 2)}\n`);
}

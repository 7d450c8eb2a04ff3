import { writeFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { parseBarsCsv } from "#engine/calc/bars/parse-bars-csv.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { loadConfig } from "#main/config/config.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { CONFIG_DEFAULTS } from "#shared/config/config.ts";
import { expect } from "vitest";
import { dailyCsv } from "../a-market.ts";
import { mutatedText } from "./hostile-text.ts";
import { FUZZ_SEED, survive } from "./outcome.ts";

/** Price files: each gives a series or problems that name their line. */
export function fuzzPriceFiles(runs: number): void {
  const options = {
    symbol: "ACME",
    timeframe: "1d" as const,
    provenance: { provider: "csv", isSynthetic: false, origin: "prices.csv", caveats: [] },
    hash: sha256,
  };
  fc.assert(
    fc.property(mutatedText([dailyCsv(12), dailyCsv(3).replaceAll(",", ";")]), (text) => {
      const parsed = parseBarsCsv(text, options);
      expect(parsed.ok || parsed.error.length > 0).toBe(true);
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
}

const SETTINGS = [
  Object.entries(CONFIG_DEFAULTS)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}`)
    .join("\n"),
  "run:\n  feeBps: 2 # a comment\n  seed: 7\nlog:\n  level: info\nuserCode:\n  allowed: []\n",
  JSON.stringify({ run: { feeBps: 2 }, "paper.barIntervalMs": 5 }),
];

/** Settings files of a workspace, and what a person sets in them afterwards. */
export function fuzzSettings(runs: number): void {
  const directory = aDirectory();
  const file = fc.constantFrom("config.yaml", "window-settings.json");
  fc.assert(
    fc.property(file, mutatedText(SETTINGS), (name, text) => {
      writeFileSync(join(directory, "config.yaml"), "");
      writeFileSync(join(directory, "window-settings.json"), "");
      writeFileSync(join(directory, name), text);
      survive(() => {
        const config = loadConfig({ directory, environment: {}, overrides: [] });
        config.set("run.seed", "7", name === "config.yaml" ? "file" : "window");
        config.list();
      });
    }),
    { numRuns: runs, seed: FUZZ_SEED },
  );
}

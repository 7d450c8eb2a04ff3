import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import type { ChartSetup } from "#shared/model/chart-setup.ts";
import type { Drawing } from "#shared/model/drawing.ts";
import { epochMs } from "#shared/model/time.ts";
import { openChartFile } from "./chart-file.ts";

const setup: ChartSetup = {
  source: { symbol: "SPX", timeframe: "1d" },
  style: "hollow",
  scale: "log",
  hasVolume: true,
  hasRegimes: false,
  hasQuality: true,
  indicators: ["sma(20)"],
  compared: [],
};
const level: Drawing = { id: "one", kind: "level", points: [{ tsMs: epochMs(5), price: 100 }] };

function rethrow(thrown: unknown): void {
  throw thrown;
}

describe("openChartFile", () => {
  it("keeps setups, sets and drawings for who opens the workspace next", () => {
    const folder = aDirectory();
    const first = openChartFile(folder, rethrow);
    first["chart:save-setup"]({ chart: "main", setup });
    first["chart:save-drawings"]({ symbol: "spx", drawings: [level] });
    first["chart:save-set"]({ name: "b", indicators: ["rsi(14)"] });
    first["chart:save-set"]({ name: "a", indicators: ["sma(20)", "sma(50)"] });
    const next = openChartFile(folder, rethrow);
    expect([
      next["chart:get-setup"]({ chart: "main" }),
      next["chart:get-setup"]({ chart: "toString" }),
      next["chart:get-drawings"]({ symbol: "SPX" }),
      next["chart:list-sets"](undefined),
      next["chart:save-set"]({ name: "b", indicators: [] }),
    ]).toEqual([
      setup,
      undefined,
      [level],
      [
        { name: "a", indicators: ["sma(20)", "sma(50)"] },
        { name: "b", indicators: ["rsi(14)"] },
      ],
      [{ name: "a", indicators: ["sma(20)", "sma(50)"] }],
    ]);
  });

  it("keeps a file that it cannot read aside and says so", () => {
    const folder = aDirectory();
    const path = join(folder, "charts.json");
    writeFileSync(path, '{"setups": 7}');
    const reported: unknown[] = [];
    const file = openChartFile(folder, (thrown) => reported.push(thrown));
    expect(file["chart:get-drawings"]({ symbol: "SPX" })).toEqual([]);
    expect(reported).toMatchObject([{ code: "chart.file-unreadable" }]);
    expect(readFileSync(`${path}.unreadable`, "utf8")).toBe('{"setups": 7}');
  });
});

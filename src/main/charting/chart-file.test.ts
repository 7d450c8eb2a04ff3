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
  it("keeps setups, sets and drawings for who opens the workspace next", async () => {
    const folder = aDirectory();
    const first = openChartFile(folder, rethrow);
    await first["chart:save-setup"]({ chart: "main", setup });
    await first["chart:save-drawings"]({ symbol: "spx", drawings: [level] });
    await first["chart:save-set"]({ name: "b", indicators: ["rsi(14)"] });
    await first["chart:save-set"]({ name: "a", indicators: ["sma(20)", "sma(50)"] });
    const next = openChartFile(folder, rethrow);
    expect([
      await next["chart:get-setup"]({ chart: "main" }),
      await next["chart:get-setup"]({ chart: "toString" }),
      await next["chart:get-drawings"]({ symbol: "SPX" }),
      await next["chart:list-sets"](undefined),
      await next["chart:save-set"]({ name: "b", indicators: [] }),
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

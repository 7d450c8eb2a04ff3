import { describe, expect, it } from "vitest";
import { aWorkbench } from "./testing/a-workbench.ts";
import { TRADING_SLICES } from "./testing/trading-slices.ts";

const TRADE = `name: trade
inputs:
  symbols: { type: symbols, default: [SPX] }
  limit: { type: number }
steps:
  - fetch_data: { slice: data, method: get_historical }
  - ask: { wait: { approval: Go? } }
  - detect_regime: { slice: market_regime, method: detect, with: { window: "\${inputs.limit}" } }
  - run_backtest: { slice: backtest, method: execute, with: { bars: "\${steps.fetch_data.bars}", quantity: "\${1 + 1}" } }
  - part: { workflow: inner, with: { symbols: [FB] } }
`;
const INNER = "name: inner\nsteps: [{ fetch_data: { slice: data, method: get_historical } }]";

describe("a dry run", () => {
  it("says what each step would get and change, and calls nothing", async () => {
    const slices = { ...TRADING_SLICES, market_regime: { ...TRADING_SLICES["market_regime"]! } };
    const { engine, published } = aWorkbench({ slices, files: { trade: TRADE, inner: INNER } });
    const { steps, mode } = await engine.orchestrator.dryRun("trade", { limit: 5 });
    const lines = steps.map(({ step, effect, fields }) => [
      step,
      effect,
      ...fields.map(({ name, from }) => `${name} <- ${from}`),
    ]);
    expect([mode, lines]).toEqual([
      "backtest",
      [
        ["fetch_data", undefined, 'symbols <- ["SPX"] (input symbols)', 'timeframe <- "1d" (default)'],
        ["ask", "asks a person"],
        ["detect_regime", undefined, "bars <- steps.fetch_data.bars", "window <- 5 (input limit)"],
        [
          "run_backtest",
          undefined,
          "bars <- steps.fetch_data.bars",
          "regimes <- steps.detect_regime.regimes",
          "quantity <- an expression",
        ],
        ["part", undefined, 'timeframe <- "1d" (default)', 'symbols <- ["FB"]'],
        ["part.fetch_data", undefined, 'timeframe <- "1d" (default)'],
      ],
    ]);
    expect(published).toEqual([]);
  });

  it("throws what a start would throw", async () => {
    const { engine } = aWorkbench({ slices: TRADING_SLICES, files: { trade: TRADE, inner: INNER } });
    await expect(engine.orchestrator.dryRun("trade", { limit: "many" })).rejects.toMatchObject({
      code: "workflow.input-invalid",
    });
    await expect(engine.orchestrator.dryRun("trad", {})).rejects.toMatchObject({ code: "workflow.unknown" });
  });
});

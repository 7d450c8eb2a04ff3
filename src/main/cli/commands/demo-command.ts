import { join } from "node:path";
import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { executeRun } from "../execute-run.ts";

/** Bars of the demo's paper session: enough to see orders, quick enough to wait for. */
const PAPER_BARS = 300;
/** Quick enough to wait for, slow enough to read along. */
const BAR_INTERVAL_MS = 30;

export function addDemoCommand(program: Command, context: CommandContext): void {
  program
    .command("demo")
    .description("a backtest on real prices, then a paper session with its orders scrolling by")
    .addHelpText("after", "\nExamples:\n  gpt-trader demo")
    .action(async () => {
      const { terminal } = context;
      terminal.print("1. simple_backtest on the S&P 500, 2010 to 2019, real prices\n");
      const backtest = await executeRun(
        context,
        {
          workflow: "simple_backtest",
          mode: "backtest",
          inputs: { symbols: ["SPX"], from: "2010-01-01", to: "2019-12-31" },
          isJson: false,
        },
        async (backend, { runId }) => {
          const { workspace } = await backend.invoke("app:get-info", undefined);
          const { fileName, content } = await backend.invoke("run:get-report", { runId, format: "html" });
          const path = join(workspace, fileName);
          terminal.writeFile(path, content);
          terminal.print(`\nreport: ${path}`);
        },
      );
      if (backtest !== 0) {
        context.finish(backtest);
        return;
      }
      terminal.print("\n2. a paper session of momentum on generated prices\n");
      const paper = await executeRun(context, {
        workflow: "paper_trading",
        mode: "paper",
        inputs: {
          symbols: ["AAPL", "MSFT"],
          strategy: "momentum",
          maximumBars: PAPER_BARS,
          barIntervalMs: BAR_INTERVAL_MS,
        },
        isJson: false,
      });
      if (paper === 0) terminal.print("\nits runs:        gpt-trader runs list\nopen the window: npm start");
      context.finish(paper);
    });
}

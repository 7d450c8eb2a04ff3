import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { describeStatus } from "../describe-status.ts";
import { explainMeasures } from "../describe-metrics.ts";
import { printDocument } from "../print-document.ts";

export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command("status")
    .description(
      "show the workspace: owner, sessions, health, measurements and last runs; never becomes its owner",
    )
    .option("--explain", "tell what each measurement means, how it is computed and when to worry")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader status\n  gpt-trader status --explain\n  gpt-trader status --json",
    )
    .action(async (flags: { readonly json?: boolean; readonly explain?: boolean }) => {
      context.finish(
        await context.withReader(async (reader) => {
          const [snapshot, metrics] = [await reader.read(), await reader.readMetrics()];
          if (flags.json === true) {
            const { runs, paper, health, safeMode } = snapshot;
            printDocument(context.terminal, "status", {
              workspace: reader.workspace,
              owner: reader.owner?.info,
              runs,
              paper,
              health,
              safeMode,
              metrics,
            });
          } else {
            context.terminal.print(describeStatus(reader, snapshot, metrics));
            if (flags.explain === true) context.terminal.print(`\n${explainMeasures()}`);
          }
          return 0;
        }),
      );
    });
}

import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { describeStatus } from "../describe-status.ts";
import { explainMeasures } from "../describe-metrics.ts";
import { type JsonFlag, printReading } from "../print-answer.ts";

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
    .action((flags: JsonFlag & { readonly explain?: boolean }) =>
      printReading(context, flags, {
        ask: async (reader) => ({
          reader,
          snapshot: await reader.read(),
          metrics: await reader.readMetrics(),
        }),
        document: ({ reader, snapshot: { runs, paper, health, safeMode }, metrics }) => [
          "status",
          {
            workspace: reader.workspace,
            owner: reader.owner?.info,
            runs,
            paper,
            health,
            safeMode,
            metrics,
          },
        ],
        lines: ({ reader, snapshot, metrics }) => [
          describeStatus(reader, snapshot, metrics),
          ...(flags.explain === true ? [`\n${explainMeasures()}`] : []),
        ],
      }),
    );
}

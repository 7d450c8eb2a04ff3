import type { Command } from "commander";
import type { CommandContext } from "../command-context.ts";
import { describeStatus } from "../describe-status.ts";
import { type JsonFlag, printReading } from "../print-answer.ts";

export function addStatusCommand(program: Command, context: CommandContext): void {
  program
    .command("status")
    .description(
      "show the workspace: owner, sessions, health, measurements and last runs; never becomes its owner",
    )
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader status\n  gpt-trader status --json")
    .action((flags: JsonFlag) =>
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
        lines: ({ reader, snapshot, metrics }) => [describeStatus(reader, snapshot, metrics)],
      }),
    );
}

import type { Command } from "commander";
import type { CompactionReport } from "#shared/ipc/channels/log-channels.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable } from "../format-table.ts";
import { parseNumber } from "../parse-inputs.ts";
import { printDocument } from "../print-document.ts";

interface CompactFlags {
  readonly olderThan: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

export function addLogCommand(program: Command, context: CommandContext): void {
  program
    .command("log")
    .description("the logs of events")
    .command("compact")
    .description(
      "take old prices and progress out of the logs; orders, fills, steps and all other events stay",
    )
    .option("--older-than <days>", "of sessions that were closed and runs that ended so many days ago", "90")
    .option("--dry-run", "only count them")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader log compact --dry-run\n  gpt-trader log compact --older-than 365",
    )
    .action(async (flags: CompactFlags) => {
      const olderThanDays = checkDays(parseNumber("--older-than", flags.olderThan));
      context.finish(
        await context.withBackend(async (backend) => {
          const { terminal } = context;
          const isDryRun = flags.dryRun === true;
          const logs = await backend.invoke("log:compact", { olderThanDays, isDryRun });
          if (flags.json === true) printDocument(terminal, "compaction", { isDryRun, olderThanDays, logs });
          else terminal.print(compactionTable(logs, isDryRun));
          return 0;
        }),
      );
    });
}

/** A hundred years. */
const MAXIMUM_DAYS = 36_500;

function checkDays(days: number): number {
  if (days >= 0 && days <= MAXIMUM_DAYS) return days;
  throw userError({
    code: "command.bad-days",
    message: `--older-than must be from 0 to ${MAXIMUM_DAYS} days, was ${days}`,
    field: "--older-than",
    value: String(days),
    remedy: "give a number of days, such as --older-than 365",
  });
}

function compactionTable(logs: readonly CompactionReport[], isDryRun: boolean): string {
  return formatTable(
    [
      { title: "log", align: "left" },
      { title: "sessions", align: "right" },
      { title: "runs", align: "right" },
      { title: isDryRun ? "events that would go" : "events taken out", align: "right" },
      { title: "left whole", align: "right" },
    ],
    logs.map(({ log, sessions, runs, rows, kept }) => [
      log,
      String(sessions),
      String(runs),
      String(rows),
      String(kept),
    ]),
  );
}

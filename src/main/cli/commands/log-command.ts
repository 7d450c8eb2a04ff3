import type { Command } from "commander";
import type { CompactionReport } from "#shared/ipc/channels/log-channels.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { parseNumber } from "../parse-inputs.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";

interface CompactFlags extends JsonFlag {
  readonly olderThan: string;
  readonly dryRun?: boolean;
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
    .action((flags: CompactFlags) => {
      const olderThanDays = checkDays(parseNumber("--older-than", flags.olderThan));
      const isDryRun = flags.dryRun === true;
      return printAnswer(context, flags, {
        ask: (backend) => backend.invoke("log:compact", { olderThanDays, isDryRun }),
        document: (logs) => ["compaction", { isDryRun, olderThanDays, logs }],
        lines: (logs) => [compactionTable(logs, isDryRun)],
      });
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
      "log",
      right("sessions"),
      right("runs"),
      right(isDryRun ? "events that would go" : "events taken out"),
      right("left whole"),
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

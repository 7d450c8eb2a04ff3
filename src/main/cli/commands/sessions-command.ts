import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import type { DayView } from "#shared/ipc/channels/paper-channels.ts";
import type { SessionSummary, SessionView } from "#shared/ipc/channels/session-channels.ts";
import { formatIsoTime, parseIsoDate, type IsoDate } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { formatMoney } from "../format-number.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printReading } from "../print-answer.ts";
import { describeSession } from "../print-session.ts";
import { addSessionFileCommands } from "./session-file-commands.ts";

export function addSessionsCommand(program: Command, context: CommandContext): void {
  const sessions = program
    .command("sessions")
    .description("paper sessions: how they stand, on any of their days");
  sessions
    .command("list")
    .description("list sessions, newest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader sessions list\n  gpt-trader sessions list --json")
    .action((flags: JsonFlag) =>
      printReading(context, flags, {
        ask: (reader) => reader.sessions.list(),
        document: (summaries) => ["sessions", { sessions: summaries }],
        lines: (summaries) => [summaries.length === 0 ? "no sessions yet" : sessionTable(summaries)],
      }),
    );
  sessions
    .command("show")
    .description("show a session's positions, equity and profit of its day")
    .argument("<of>", "its id, last, or a trading day (YYYY-MM-DD): the newest session that traded on it")
    .option("--date <day>", "as it was at the end of this trading day")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nThe ids are in gpt-trader sessions list")
    .action((of: string, flags: JsonFlag & { readonly date?: string }) => {
      const date = flags.date === undefined ? {} : { date: checkDay(flags.date) };
      return printReading(context, flags, {
        ask: (reader) => reader.sessions.get({ of, ...date }),
        document: (session) => ["session", { session }],
        lines: (session) => [describe(session)],
      });
    });
  addSessionFileCommands(sessions, context);
}

function checkDay(text: string): IsoDate {
  if (parseIsoDate(text) !== undefined) return text;
  throw userError({
    code: "command.not-a-day",
    message: `--date must be a day, was ${text}`,
    field: "--date",
    value: text,
    remedy: "write it as --date 2026-01-31",
  });
}

function describe(session: SessionView): string {
  const { day, firstDate, orders, closeReason, haltReason, status } = session;
  const working = orders.filter(({ state }) => state === "accepted" || state === "partial").length;
  return [
    ...describeSession(session),
    `  day      ${day === undefined ? "no price yet" : `${day.date}, profit ${formatMoney(day.profit)}; first day ${firstDate ?? ""}`}`,
    `  orders   ${orders.length} shown, ${working} working`,
    `  status   ${status}${closeReason === undefined ? "" : `: ${closeReason}`}${haltReason === undefined ? "" : `; halted: ${haltReason}`}`,
    `  state    ${session.stateHash}`,
  ].join("\n");
}

function sessionTable(sessions: readonly SessionSummary[]): string {
  return formatTable(
    [
      "id",
      "opened (UTC)",
      "status",
      "strategy",
      "symbols",
      "days",
      right("fills"),
      right("equity"),
      right("day's profit"),
    ],
    sessions.map((session) => [
      session.sessionId,
      formatIsoTime(session.tsStartedMs).slice(0, 19),
      session.status,
      session.strategy,
      `${session.symbols.join(", ")}${session.isSynthetic ? "  SYNTHETIC" : ""}`,
      daysOf(session),
      String(session.fillCount),
      formatMoney(session.equity),
      session.day === undefined ? "" : formatMoney(session.day.profit),
    ]),
  );
}

function daysOf({ firstDate, day }: { firstDate: IsoDate | undefined; day?: DayView }): string {
  if (firstDate === undefined || day === undefined) return "none";
  return firstDate === day.date ? firstDate : `${firstDate} to ${day.date}`;
}

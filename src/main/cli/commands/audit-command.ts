import type { Command } from "commander";
import type { AuditEntry, AuditQuery, LogVerdict } from "#shared/ipc/channels/audit-channels.ts";
import { DAY_MS, formatIsoTime } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { parseLimit, parseName } from "../parse-inputs.ts";
import { parseTime } from "../parse-time.ts";
import { type JsonFlag, printReading } from "../print-answer.ts";
import type { WorkspaceReader } from "../workspace-reader.ts";

interface SearchFlags extends JsonFlag {
  readonly symbol?: string;
  readonly order?: string;
  readonly run?: string;
  readonly session?: string;
  readonly name?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit?: string;
}

const MAXIMUM_TRAIL = 10_000;

export function addAuditCommand(program: Command, context: CommandContext): void {
  const audit = program
    .command("audit")
    .description("the audit trail: what happened, why, and that nobody changed it");
  addVerify(audit, context);
  addSearch(audit, context);
  addWhy(audit, context);
}

function addVerify(audit: Command, context: CommandContext): void {
  audit
    .command("verify")
    .description("check the hash chain of every log; 1 when a row is not as it was written")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader audit verify\n  gpt-trader audit verify --json")
    .action((flags: JsonFlag) =>
      printReading(context, flags, {
        async ask({ audit: logs }) {
          const verdicts = await logs.verify();
          const isWhole = verdicts.every(({ broken }) => broken === undefined);
          return { isWhole, logs: verdicts, exitCode: isWhole ? 0 : 1 } as const;
        },
        document: (verdict) => ["verdict", verdict],
        lines: ({ logs }) => (logs.length === 0 ? ["there is no log yet"] : logs.map(verdictLine)),
        exitCode: ({ exitCode }) => exitCode,
      }),
    );
}

function addSearch(audit: Command, context: CommandContext): void {
  audit
    .command("search")
    .description("show what happened, oldest first, one line an event")
    .option("--symbol <symbol>", "events that name this symbol")
    .option("--order <id>", "events of one order")
    .option("--run <id>", "events of one run")
    .option("--session <id>", "events of one session")
    .option("--name <pattern>", "an event's name, or a pattern such as order.*")
    .option("--from <time>", "recorded on this day (YYYY-MM-DD) or at this time (ISO 8601, UTC), or later")
    .option("--to <time>", "recorded until the end of this day, or before this time")
    .option("--limit <count>", "the newest so many", "100")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader audit search --name workflow.*\n  gpt-trader audit search --symbol SPX --limit 20",
    )
    .action((flags: SearchFlags) => {
      const query = queryOf(flags);
      return printTrail(context, flags, ({ audit: logs }) => logs.search(query));
    });
}

function addWhy(audit: Command, context: CommandContext): void {
  audit
    .command("why")
    .description("show how an order or a fill came to be: its run, bar, signal, order and fills")
    .argument("<of>", "an order's id, or the seq of one of its events")
    .option("--log <name>", "the log that the seq is of: research, paper or live", "paper")
    .option("--json", "print one JSON document")
    .action((of: string, flags: JsonFlag & { readonly log: string }) =>
      printTrail(context, flags, ({ audit: logs }) => logs.explain({ of, log: flags.log })),
    );
}

function printTrail(
  context: CommandContext,
  flags: JsonFlag,
  ask: (reader: WorkspaceReader) => Promise<readonly AuditEntry[]>,
): Promise<void> {
  return printReading(context, flags, {
    ask,
    document: (trail) => ["trail", { events: trail }],
    lines: (trail) => (trail.length === 0 ? ["nothing was recorded that fits"] : trail.map(trailLine)),
  });
}

function verdictLine({ log, rows, head, broken, compacted }: LogVerdict): string {
  if (broken === undefined) {
    const end = head === undefined || head.seq === 0 ? "" : `, ends in seq ${head.seq} ${head.hash}`;
    const without =
      compacted === undefined
        ? ""
        : `, without ${compacted.rows} that were compacted between seq ${compacted.firstSeq} and ${compacted.lastSeq}`;
    return `${log.padEnd(8)}  whole   ${rows} events${end}${without}`;
  }
  const at = broken.seq === undefined ? "" : `seq ${broken.seq}: `;
  return `${log.padEnd(8)}  BROKEN  ${at}${broken.what}`;
}

/** Who caused it stands at the end: the run or command it belongs to, and its direct parent where there is one. */
function trailLine({ log, text, event }: AuditEntry): string {
  const { seq, name, tsInitMs, correlationId, causationId } = event;
  const origin = causationId === undefined ? correlationId : `${correlationId} < ${causationId}`;
  return `${formatIsoTime(tsInitMs)}  ${log} ${seq}  ${name}  ${text}  [${origin}]`;
}

function queryOf(flags: SearchFlags): AuditQuery {
  const { symbol, order, run, session, name, from, to } = flags;
  return {
    ...(symbol === undefined ? {} : { symbol: parseName("--symbol", symbol) }),
    ...(order === undefined ? {} : { orderId: parseName("--order", order) }),
    ...(run === undefined ? {} : { runId: parseName("--run", run) }),
    ...(session === undefined ? {} : { sessionId: parseName("--session", session) }),
    ...(name === undefined ? {} : { name: parseName("--name", name) }),
    ...(from === undefined ? {} : { fromMs: parseTime("--from", from, 0) }),
    ...(to === undefined ? {} : { toMs: parseTime("--to", to, DAY_MS) }),
    limit: parseLimit(flags.limit ?? "100", MAXIMUM_TRAIL),
  };
}

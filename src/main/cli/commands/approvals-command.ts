import type { Command } from "commander";
import type { OpenApproval } from "#shared/ipc/channels/approval-channels.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable } from "../format-table.ts";
import { type JsonFlag, printAnswer } from "../print-answer.ts";

interface DecideFlags extends JsonFlag {
  readonly comment?: string;
  readonly by?: string;
}

export function addApprovalsCommand(program: Command, context: CommandContext): void {
  const approvals = program.command("approvals").description("questions of runs that wait for a person");
  approvals
    .command("list")
    .description("list the questions without an answer, oldest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader approvals list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("approval:list", undefined),
        document: (open) => ["approvals", { approvals: open }],
        lines: (open) => [open.length === 0 ? "no run waits for a person" : approvalTable(open)],
      }),
    );
  addDecision(approvals, context, { name: "approve", decision: "approved", what: "let the run go on" });
  addDecision(approvals, context, {
    name: "reject",
    decision: "rejected",
    what: "refuse; the run fails unless its step says on_reject: continue",
  });
}

interface Decision {
  readonly name: string;
  readonly decision: "approved" | "rejected";
  readonly what: string;
}

function addDecision(approvals: Command, context: CommandContext, { name, decision, what }: Decision): void {
  approvals
    .command(name)
    .description(what)
    .argument("<approval>", "its id")
    .option("--comment <text>", "kept with the decision", "")
    .option("--by <name>", "who decides; by default the name of your account")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nThe ids are in gpt-trader approvals list")
    .action((approval: string, { comment = "", by, ...flags }: DecideFlags) =>
      printAnswer(context, flags, {
        ask: (backend) =>
          backend.invoke("approval:decide", {
            approval,
            decision,
            comment,
            ...(by === undefined ? {} : { by }),
          }),
        document: (decided) => ["approval", { approval: decided }],
        lines: (decided) => [`${approval} ${decided.status} by ${decided.by ?? ""}`],
      }),
    );
}

function approvalTable(open: readonly OpenApproval[]): string {
  return formatTable(
    ["approval", "workflow", "asked (UTC)", "until (UTC)", "who", "question"],
    open.map(({ approval, workflow, tsAskedMs, tsDeadlineMs, who, text }) => [
      approval,
      workflow,
      formatIsoTime(tsAskedMs).slice(0, 19),
      tsDeadlineMs === undefined ? "" : formatIsoTime(epochMs(tsDeadlineMs)).slice(0, 19),
      who.length === 0 ? "anybody" : who.join(" "),
      text,
    ]),
  );
}

import type { Command } from "commander";
import type { OpenApproval } from "#shared/ipc/channels/approval-channels.ts";
import { epochMs, formatIsoTime } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable } from "../format-table.ts";
import { printDocument } from "../print-document.ts";

interface DecideFlags {
  readonly comment?: string;
  readonly by?: string;
  readonly json?: boolean;
}

export function addApprovalsCommand(program: Command, context: CommandContext): void {
  const approvals = program.command("approvals").description("questions of runs that wait for a person");
  approvals
    .command("list")
    .description("list the questions without an answer, oldest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader approvals list")
    .action(async (flags: { readonly json?: boolean }) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const open = await backend.invoke("approval:list", undefined);
          if (flags.json === true) printDocument(context.terminal, "approvals", { approvals: open });
          else context.terminal.print(open.length === 0 ? "no run waits for a person" : approvalTable(open));
          return 0;
        }),
      );
    });
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
    .action(async (approval: string, { comment = "", by, json }: DecideFlags) => {
      context.finish(
        await context.withBackend(async (backend) => {
          const who = by === undefined ? {} : { by };
          const decided = await backend.invoke("approval:decide", { approval, decision, comment, ...who });
          if (json === true) printDocument(context.terminal, "approval", { approval: decided });
          else context.terminal.print(`${approval} ${decided.status} by ${decided.by ?? ""}`);
          return 0;
        }),
      );
    });
}

function approvalTable(open: readonly OpenApproval[]): string {
  return formatTable(
    [
      { title: "approval", align: "left" },
      { title: "workflow", align: "left" },
      { title: "asked (UTC)", align: "left" },
      { title: "until (UTC)", align: "left" },
      { title: "who", align: "left" },
      { title: "question", align: "left" },
    ],
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

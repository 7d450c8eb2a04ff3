import type { Command } from "commander";
import type { VersionDiff, VersionView } from "#shared/ipc/channels/version-channels.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { describeLines } from "../describe-lines.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printAnswer, printDone } from "../print-answer.ts";

const NAMED = "its number, present, or the start of its hash";

/** What became of the text of a workflow, and the way back. */
export function addVersionCommands(workflows: Command, context: CommandContext): void {
  addVersions(workflows, context);
  addDiff(workflows, context);
  addRestore(workflows, context);
}

function addVersions(workflows: Command, context: CommandContext): void {
  workflows
    .command("versions")
    .description("list the texts of a workflow that this workspace has seen, newest first")
    .argument("<workflow>", "its name")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader workflows versions simple_backtest")
    .action((workflow: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("version:list", { workflow }),
        document: (versions) => ["versions", { versions }],
        lines: (versions) => [versionTable(versions)],
      }),
    );
}

function addDiff(workflows: Command, context: CommandContext): void {
  workflows
    .command("diff")
    .description("show the lines in which two versions of a workflow differ")
    .argument("<workflow>", "its name")
    .argument("<from>", `a version: ${NAMED}`)
    .argument("<to>", `another version: ${NAMED}`)
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader workflows diff simple_backtest 1 present")
    .action((workflow: string, from: string, to: string, flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("version:diff", { workflow, from, to }),
        document: (diff) => ["diff", { ...diff }],
        lines: describeDiff,
      }),
    );
}

function addRestore(workflows: Command, context: CommandContext): void {
  workflows
    .command("restore")
    .description("write a version of a workflow into the workflows of your workspace")
    .argument("<workflow>", "its name")
    .argument("<version>", NAMED)
    .option("--as <name>", "under another name; one that ships with the program needs it")
    .addHelpText("after", "\nExamples:\n  gpt-trader workflows restore simple_backtest 1 --as my_backtest")
    .action((workflow: string, version: string, { as }: { readonly as?: string }) =>
      printDone(context, async (backend) => {
        const named = as === undefined ? {} : { as };
        const restored = await backend.invoke("version:restore", { workflow, version, ...named });
        const { workflow: name, number } = restored.version;
        return `${name} is version ${number} of its texts now, in ${restored.path}`;
      }),
    );
}

function versionTable(versions: readonly VersionView[]): string {
  return formatTable(
    [right("version"), "", "first seen (UTC)", "in", "hash"],
    versions.map(({ number, isPresent, tsSeenMs, origin, hash }) => [
      String(number),
      isPresent ? "present" : "",
      formatIsoTime(tsSeenMs).slice(0, 19),
      origin,
      hash,
    ]),
  );
}

function describeDiff({ from, to, lines }: VersionDiff): readonly string[] {
  if (lines.every(({ kind }) => kind === "same")) {
    return [`version ${from.number} and version ${to.number} of ${from.workflow} are the same`];
  }
  return [
    `- version ${from.number} of ${from.workflow}`,
    `+ version ${to.number}`,
    "",
    ...describeLines(lines),
  ];
}

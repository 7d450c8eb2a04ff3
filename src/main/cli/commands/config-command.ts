import type { Command } from "commander";
import type { ConfigEntry } from "#shared/ipc/channels/config-channels.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable } from "../format-table.ts";
import { type JsonFlag, printAnswer, printDone } from "../print-answer.ts";

export function addConfigCommand(program: Command, context: CommandContext): void {
  const config = program.command("config").description("settings, and where each value comes from");
  config
    .command("list")
    .description("list all settings with value and source")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader config list")
    .action((flags: JsonFlag) =>
      printAnswer(context, flags, {
        ask: (backend) => backend.invoke("config:list", undefined),
        document: (entries) => ["config", { entries }],
        lines: (entries) => [entryTable(entries)],
      }),
    );
  config
    .command("get")
    .description("show one setting")
    .argument("<key>", "its key, such as run.feeBps")
    .addHelpText("after", "\nExamples:\n  gpt-trader config get run.feeBps")
    .action((key: string) =>
      printDone(context, async (backend) => entryLine(await backend.invoke("config:get", { key }))),
    );
  config
    .command("set")
    .description("set one setting in the workspace's configuration file")
    .argument("<key>", "its key, such as run.feeBps")
    .argument("<value>", "its value")
    .addHelpText("after", "\nExamples:\n  gpt-trader config set run.feeBps 2")
    .action((key: string, value: string) =>
      printDone(context, async (backend) => entryLine(await backend.invoke("config:set", { key, value }))),
    );
}

const entryLine = (entry: ConfigEntry): string =>
  `${entry.key} = ${JSON.stringify(entry.value)}  (${entry.source})`;

function entryTable(entries: readonly ConfigEntry[]): string {
  return formatTable(
    ["key", "value", "source", "meaning"],
    entries.map((entry) => [entry.key, JSON.stringify(entry.value), entry.source, entry.title]),
  );
}

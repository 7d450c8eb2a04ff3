import type { Command } from "commander";
import type { BackupReason, BackupView } from "#shared/ipc/channels/backup-channels.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printReading } from "../print-answer.ts";

export function addBackupCommand(program: Command, context: CommandContext): void {
  const backup = program.command("backup").description("copies of the workspace's logs, bars and settings");
  backup
    .command("create")
    .description("make a checked copy, also while a window works in the workspace")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader backup create")
    .action((flags: JsonFlag) =>
      printReading(context, flags, {
        ask: ({ backups }) => backups.create(),
        document: (made) => ["backup", { backup: made }],
        lines: (made) => [`backed up to ${made.name} (${sizeOf(made.files)})`],
      }),
    );
  backup
    .command("list")
    .description("list the copies, newest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader backup list")
    .action((flags: JsonFlag) =>
      printReading(context, flags, {
        ask: ({ backups }) => backups.list(),
        document: (found) => ["backups", { backups: found }],
        lines: (found) => [
          found.length === 0 ? "no backups yet: gpt-trader backup create" : backupTable(found),
        ],
      }),
    );
  backup
    .command("restore")
    .description("put a copy in the place of what is there, which is kept in the folder replaced")
    .argument("<backup>", "its name, or latest")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader backup restore latest")
    .action((name: string, flags: JsonFlag) =>
      printReading(context, flags, {
        ask: ({ backups }) => backups.restore(name),
        document: (restored) => ["restored", { ...restored }],
        lines: (restored) => [`restored ${restored.backup.name}; what was there is in ${restored.keptIn}`],
      }),
    );
}

const WHY: Readonly<Record<BackupReason, string>> = {
  asked: "asked for",
  schedule: "schedule",
  update: "before an update",
};

function backupTable(backups: readonly BackupView[]): string {
  return formatTable(
    ["backup", "why", right("size"), "files, or what is wrong"],
    backups.map(({ name, reason, files, problem }) => [
      name,
      reason === undefined ? "—" : WHY[reason],
      sizeOf(files),
      problem ?? files.map((file) => file.name).join(", "),
    ]),
  );
}

function sizeOf(files: BackupView["files"]): string {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return `${(bytes / 1_000_000).toFixed(1)} MB`;
}

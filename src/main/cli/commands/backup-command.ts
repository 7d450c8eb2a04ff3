import type { Command } from "commander";
import type { BackupReason, BackupView } from "#shared/ipc/channels/backup-channels.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable } from "../format-table.ts";
import { printDocument } from "../print-document.ts";

interface JsonFlag {
  readonly json?: boolean;
}

export function addBackupCommand(program: Command, context: CommandContext): void {
  const backup = program.command("backup").description("copies of the workspace's logs, bars and settings");
  backup
    .command("create")
    .description("make a checked copy, also while a window works in the workspace")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader backup create")
    .action(async (flags: JsonFlag) => {
      context.finish(
        await context.withReader(async ({ backups }) => {
          const made = await backups.create();
          if (flags.json === true) printDocument(context.terminal, "backup", { backup: made });
          else context.terminal.print(`backed up to ${made.name} (${sizeOf(made.files)})`);
          return 0;
        }),
      );
    });
  backup
    .command("list")
    .description("list the copies, newest first")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader backup list")
    .action(async (flags: JsonFlag) => {
      context.finish(
        await context.withReader(async ({ backups }) => {
          const found = backups.list();
          await Promise.resolve();
          if (flags.json === true) printDocument(context.terminal, "backups", { backups: found });
          else if (found.length === 0) context.terminal.print("no backups yet: gpt-trader backup create");
          else context.terminal.print(backupTable(found));
          return 0;
        }),
      );
    });
  backup
    .command("restore")
    .description("put a copy in the place of what is there, which is kept in the folder replaced")
    .argument("<backup>", "its name, or latest")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader backup restore latest")
    .action(async (name: string, flags: JsonFlag) => {
      context.finish(
        await context.withReader(async ({ backups }) => {
          const restored = await backups.restore(name);
          if (flags.json === true) printDocument(context.terminal, "restored", { ...restored });
          else
            context.terminal.print(
              `restored ${restored.backup.name}; what was there is in ${restored.keptIn}`,
            );
          return 0;
        }),
      );
    });
}

const WHY: Readonly<Record<BackupReason, string>> = {
  asked: "asked for",
  schedule: "schedule",
  update: "before an update",
};

function backupTable(backups: readonly BackupView[]): string {
  return formatTable(
    [
      { title: "backup", align: "left" },
      { title: "why", align: "left" },
      { title: "size", align: "right" },
      { title: "files, or what is wrong", align: "left" },
    ],
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

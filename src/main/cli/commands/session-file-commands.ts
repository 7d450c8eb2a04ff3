import type { Command } from "commander";
import type { ImportedSession } from "#main/session-file/imported-sessions.ts";
import type { SessionFile } from "#main/session-file/read-session-file.ts";
import { formatIsoTime, epochMs } from "#shared/model/time.ts";
import type { CommandContext } from "../command-context.ts";
import { formatTable, right } from "../format-table.ts";
import { type JsonFlag, printReading } from "../print-answer.ts";

/** A session as one file: to keep it, to give it away, to look at one of another workspace. */
export function addSessionFileCommands(sessions: Command, context: CommandContext): void {
  addExport(sessions, context);
  addVerify(sessions, context);
  addImport(sessions, context);
  addImported(sessions, context);
}

function addExport(sessions: Command, context: CommandContext): void {
  sessions
    .command("export")
    .description("write a session with all its events into one file that can be checked")
    .argument("<session>", "its id, or last")
    .requiredOption("--to <file>", "the file to write")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader sessions export last --to session.gtsession")
    .action((id: string, flags: JsonFlag & { readonly to: string }) =>
      printReading(context, flags, {
        ask: ({ sessionFiles }) => sessionFiles.export(id, flags.to),
        document: ({ sessionId, manifest }) => ["session-file", { file: flags.to, sessionId, manifest }],
        lines: ({ sessionId, manifest }) => [
          `exported ${sessionId} to ${flags.to}: ${manifest.events} events, state ${manifest.stateHash}`,
        ],
      }),
    );
}

function addVerify(sessions: Command, context: CommandContext): void {
  sessions
    .command("verify")
    .description("check every event, artifact and byte of a session file; 2 when it is not as it was written")
    .argument("<file>", "a file of sessions export")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader sessions verify session.gtsession")
    .action((file: string, flags: JsonFlag) =>
      printReading(context, flags, {
        ask: ({ sessionFiles }) => sessionFiles.verify(file),
        document: (session) => ["session-file", { file, ...documentOf(session) }],
        lines: (session) => [
          `whole: session ${session.header.sessionId}, ${session.manifest.events} events, ${session.manifest.artifacts} artifacts, state ${session.manifest.stateHash}`,
        ],
      }),
    );
}

function addImport(sessions: Command, context: CommandContext): void {
  sessions
    .command("import")
    .description("keep a checked copy of a session file in the workspace, apart from its own sessions")
    .argument("<file>", "a file of sessions export")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader sessions import session.gtsession")
    .action((source: string, flags: JsonFlag) =>
      printReading(context, flags, {
        ask: ({ sessionFiles }) => sessionFiles.import(source),
        document: ({ file, session, isNew }) => [
          "session-file",
          {
            file,
            isNew,
            ...(session === undefined ? {} : documentOf(session)),
          },
        ],
        lines: ({ file, session, isNew }) => [
          `${isNew ? "imported" : "was imported before:"} ${session?.header.sessionId ?? ""} as ${file}`,
        ],
      }),
    );
}

function addImported(sessions: Command, context: CommandContext): void {
  sessions
    .command("imported")
    .description("list the sessions that came from other workspaces; each file is checked anew")
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nExamples:\n  gpt-trader sessions imported")
    .action((flags: JsonFlag) =>
      printReading(context, flags, {
        ask: ({ sessionFiles }) => sessionFiles.listImported(),
        document: (imported) => [
          "session-files",
          {
            sessions: imported.map(({ file, session, error }) => ({
              file,
              error,
              ...(session === undefined ? {} : documentOf(session)),
            })),
          },
        ],
        lines: (imported) => [imported.length === 0 ? "no session was imported" : importedTable(imported)],
        exitCode: (imported) => (imported.every(({ error }) => error === undefined) ? 0 : 1),
      }),
    );
}

function documentOf({ header, session, manifest, bytes }: SessionFile): Readonly<Record<string, unknown>> {
  return { sessionId: header.sessionId, log: header.log, mode: session.mode, bytes, manifest };
}

function importedTable(imported: readonly ImportedSession[]): string {
  return formatTable(
    ["imported session", "mode", "opened", right("events"), "file"],
    imported.map(({ file, session, error }) =>
      session === undefined
        ? ["DAMAGED", "", "", "", `${file}: ${error?.message ?? ""}`]
        : [
            session.header.sessionId,
            session.session.mode,
            formatIsoTime(epochMs(session.session.ts_opened_ms)),
            String(session.manifest.events),
            file,
          ],
    ),
  );
}

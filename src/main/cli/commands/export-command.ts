import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import type { ReportSource } from "#shared/ipc/channels/report-channels.ts";
import { EXPORT_FORMATS, isDrawn, type ExportFormat } from "#shared/model/export-format.ts";
import type { CommandContext } from "../command-context.ts";
import { findRun } from "../find-run.ts";
import { printDocument } from "../print-document.ts";

interface Flags {
  readonly format: string;
  readonly output?: string;
  readonly json?: boolean;
}

type Backend = Parameters<typeof findRun>[0];

export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command("export")
    .description("write the report of a run, of a paper session, or of two runs side by side to a file")
    .argument("<of>", "a run's id or last; a paper session's id, or session for the newest one")
    .argument("[beside]", "another run's id or last, to compare the first with")
    .option(
      "--format <format>",
      `${EXPORT_FORMATS.join(", ")} (csv: the trades; pdf and png need a display)`,
      "html",
    )
    .option("--output <file>", "where to; by default the report's own name in this folder")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader export last --format html\n  gpt-trader export last --format figures --output figures.csv\n  gpt-trader export last last --format html",
    )
    .action(async (of: string, beside: string | undefined, flags: Flags) => {
      const format = parseFormat(flags.format);
      context.finish(
        await context.withBackend(async (backend) => {
          const source = await findSource(backend, of, beside);
          const { title, fileName, content } = await backend.invoke("report:get", { source, format });
          const path = flags.output ?? fileName;
          const file = isDrawn(format) ? await context.drawReport(content, format) : content;
          context.terminal.writeFile(path, file);
          if (flags.json === true) printDocument(context.terminal, "export", { title, format, path });
          else context.terminal.print(path);
          return 0;
        }),
      );
    });
}

/** Two are runs to compare. One is a session when it is called so, or has the id of one. */
async function findSource(backend: Backend, of: string, beside: string | undefined): Promise<ReportSource> {
  if (beside !== undefined) {
    const [left, right] = [await findRun(backend, of), await findRun(backend, beside)];
    return { kind: "comparison", left: left.runId, right: right.runId };
  }
  if (of === "session") return { kind: "session", of: "last" };
  const sessions = await backend.invoke("session:list", undefined);
  if (sessions.some(({ sessionId }) => sessionId === of)) return { kind: "session", of };
  return { kind: "run", runId: (await findRun(backend, of)).runId };
}

function parseFormat(text: string): ExportFormat {
  const format = EXPORT_FORMATS.find((candidate) => candidate === text);
  if (format !== undefined) return format;
  throw userError({
    code: "command.unknown-format",
    message: `format must be one of ${EXPORT_FORMATS.join(", ")}, was ${text}`,
    field: "format",
    value: text,
    remedy: "use --format html",
  });
}

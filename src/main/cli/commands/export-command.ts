import type { Command } from "commander";
import { userError } from "#shared/errors/app-error.ts";
import { EXPORT_FORMATS, type ExportFormat } from "#shared/model/export-format.ts";
import type { CommandContext } from "../command-context.ts";
import { findRun } from "../find-run.ts";

interface Flags {
  readonly format: string;
  readonly output?: string;
}

/** A PDF is printed by the window's renderer, so the command line has the other three. */
const FORMATS: readonly ExportFormat[] = EXPORT_FORMATS.filter((format) => format !== "pdf");

export function addExportCommand(program: Command, context: CommandContext): void {
  program
    .command("export")
    .description("write the report of a run to a file (PDF: from the window)")
    .argument("<run>", "the run's id, or last")
    .option("--format <format>", FORMATS.join(", "), "html")
    .option("--output <file>", "where to; by default the report's own name in this folder")
    .addHelpText(
      "after",
      "\nExamples:\n  gpt-trader export last --format html\n  gpt-trader export last --format csv --output trades.csv",
    )
    .action(async (id: string, flags: Flags) => {
      const format = parseFormat(flags.format);
      context.finish(
        await context.withBackend(async (backend) => {
          const run = await findRun(backend, id);
          const { fileName, content } = await backend.invoke("run:get-report", { runId: run.runId, format });
          const path = flags.output ?? fileName;
          context.terminal.writeFile(path, content);
          context.terminal.print(path);
          return 0;
        }),
      );
    });
}

function parseFormat(text: string): ExportFormat {
  const format = FORMATS.find((candidate) => candidate === text);
  if (format !== undefined) return format;
  throw userError({
    code: "command.unknown-format",
    message: `format must be one of ${FORMATS.join(", ")}, was ${text}`,
    field: "format",
    value: text,
    remedy: text === "pdf" ? "export PDF from the window, or use --format html" : "use --format html",
  });
}

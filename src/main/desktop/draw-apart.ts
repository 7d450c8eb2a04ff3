import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { text } from "node:stream/consumers";
import { userError } from "#shared/errors/app-error.ts";
import type { DrawnFormat } from "#shared/model/export-format.ts";

interface Cause {
  readonly message: string;
  readonly remedy: string;
}

/**
 * Draws a report for a program that has no window: `script` opens one, out of sight, and closes it. Rejects with what to do
 * where none can be opened.
 */
export async function drawApart(html: string, format: DrawnFormat, script: string): Promise<Uint8Array> {
  const folder = mkdtempSync(path.join(tmpdir(), "gpt-trader-report-"));
  try {
    writeFileSync(path.join(folder, "report.html"), html, { mode: 0o600 });
    const child = spawn(process.execPath, [script, folder, format], { stdio: ["ignore", "pipe", "ignore"] });
    const [said, [code]] = await Promise.all([
      text(child.stdout),
      once(child, "exit") as Promise<[number | null]>,
    ]);
    if (code !== 0) throw cannotDraw(format, said);
    return readFileSync(path.join(folder, `report.${format}`));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cannotDraw(format: DrawnFormat, said: string): Error {
  const { message, remedy } = readCause(said);
  return userError({ code: "export.cannot-draw", message, field: "format", value: format, remedy });
}

/** What the script says; one that was ended says nothing. */
function readCause(said: string): Cause {
  if (said !== "") return JSON.parse(said) as Cause;
  return { message: "the drawing of the report was ended", remedy: "try again, or use --format html" };
}

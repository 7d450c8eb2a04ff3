import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { drawApart } from "./draw-apart.ts";

function aScript(source: string): string {
  const script = join(aDirectory(), "draw.mjs");
  writeFileSync(script, source);
  return script;
}

describe("drawApart", () => {
  it("answers what the script made of the report", async () => {
    const script = aScript(`
      import { readFileSync, writeFileSync } from "node:fs";
      const [folder, format] = process.argv.slice(2);
      writeFileSync(folder + "/report." + format, format + " of " + readFileSync(folder + "/report.html", "utf8"));`);
    expect(Buffer.from(await drawApart("<p>1", "png", script)).toString()).toBe("png of <p>1");
  });

  it.each([
    {
      what: "says why it cannot",
      source: `process.stdout.write('{"message":"no window: no display","remedy":"use a display"}'); process.exitCode = 1;`,
      told: { message: "no window: no display", remedy: "use a display", field: "format", value: "pdf" },
    },
    {
      what: "was ended",
      source: `process.kill(process.pid, "SIGKILL");`,
      told: { message: "the drawing of the report was ended", remedy: "try again, or use --format html" },
    },
  ])("rejects with the remedy of a script that $what", async ({ source, told }) => {
    await expect(drawApart("", "pdf", aScript(source))).rejects.toMatchObject({
      kind: "user",
      code: "export.cannot-draw",
      ...told,
    });
  });
});

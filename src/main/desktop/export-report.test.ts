import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { runId } from "#shared/model/ids.ts";
import { safeFileName } from "./export-path.ts";
import { exportReport } from "./export-report.ts";
import type { ExportPorts } from "./export-report.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "export-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function somePorts(ports: Partial<ExportPorts> = {}): ExportPorts {
  return {
    getReport: ({ format }) => ({
      title: "a run",
      fileName: `run-1.${format}`,
      content: `report as ${format}`,
    }),
    choosePath: (fileName) => Promise.resolve(path.join(folder, `chosen-${fileName}`)),
    draw: (html, format) => Promise.resolve(new TextEncoder().encode(`${format} of ${html}`)),
    exportFolder: undefined,
    ...ports,
  };
}

const source = { kind: "run", runId: runId("run-1") } as const;

describe("exportReport", () => {
  it.each(["html", "json", "csv"] as const)("writes %s as the engine gave it", async (format) => {
    const saved = await exportReport({ source, format }, somePorts());
    expect([saved?.path, readFileSync(saved?.path ?? "", "utf8")]).toEqual([
      path.join(folder, `chosen-run-1.${format}`),
      `report as ${format}`,
    ]);
  });

  it.each(["pdf", "png"] as const)("draws the HTML for %s", async (format) => {
    const saved = await exportReport({ source, format }, somePorts());
    expect(readFileSync(saved?.path ?? "", "utf8")).toBe(`${format} of report as ${format}`);
  });

  it("saves figures as a CSV file", async () => {
    const saved = await exportReport({ source, format: "figures" }, somePorts());
    expect(saved?.path).toBe(path.join(folder, "chosen-run-1.csv"));
  });

  it("asks nobody when a folder is set", async () => {
    const asked = (): Promise<never> => Promise.reject(new Error("asked"));
    const ports = somePorts({ exportFolder: folder, choosePath: asked });
    expect(await exportReport({ source, format: "csv" }, ports)).toEqual({
      path: path.join(folder, "run-1.csv"),
    });
  });

  it("writes nothing when the person cancels", async () => {
    const ports = somePorts({ choosePath: () => Promise.resolve(undefined) });
    expect(await exportReport({ source, format: "html" }, ports)).toBeUndefined();
    expect(readdirSync(folder)).toEqual([]);
  });

  it("says what to do when the file cannot be written, and leaves nothing behind", async () => {
    const ports = somePorts({ exportFolder: path.join(folder, "missing") });
    await expect(exportReport({ source, format: "html" }, ports)).rejects.toMatchObject({
      code: "export.cannot-write",
      field: "path",
    });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe("safeFileName", () => {
  it.each([
    ["simple_backtest-run-1.html", "html", "simple_backtest-run-1.html"],
    ["../../etc/passwd", "csv", "passwd.csv"],
    [String.raw`C:\temp\report.html`, "pdf", "report.pdf"],
    ["a b:c*.json", "json", "a-b-c-.json"],
    [".html", "html", "html.html"],
    ["…", "html", "report.html"],
  ])("makes %s as %s into %s", (proposed, format, expected) => {
    expect(safeFileName(proposed, format)).toBe(expected);
  });
});

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { writeEndlessGrid } from "./testing/in-workspace.ts";
import { runCommand, startCommand } from "./testing/start-command.ts";

const MANUAL = new URL("../../../docs/command-line.md", import.meta.url);

function documentedCodes(): readonly number[] {
  const [, section = ""] = readFileSync(MANUAL, "utf8").split("## Exit codes");
  return [...section.matchAll(/^\| (\d+) \|/gm)].map(([, code]) => Number(code));
}

/** One way to each exit code, in a workspace of its own. */
const WAYS: Readonly<Record<number, (workspace: readonly string[], folder: string) => Promise<number>>> = {
  0: async (workspace) => (await runCommand([...workspace, "data", "list"])).code,
  1: async (workspace, folder) => {
    const owner = startCommand([...workspace, "run", "--mode", "paper", "--symbols", "AAPL"]);
    await owner.says("started");
    const client = startCommand([...workspace, ...writeEndlessGrid(folder)]);
    await client.says("✓ fetch_data");
    owner.kill();
    return (await client.ended).code;
  },
  2: async (workspace) => (await runCommand([...workspace, "run", "--symbols", "NOPE"])).code,
  3: async (workspace) =>
    (await runCommand([...workspace, "run", "--mode", "live", "--symbols", "SPX"])).code,
  130: async (workspace, folder) => {
    const grid = startCommand([...workspace, ...writeEndlessGrid(folder)]);
    await grid.says("✓ fetch_data");
    grid.interrupt();
    return (await grid.ended).code;
  },
};

it("documents each exit code", () => {
  expect(documentedCodes()).toEqual(Object.keys(WAYS).map(Number));
});

it.each(documentedCodes())("ends with exit code %i as documented", async (code) => {
  const folder = join(aDirectory(), "workspace");
  expect(await WAYS[code]?.(["--workspace", folder], folder)).toBe(code);
});

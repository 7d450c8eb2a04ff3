import { statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { inWorkspace, PAPER } from "./testing/in-workspace.ts";

const ROWS = 360_000;
const FRAME_BYTES = 32 * 1024 * 1024;
const PRICE = "100.0000000000000000";

/** A file of one-minute bars that is larger than one frame of the socket. */
function aLargeFile(): string {
  const start = Date.UTC(2020, 0, 1);
  const rows = Array.from({ length: ROWS }, (_, minute) => {
    const time = new Date(start + minute * 60_000).toISOString().replace(".000Z", "Z");
    return `${time},${PRICE},${PRICE},${PRICE},${PRICE},1000`;
  });
  const file = join(aDirectory(), "large.csv");
  writeFileSync(file, ["date,open,high,low,close,volume", ...rows, ""].join("\n"));
  return file;
}

it("imports a file larger than a frame beside a process that owns the workspace", async () => {
  const { start, run, status } = inWorkspace();
  const file = aLargeFile();
  expect(statSync(file).size).toBeGreaterThan(FRAME_BYTES);
  const session = start(PAPER);
  await session.says("order");
  const words = ["data", "import", file, "--symbol", "LARGE", "--timeframe", "1m", "--allow-gaps", "--json"];
  const { code, out, err } = await run(words);
  expect([code, err]).toEqual([0, ""]);
  expect(JSON.parse(out)).toMatchObject({ series: { symbol: "LARGE", bars: ROWS } });
  expect((await status()).paper).toMatchObject([{ status: "running" }]);
  session.interrupt();
  expect((await session.ended).code).toBe(0);
});

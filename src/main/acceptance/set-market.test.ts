import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { dailyCsv } from "./testing/a-market.ts";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

it("sets the market of imported bars, judges them by it, and puts that on record", async () => {
  const app = await openAnApp();
  const call = (words: string) => callCommandLine(app, words.split(" "));
  const file = join(aDirectory(), "EURUSD.csv");
  writeFileSync(file, dailyCsv(60));
  expect((await call(`data import ${file}`)).code).toBe(0);
  const hash = JSON.parse((await call("data show EURUSD --json")).out).info.dataHash;
  // What is held back is a setting; it takes hold of what was judged before, too.
  await call("config set data.quarantineBelow 0.6");
  const { out } = await call("data set-market eurusd crypto");
  expect(out).toMatch(
    /^EURUSD 1d from csv: the market is crypto, was us_equity; \d+ missing by its calendar, score 0\.\d+, quarantined\n$/,
  );
  expect(JSON.parse((await call("data coverage EURUSD --json")).out).coverage.market).toBe("crypto");
  expect(JSON.parse((await call("data show EURUSD --json")).out).info.dataHash).toBe(hash);
  expect((await call("run --strategy sma_cross --symbols EURUSD")).err).toContain("DATA.QUARANTINED");
  expect((await call("audit search --symbol EURUSD")).out).toMatch(/series\.market\.changed.*crypto/);

  await call("config set data.quarantineBelow 0.1");
  const quality = JSON.parse((await call("data quality EURUSD --json")).out).quality;
  expect([quality.quarantineBelow, quality.state]).toEqual([0.1, "trusted"]);
  expect((await call("config set data.quarantineBelow 2")).code).toBe(2);
  expect((await call("data set-market SPX forex")).code).toBe(2);
  expect((await call("data set-market EURUSD moon")).code).toBe(2);
});

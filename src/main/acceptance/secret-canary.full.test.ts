import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { dailyCsv } from "./testing/a-market.ts";
import { startCommand, type Ended } from "./testing/start-command.ts";

/** As a broker's secret may look: mixed, with characters that encodings change. */
const SENTINEL = "SENTINEL9+canary/4f7a=Zq&x";

/** The sentinel as it is and as programs tend to write it; base64 by what no neighbour changes, at each offset. */
function formsOf(secret: string): readonly Buffer[] {
  const hex = Buffer.from(secret).toString("hex");
  const base64 = [0, 1, 2].map((offset) =>
    Buffer.concat([Buffer.alloc(offset), Buffer.from(secret)])
      .toString("base64")
      .slice(4, -4),
  );
  const texts = [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    hex,
    hex.toUpperCase(),
  ];
  return [...texts, ...base64].map((text) => Buffer.from(text));
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

it("keeps a secret out of the workspace, logs, exports and all that is printed, in every usual form", async () => {
  const directory = aDirectory();
  const workspace = join(directory, "workspace");
  const environment = {
    GPT_TRADER_WORKSPACE: workspace,
    BROKER_API_KEY: SENTINEL,
    BROKER_SECRET: SENTINEL,
    ALPACA_TOKEN: SENTINEL,
    GPT_TRADER_PAPER_BAR_INTERVAL_MS: "1",
  };
  writeFileSync(join(directory, "prices.csv"), dailyCsv(300));
  const printed: string[] = [];
  const run = async (
    words: readonly string[],
    more: Readonly<Record<string, string>> = {},
  ): Promise<Ended> => {
    const ended = await startCommand(words, { directory, environment: { ...environment, ...more } }).ended;
    printed.push(ended.out, ended.err);
    return ended;
  };
  const succeeds = async (words: string): Promise<void> =>
    expect(await run(words.split(" "))).toMatchObject({ code: 0 });

  await succeeds("data import prices.csv --symbol ACME");
  await succeeds(
    "run --mode paper --strategy momentum --symbols SPX --input maximumBars=30 --set log.level=debug",
  );
  await succeeds("run --symbols SPX --from 2018-01-01 --set log.level=debug");
  // A secret where it does not belong is refused, and not repeated.
  for (const words of [
    ["config", "set", "run.seed", SENTINEL],
    ["config", "set", "broker.apiKey", SENTINEL],
    ["run", "--set", `broker.secret=${SENTINEL}`, "--symbols", "SPX"],
    ["run", "--set", `run.seed=${SENTINEL}`, "--symbols", "SPX"],
  ])
    expect((await run(words)).code).toBe(2);
  expect((await run(["status"], { GPT_TRADER_RUN_SEED: SENTINEL })).code).toBe(0);
  expect((await run(["run", "--symbols", "SPX"], { GPT_TRADER_RUN_SEED: SENTINEL })).code).toBe(2);
  await succeeds("export last --format html --output report.html");
  await succeeds("export last --format json --output report.json");
  await succeeds("sessions export last --to session.gtsession");
  await succeeds("backup create");
  await succeeds("audit verify");

  const forms = formsOf(SENTINEL);
  const files = filesUnder(directory);
  expect(files.length).toBeGreaterThan(12);
  const texts = [
    ...files.map((file) => [file, readFileSync(file)] as const),
    ["printed", Buffer.from(printed.join("\n"))] as const,
  ];
  const found = texts.flatMap(([where, bytes]) =>
    forms.filter((form) => bytes.includes(form)).map((form) => `${where}: ${form.toString()}`),
  );
  expect(found).toEqual([]);
});

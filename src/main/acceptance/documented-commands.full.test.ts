import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { json, startWireServer } from "#main/providers/testing/wire-server.ts";
import { weekdays, yahooAnswer } from "#main/providers/testing/yahoo-answer.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { dailyCsv } from "./testing/a-market.ts";
import { listHelpExamples, listManualCommands, type Documented } from "./testing/documented-commands.ts";
import { startCommand, type Ended } from "./testing/start-command.ts";

/** A folder as a person has it who follows the manual: a file of prices, and a workspace with a run in it. */
function aPerson(providerOrigin: string) {
  const directory = aDirectory();
  writeFileSync(join(directory, "prices.csv"), dailyCsv(600));
  writeFileSync(join(directory, "actions.csv"), "date,kind,value\n2015-06-01,dividend,0.5\n");
  const environment = {
    GPT_TRADER_WORKSPACE: join(directory, "workspace"),
    GPT_TRADER_PAPER_BAR_INTERVAL_MS: "1",
    GPT_TRADER_PROVIDER_ORIGIN: providerOrigin,
  };
  return (words: readonly string[]): Promise<Ended> => {
    const command = startCommand(words, { directory, environment });
    // A paper session goes on until it is ended by Ctrl+C.
    if (words.includes("paper"))
      command.says("  fill   ").then(
        () => command.interrupt(),
        () => undefined,
      );
    return command.ended;
  };
}

it("runs every example of every --help, and every command of the README and the manual", async () => {
  const [examples, commands] = [listHelpExamples(), listManualCommands()];
  expect(examples.length).toBeGreaterThanOrEqual(17);
  expect(new Set(commands.map(({ where }) => where)).size).toBeGreaterThanOrEqual(3);

  const provider = await startWireServer(json(yahooAnswer({ timestamps: weekdays(300) })));
  const run = aPerson(provider.origin);
  for (const setUp of [
    "data import prices.csv --symbol ACME",
    "run --symbols SPX --from 2015-01-01",
    "run --mode paper --strategy momentum --symbols SPX --input maximumBars=40",
    "sessions export last --to session.gtsession",
  ]) {
    expect(await run(setUp.split(" "))).toMatchObject({ code: 0 });
  }
  // All of them, so that one failure does not hide the next.
  const wrong: unknown[] = [];
  for (const { where, words } of withoutRepeats([...examples, ...commands])) {
    const { code, out, err } = await run(words);
    if (code !== 0 || /^error/m.test(err) || out === "") wrong.push([where, words.join(" "), code, err]);
  }
  expect(wrong).toEqual([]);
});

function withoutRepeats(commands: readonly Documented[]): readonly Documented[] {
  return [...new Map(commands.map((command) => [command.words.join(" "), command])).values()];
}

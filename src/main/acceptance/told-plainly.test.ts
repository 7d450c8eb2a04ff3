import { describe, expect, it } from "vitest";
import { callCommandLine } from "./testing/call-command-line.ts";
import { openAnApp } from "./testing/open-an-app.ts";

describe("the command line", () => {
  it("tells programs of a command line that it cannot read, too", async () => {
    const { code, out, err } = await callCommandLine(await openAnApp(), ["run", "--symbol", "SPX", "--json"]);
    expect([code, JSON.parse(out)]).toEqual([
      2,
      {
        version: 1,
        kind: "error",
        exitCode: 2,
        error: {
          kind: "user",
          code: "command.usage",
          message: expect.stringContaining("unknown option '--symbol'"),
          field: "arguments",
          value: "run --symbol SPX --json",
          remedy: expect.stringContaining("--help"),
        },
      },
    ]);
    expect(err.match(/unknown option/g)).toHaveLength(1);
  });

  it("says when orders were refused, and why", async () => {
    const words = "backtest --strategy sma_cross --symbols FB --quantity 100000".split(" ");
    const { code, out } = await callCommandLine(await openAnApp(), words);
    expect([code, out]).toEqual([
      0,
      expect.stringMatching(
        /refused {9}from 2012-\d\d-\d\d: buying 100000 FB .+ \(RISK\.INSUFFICIENT-CASH\)/,
      ),
    ]);
  });
});

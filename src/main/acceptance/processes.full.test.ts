import { describe, expect, it } from "vitest";
import { inWorkspace, PAPER, TEN_YEARS, writeEndlessGrid } from "./testing/in-workspace.ts";
import { parseRun } from "./testing/printed-run.ts";

/** The document without what may differ between equal runs. */
function withoutTimes(text: string): unknown {
  return JSON.parse(text, (key, value: unknown) =>
    ["runId", "startedAt", "durationMs"].includes(key) ? undefined : value,
  );
}

describe("the same run in two processes", () => {
  it("prints the same bytes apart from ids and times, and what the result is a function of", async () => {
    const answers = [];
    for (let count = 0; count < 2; count += 1)
      answers.push(await inWorkspace().run([...TEN_YEARS, "--json"]));
    const [first, second] = answers;
    expect(answers.map(({ code, err }) => [code, err])).toEqual([
      [0, ""],
      [0, ""],
    ]);
    const differing = /^\s*"(runId|startedAt|durationMs)": /;
    const lines = (text: string) => text.split("\n").filter((line) => !differing.test(line));
    expect(lines(first!.out)).toEqual(lines(second!.out));
    expect(withoutTimes(first!.out)).toEqual(withoutTimes(second!.out));

    const run = parseRun(first!.out);
    expect(run.steps.map(({ status }) => status)).toEqual(Array.from({ length: 7 }, () => "completed"));
    expect([run.status, run.exitCode, run.range, run.seed]).toEqual([
      "completed",
      0,
      { from: "2010-01-01", to: "2019-12-31" },
      1,
    ]);
    expect(run.trades.length).toBeGreaterThan(0);
    expect(run.statistics["trades"]).toBe(run.trades.length);
    expect([run.dataHash, run.orderListHash]).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
  });
});

describe("Ctrl+C", () => {
  it("ends a paper session cleanly, with a summary and exit code 0", async () => {
    const { start, status } = inWorkspace();
    const session = start(PAPER);
    await session.says("  fill   ");
    session.interrupt();
    const { code, out } = await session.ended;
    expect([code, out]).toEqual([0, expect.stringContaining("paper_trading completed")]);
    expect(out).toMatch(
      /paper session paper-\w+: momentum on AAPL, MSFT {2}SYNTHETIC\n {2}feed .+\n {2}bars {5}\d+ .*fills [1-9]/,
    );
    expect((await status()).runs).toMatchObject([{ workflow: "paper_trading", status: "completed" }]);
  });

  it("cancels a grid that has no end, with exit code 130", async () => {
    const { start, status, workspace } = inWorkspace();
    const grid = start(writeEndlessGrid(workspace));
    await grid.says("✓ fetch_data");
    grid.interrupt();
    const { code, out } = await grid.ended;
    expect([code, out]).toEqual([130, expect.stringContaining("endless_grid cancelled")]);
    expect((await status()).runs).toMatchObject([{ workflow: "endless_grid", status: "cancelled" }]);
  });

  it("ends monitor --real-time, which never became the owner", async () => {
    const { start, status } = inWorkspace();
    const session = start(PAPER);
    await session.says("order");
    const monitor = start(["monitor", "--real-time"]);
    await monitor.says("SYNTHETIC");
    const owner = (await status()).owner?.ownerPid;
    monitor.interrupt();
    expect((await monitor.ended).code).toBe(0);
    expect((await status()).owner?.ownerPid).toBe(owner);
    session.interrupt();
    expect((await session.ended).code).toBe(0);
  });
});

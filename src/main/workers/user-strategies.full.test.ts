import { expect, it, onTestFinished } from "vitest";
import { neverCancelled } from "#engine/base/cancellation.ts";
import { aBarSeries } from "#engine/testing/a-bar.ts";
import { createStrategyThreads } from "./strategy-threads.ts";

/** Long enough for code that ends, on a machine that does much else besides. */
const SILENCE_MS = 6_000;

const HANGS = `export const strategy = {
  id: "hangs", title: "Hangs", description: "For a test.", sides: "long", parameters: [], warmUpBars: () => 1,
  start: () => ({ decide({ close }: { close: number }) { if (close > 1_000) for (;;); } }),
};`;

it("ends a strategy that falls silent, in a call and as it loads, and the next call works again", async () => {
  const threads = createStrategyThreads({
    file: new URL("./user-code.worker.ts", import.meta.url),
    silenceMs: SILENCE_MS,
    loadSilenceMs: SILENCE_MS,
  });
  onTestFinished(() => threads.dispose());
  const silent = (id: string) => ({
    kind: "user",
    code: "worker.deadline-exceeded",
    message: `${id} must answer within ${SILENCE_MS} ms, did not`,
    field: "strategy",
    value: id,
    remedy: "make the strategy faster, or look for a loop without end in it",
  });
  const endless = threads.describe({ id: "endless", source: "for (;;);" });
  await expect(endless).rejects.toMatchObject(silent("endless"));

  await threads.describe({ id: "hangs", source: HANGS });
  const call = (close: number) =>
    threads.call(
      ["hangs"],
      "ml_strategy",
      "signals",
      { bars: [aBarSeries({ closes: [close, close] })], account: { positions: [] }, strategy: "hangs" },
      { seed: 1, cancellation: neverCancelled, onProgress: () => undefined, onBacktests: () => undefined },
    );
  await expect(call(2_000)).rejects.toMatchObject(silent("hangs"));
  expect(await call(1)).toEqual({ output: { signals: [] }, published: [] });
});

import { afterEach, describe, expect, it } from "vitest";
import { addOwnStrategy, standInFor } from "#engine/calc/strategies/own-strategies.ts";
import { STRATEGIES } from "#engine/calc/strategies/strategy-catalogue.ts";
import { strategyHandlers } from "./strategy-handlers.ts";

const forget: (() => void)[] = [];
afterEach(() => {
  for (const end of forget.splice(0)) end();
});

describe("strategyHandlers", () => {
  it("lists what ships with the bars that each needs first", async () => {
    const { strategies, disabled } = await strategyHandlers()["strategy:list"](undefined);
    expect(strategies.map(({ id }) => id)).toEqual(STRATEGIES.map(({ id }) => id));
    expect(strategies.find(({ id }) => id === "momentum")).toMatchObject({
      origin: "built-in",
      warmUpBars: 21,
    });
    expect(disabled).toEqual([]);
  });

  it("lists a person's own, and says why one cannot be used", async () => {
    const face = { id: "mine", title: "Mine", description: "", sides: "long", parameters: [] } as const;
    forget.push(addOwnStrategy({ kind: "usable", strategy: standInFor(face) }));
    const broken = { id: "broken", reason: "it does not parse", remedy: "mend line 3" };
    forget.push(addOwnStrategy({ kind: "disabled", ...broken }));
    const { strategies, disabled } = await strategyHandlers()["strategy:list"](undefined);
    expect(strategies.at(-1)).toMatchObject({ id: "mine", origin: "user" });
    expect(strategies.at(-1)?.warmUpBars).toBeUndefined();
    expect(disabled).toEqual([broken]);
  });
});

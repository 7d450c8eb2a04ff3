import { expect, it } from "vitest";
import { setStrategy } from "./set-strategy.ts";

it("puts a strategy into a text and leaves comments and everything else as they are", () => {
  const text = `name: mine
# what it trades
inputs:
  strategy: { type: strategyId, title: Strategy, required: true }
steps:
  - fetch_data: { slice: data, method: get_historical }
`;
  expect(setStrategy(text, "sma_cross", { fast: 5, slow: 20 })).toBe(`name: mine
# what it trades
inputs:
  strategy: { type: strategyId, title: Strategy, default: sma_cross }
  parameters:
    type: strategyParameters
    default: { fast: 5, slow: 20 }
steps:
  - fetch_data: { slice: data, method: get_historical }
`);
});

it("refuses what is no workflow", () => {
  expect(() => setStrategy("- 1", "sma_cross", {})).toThrow(/must be a workflow/);
});

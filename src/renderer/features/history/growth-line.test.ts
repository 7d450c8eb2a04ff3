import { expect, it } from "vitest";
import { growthOf } from "./growth-line.ts";

it.each([
  [
    [100, 110, 90],
    [1, 1.1, 0.9],
  ],
  [[], []],
  [[0, 5], []],
])("makes of the account values %j the growth %j", (equity, growth) => {
  expect(growthOf(equity)).toEqual(growth);
});

import { expect, it } from "vitest";
import { plateauOf } from "./plateau-of.ts";

const none = [
  [0, 0, 0],
  [0, 0, 0],
];
const map = {
  x: "fast",
  y: "slow",
  xs: [5, 10, 20],
  ys: [30, 60],
  best: none,
  mean: none,
  counts: [
    [1, 1, 0],
    [1, 1, 1],
  ],
};

it("frames the choice and those neighbours that were tried", () => {
  expect([...plateauOf(map, { fast: 12, slow: 30 })]).toEqual([
    ["0 1", "the choice"],
    ["0 0", "a neighbour of the choice"],
    ["1 0", "a neighbour of the choice"],
    ["1 1", "a neighbour of the choice"],
    ["1 2", "a neighbour of the choice"],
  ]);
});

it.each([undefined, { fast: 10 }, { fast: 1, slow: 30 }])("frames nothing for %j", (choice) => {
  expect(plateauOf(map, choice).size).toBe(0);
});

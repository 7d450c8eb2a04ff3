import { expect, it } from "vitest";
import { nearestIndex } from "./nearest-index.ts";

it.each([
  [[], 5, -1],
  [[1], 99, 0],
  [[1, 3, 7], 0, 0],
  [[1, 3, 7], 4, 1],
  [[1, 3, 7], 6, 2],
  [[1, 3, 7], 9, 2],
])("finds in %j the place nearest to %d: %d", (values, wanted, index) => {
  expect(nearestIndex(values, wanted)).toBe(index);
});

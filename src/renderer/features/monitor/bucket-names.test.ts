import { expect, it } from "vitest";
import { bucketNames } from "./bucket-names.ts";

it("names each bucket by its end, the last by what it is", () => {
  const buckets = [
    { upToMs: 0.3, count: 1 },
    { upToMs: 30, count: 0 },
    { upToMs: 1_000, count: 2 },
    { count: 4 },
  ];
  expect(bucketNames(buckets)).toEqual(["to 300 µs", "to 30 ms", "to 1.0 s", "longer"]);
});

import { expect, it } from "vitest";
import { loadSpx } from "#engine/testing/load-spx.ts";
import { sha256 } from "#engine/testing/sha256.ts";
import { hashSeries } from "./hash-series.ts";
import { shareColumns } from "./share-columns.ts";

it("gives the same data in one block of shared memory", () => {
  const spx = loadSpx();
  const shared = shareColumns(spx);
  expect([
    hashSeries({ ...spx, ...shared }, sha256),
    new Set(Object.values(shared).map((column) => column.buffer)).size,
    shared.close.buffer instanceof SharedArrayBuffer,
  ]).toEqual([spx.dataHash, 1, true]);
});

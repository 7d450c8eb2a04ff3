import { it } from "vitest";
import { expectStormKept } from "./testing/expect-storm-kept.ts";

it("loses nothing of a storm on the disk, keeps its order, and has each order's event there before anybody hears it", () =>
  expectStormKept(40_000));

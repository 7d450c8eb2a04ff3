import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { watchlistHandlers } from "./watchlist-handlers.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "watchlist-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const WATCHLIST = { sections: [{ name: "Indexes", symbols: ["SPX"] }] };

describe("watchlistHandlers", () => {
  it("keep the list for the next start", async () => {
    expect(await watchlistHandlers(folder)["watchlist:get"](undefined)).toEqual({});
    await watchlistHandlers(folder)["watchlist:save"](WATCHLIST);
    expect(await watchlistHandlers(folder)["watchlist:get"](undefined)).toEqual({ watchlist: WATCHLIST });
  });

  it("put a damaged file aside, and say so", async () => {
    writeFileSync(path.join(folder, "watchlist.json"), '{"sections":3}');
    expect(await watchlistHandlers(folder)["watchlist:get"](undefined)).toMatchObject({
      problem: expect.stringContaining("watchlist.json.damaged-1"),
    });
  });
});

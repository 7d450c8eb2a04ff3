import { describe, expect, it } from "vitest";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createWatchlist } from "./create-watchlist.ts";
import { addSymbols } from "./watchlist-edits.ts";

const KEPT = { sections: [{ name: "Mine", symbols: ["ACME"] }] };

describe("createWatchlist", () => {
  it("shows what was kept, and keeps each change", async () => {
    const client = createFakeClient({
      "watchlist:get": () => ({ watchlist: KEPT }),
      "watchlist:save": () => undefined,
    });
    const watchlist = createWatchlist(client, () => undefined);
    await watchlist.load();
    expect(watchlist.state.getState()).toEqual(KEPT);
    watchlist.change((list) => addSymbols(list, "Mine", ["spx"]));
    watchlist.change((list) => list);
    const saved = { sections: [{ name: "Mine", symbols: ["ACME", "SPX"] }] };
    expect(client.asked.slice(1)).toEqual([{ channel: "watchlist:save", input: saved }]);
  });

  it("begins with what ships, and says what could not be kept", async () => {
    const said: string[] = [];
    const client = createFakeClient({ "watchlist:get": () => ({ problem: "it was damaged" }) });
    const watchlist = createWatchlist(client, (problem) => said.push(problem));
    await watchlist.load();
    watchlist.change((list) => addSymbols(list, "Watchlist", ["ACME"]));
    await settle();
    expect(watchlist.state.getState().sections).toEqual([
      { name: "Watchlist", symbols: ["SPX", "FB", "ACME"] },
    ]);
    expect(said).toEqual(["it was damaged", expect.stringMatching(/^The watchlist was not kept: /)]);
  });
});

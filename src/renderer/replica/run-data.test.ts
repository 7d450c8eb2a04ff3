import { describe, expect, it } from "vitest";
import { runId } from "#shared/model/ids.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { barsKey, createRunData } from "./run-data.ts";

const id = runId("run-1");

describe("createRunData", () => {
  it("asks for a result once", async () => {
    const client = createFakeClient({ "run:get-result": () => ({ seed: 7 }) });
    const data = createRunData(client);
    data.loadResult(id);
    data.loadResult(id);
    await settle();
    data.loadResult(id);
    await settle();
    expect([client.asked.length, data.state.getState().results[id]]).toEqual([
      1,
      { status: "ready", value: { seed: 7 } },
    ]);
  });

  it("keeps why bars could not be had, and asks again when asked again", async () => {
    let isThere = false;
    const client = createFakeClient({
      "run:get-bars": () => {
        if (isThere) return { symbol: "SPX" };
        throw new Error("gone");
      },
    });
    const data = createRunData(client);
    const read = () => data.state.getState().bars[barsKey(id, "SPX")];
    data.loadBars(id, "SPX");
    await settle();
    expect(read()).toMatchObject({ status: "failed", error: { message: "gone" } });
    isThere = true;
    data.loadBars(id, "SPX");
    await settle();
    expect(read()).toMatchObject({ status: "ready" });
  });
});

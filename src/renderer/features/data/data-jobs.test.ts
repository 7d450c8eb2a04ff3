import { describe, expect, it } from "vitest";
import { AppError, userError } from "#shared/errors/app-error.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import type { FakeClient } from "#renderer/testing/fake-client.ts";
import { createDataJobs } from "./data-jobs.ts";
import type { DataJobs } from "./data-jobs.ts";
import { remainingMs } from "./describe-job.ts";

const ORDER = { paths: ["/acme.csv"], allowGaps: false, columns: {}, isTicks: false };
const SERIES = { symbol: "ACME", bars: 3, from: "2020-01-02", to: "2020-01-06" };

interface Bench {
  readonly jobs: DataJobs;
  readonly look: () => void;
}

function aBench(client: FakeClient): Bench {
  const lookers = new Set<() => void>();
  let ids = 0;
  const jobs = createDataJobs({
    client,
    now: () => 1_000,
    every(_, callback) {
      lookers.add(callback);
      return () => lookers.delete(callback);
    },
    createId: () => `job-${(ids += 1)}`,
  });
  return { jobs, look: () => lookers.forEach((callback) => callback()) };
}

const update = (symbol: string) => [{ symbol, newBars: 2, note: "2 new bars", status: "updated" }];

describe("createDataJobs", () => {
  it("follows an import until it is done", async () => {
    let finish: (answer: unknown) => void = () => undefined;
    const client = createFakeClient({
      "data:import-files": () => new Promise((resolve) => (finish = resolve)),
      "data:import-status": () => ({ file: "acme.csv", index: 0, count: 1, fraction: 0.4 }),
    });
    const { jobs, look } = aBench(client);
    jobs.importFile("Import acme.csv", ORDER);
    look();
    await settle();
    expect(jobs.state.getState()).toMatchObject([{ status: "running", fraction: 0.4 }]);
    finish({ files: [{ file: "/acme.csv", series: SERIES }] });
    await settle();
    expect(jobs.state.getState()).toMatchObject([
      { status: "done", fraction: 1, detail: "ACME: 3 bars from 2020-01-02 to 2020-01-06" },
    ]);
    look();
    expect(client.asked.filter(({ channel }) => channel === "data:import-status")).toHaveLength(1);
  });

  it("keeps the reason of a refusal, and tells a cancelled import from a failed one", async () => {
    const error = { kind: "user", code: "data.invalid-bars", message: "refused", details: ["line 2: no"] };
    const answers = [
      () => ({ files: [{ file: "/acme.csv", error }] }),
      () => {
        throw new AppError({ kind: "refused", code: "run.cancelled", message: "cancelled" });
      },
    ];
    const client = createFakeClient({
      "data:import-files": () => answers.shift()?.(),
      "data:cancel-import": () => undefined,
    });
    const { jobs } = aBench(client);
    jobs.importFile("first", ORDER);
    await settle();
    jobs.cancel(jobs.importFile("second", ORDER));
    await settle();
    expect(jobs.state.getState()).toMatchObject([
      { title: "second", status: "cancelled" },
      { title: "first", status: "failed", error: { details: ["line 2: no"] } },
    ]);
    jobs.forget("job-1");
    expect(jobs.state.getState().map(({ id }) => id)).toEqual(["job-2"]);
  });

  it("asks for one symbol after the other, and goes on after one that cannot be had", async () => {
    const client = createFakeClient({
      "data:fetch": (input) => {
        const [symbol = ""] = (input as { symbols: readonly string[] }).symbols;
        if (symbol === "NONE") throw userError({ code: "provider.no-symbol", message: "no NONE" });
        return update(symbol);
      },
    });
    const { jobs } = aBench(client);
    jobs.fetch(["NONE", "AAPL"], { provider: "yahoo" });
    await settle();
    expect(jobs.state.getState()).toMatchObject([
      { status: "failed", detail: "no NONE", updates: [{ symbol: "AAPL" }] },
    ]);
  });

  it("asks for nothing more once it is cancelled, and says what was stored before", async () => {
    let answer: () => void = () => undefined;
    const client = createFakeClient({
      "data:refresh": () => new Promise((resolve) => (answer = () => resolve(update("AAPL")))),
      "data:cancel-import": () => undefined,
    });
    const { jobs } = aBench(client);
    const id = jobs.refresh(["AAPL", "MSFT"]);
    await settle();
    jobs.cancel(id);
    answer();
    await settle();
    expect(jobs.state.getState()).toMatchObject([
      { status: "cancelled", detail: "AAPL: 2 new bars; then it was cancelled" },
    ]);
    expect(client.asked.filter(({ channel }) => channel === "data:refresh")).toHaveLength(1);
  });
});

describe("remainingMs", () => {
  it("is told from how it went, once there is something to tell from", async () => {
    const { jobs } = aBench(createFakeClient({}));
    jobs.importFile("any", ORDER);
    const [job] = jobs.state.getState();
    expect(job === undefined ? undefined : remainingMs({ ...job, fraction: 0.25 }, 3_000)).toBe(6_000);
    expect(job === undefined ? undefined : remainingMs(job, 3_000)).toBeUndefined();
    await settle();
  });
});

import { describe, expect, it } from "vitest";
import { toAppError } from "#shared/errors/app-error.ts";
import type { SliceHealth } from "#shared/model/health.ts";
import { runId } from "#shared/model/ids.ts";
import type { Report } from "#shared/model/report.ts";
import type { LogLevel } from "#engine/base/logger.ts";
import { aReportInput } from "#engine/calc/report/testing/a-report-input.ts";
import { aContext } from "#engine/testing/a-context.ts";
import { monitorManifest } from "./manifest.ts";
import { createMonitor } from "./slice.ts";

function aHealth(overrides: Partial<SliceHealth> = {}): SliceHealth {
  return {
    slice: "data",
    state: "healthy",
    tsLastSeenMs: 5,
    calls: 3,
    failures: 1,
    medianCallMs: 2.5,
    detail: undefined,
    ...overrides,
  };
}

const idle = aHealth({
  slice: "analyze",
  state: "idle",
  tsLastSeenMs: undefined,
  calls: 0,
  failures: 0,
  medianCallMs: undefined,
});

function aMonitor(health: readonly SliceHealth[] = []): ReturnType<typeof createMonitor>["methods"] {
  return createMonitor({ health: { read: () => health }, appVersion: "0.1.0" }).methods;
}

/** What the slice's caller would hand to the method. */
function parsed(input: object): Parameters<ReturnType<typeof aMonitor>["create_report"]>[0] {
  return monitorManifest.methods.create_report.input.parse(input);
}

async function reportOf(input: object, context = aContext()): Promise<Report> {
  return (await aMonitor().create_report(parsed(input), context)).report;
}

function runInputs(): object {
  const { bars, range, patterns, regimes, strategyChoice, sizing, result } = aReportInput();
  return { bars, range, patterns, regimes, strategyChoice, sizing, result };
}

describe("create_report", () => {
  it("reports what the steps answered, with run, mode and version of the call", async () => {
    const report = await reportOf(runInputs(), aContext({ runId: runId("run-9"), mode: "paper" }));
    expect(report).toMatchObject({
      title: "Momentum on SPX, 2019-01-01 to 2021-10-29",
      mode: "paper",
      data: { made: { runId: "run-9", appVersion: "0.1.0", created: "2020-01-01T00:00:00.000Z" } },
    });
    expect(monitorManifest.methods.create_report.output.safeParse({ report }).success).toBe(true);
  });

  it("states the seed of the run, which is what repeats it", async () => {
    const report = await reportOf(runInputs(), aContext({ seed: 99, runSeed: 5 }));
    expect(report.data).toMatchObject({ result: { seed: 5 } });
  });

  it("changes with each step's answer", async () => {
    const whole = await reportOf(runInputs());
    for (const step of ["patterns", "regimes", "strategyChoice", "sizing", "result"]) {
      const without = await reportOf({ ...runInputs(), [step]: undefined });
      expect(without.html).not.toBe(whole.html);
    }
  });

  it("takes all days of the bars when no range was given", async () => {
    const { bars } = aReportInput();
    expect((await reportOf({ bars })).data).toMatchObject({
      range: { from: "2018-01-01", to: "2021-10-29", isAsked: false },
    });
  });

  it("says that it needs bars", () => {
    const attempt = (): unknown => aMonitor().create_report(parsed({}), aContext());
    expect(attempt).toThrow("a report needs bars");
    let code = "";
    try {
      attempt();
    } catch (thrown) {
      code = toAppError(thrown).code;
    }
    expect(code).toBe("report.no-bars");
  });
});

describe("health", () => {
  it("is healthy while no slice is degraded or down", () => {
    const slices = [aHealth(), idle, aHealth({ slice: "optimize", state: "disabled" })];
    expect(aMonitor(slices).health({}, aContext())).toEqual({ health: slices, isHealthy: true });
  });

  it.each(["degraded", "down"] as const)("is not healthy while one is %s", (state) => {
    expect(aMonitor([aHealth(), aHealth({ state })]).health({}, aContext())).toMatchObject({
      isHealthy: false,
    });
  });
});

describe("metrics", () => {
  it("sums what was counted, leaves out what was never called, and writes it to the log", () => {
    const logged: unknown[] = [];
    const log = {
      log: (level: LogLevel, message: string, fields?: object) => logged.push([level, message, fields]),
    };
    const slices = [aHealth(), idle, aHealth({ slice: "backtest", calls: 2, failures: 0, medianCallMs: 40 })];
    expect(aMonitor(slices).metrics({}, aContext({ log }))).toEqual({
      metrics: {
        calls: 5,
        failures: 1,
        slices: [
          { slice: "data", calls: 3, failures: 1, medianCallMs: 2.5 },
          { slice: "backtest", calls: 2, failures: 0, medianCallMs: 40 },
        ],
      },
    });
    expect(logged).toEqual([["debug", "metrics", { calls: 5, failures: 1 }]]);
  });

  it("answers zero before anything was called", () => {
    expect(aMonitor([idle]).metrics({}, aContext())).toEqual({
      metrics: { calls: 0, failures: 0, slices: [] },
    });
  });
});

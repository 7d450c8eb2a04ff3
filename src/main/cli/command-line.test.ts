import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { userError } from "#shared/errors/app-error.ts";
import { epochMs } from "#shared/model/time.ts";
import type { SessionSummary, SessionView } from "#shared/ipc/channels/session-channels.ts";
import { contentHash, correlationId, eventId, runId, sessionId } from "#shared/model/ids.ts";
import type { AnyEnvelope, EventMap, EventName } from "#shared/events/event-map.ts";
import type { Snapshot } from "#shared/ipc/channels/app-channels.ts";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import { auditOf } from "#main/audit/read-audit.ts";
import { openSessionFiles } from "#main/session-file/open-session-files.ts";
import { openBackups } from "#main/backup/open-backups.ts";
import type { Backend } from "./backend.ts";
import type { CommandContext } from "./command-context.ts";
import type { Terminal } from "./terminal.ts";
import { runCommandLine } from "./run-command-line.ts";

const RUN: RunView = {
  runId: runId("r1"),
  workflow: "simple_backtest",
  mode: "backtest",
  status: "completed",
  tsStartedMs: epochMs(0),
  durationMs: 1_200,
  inputs: { symbols: ["SPX"] },
  steps: [],
  error: undefined,
  isSynthetic: true,
};

const SNAPSHOT: Snapshot = { seq: 0, runs: [RUN], workflows: [], paper: [], health: [] };

const SESSION = {
  sessionId: "paper-1",
  runId: undefined,
  strategy: "momentum",
  symbols: ["SPX"],
  feed: "replay",
  isSynthetic: true,
  status: "stopped",
  tsStartedMs: epochMs(0),
  tsLastBarMs: undefined,
  bars: 2,
  initialCash: 1_000,
  account: { cash: 900, equity: 1_010.5, realizedProfit: 0, feesPaid: 0, positions: [] },
  profit: 10.5,
  holdings: { longValue: 0, shortValue: 0, openProfit: 0 },
  orders: [],
  fills: [],
  fillCount: 1,
  refusals: 0,
  equity: 1_010.5,
  firstDate: "2020-01-02",
  day: { date: "2020-01-03", profit: 10.5 },
  closeReason: "the end",
  haltReason: undefined,
  stateHash: contentHash("f00d"),
} as const satisfies SessionView & SessionSummary;

function envelope<Name extends EventName>(name: Name, payload: EventMap[Name]): AnyEnvelope {
  return {
    seq: 1,
    id: eventId("e"),
    name,
    payload,
    tsEventMs: epochMs(0),
    tsInitMs: epochMs(0),
    sessionId: sessionId("s"),
    runId: RUN.runId,
    correlationId: correlationId("c"),
    causationId: undefined,
  } as AnyEnvelope;
}

/** An owner that answers from memory and notes what it was asked; a started run ends when `end` publishes its end. */
function aBackend(answers: Readonly<Record<string, unknown>> = {}, isEndedAtOnce = true) {
  const asked: { readonly channel: string; readonly input: unknown }[] = [];
  const listeners = new Set<(payload: never) => void>();
  const tell = (events: readonly AnyEnvelope[]): void => {
    for (const listener of listeners) listener(events as never);
  };
  const end = (): void => tell([envelope("workflow.completed", { durationMs: 1, outputs: {} })]);
  const backend: Backend = {
    isRemote: false,
    invoke: async (channel, input) => {
      await Promise.resolve();
      asked.push({ channel, input });
      if (channel === "workflow:start") {
        tell([envelope("workflow.step.completed", { step: "fetch_data", durationMs: 3, summary: {} })]);
        if (isEndedAtOnce) end();
        return { runId: RUN.runId } as never;
      }
      if (channel === "workflow:cancel") {
        end();
        return { cancelled: true } as never;
      }
      const answer = answers[channel];
      if (answer instanceof Error) throw answer;
      return answer as never;
    },
    subscribe: (_, listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    onClose: () => () => undefined,
    close: () => Promise.resolve(),
  };
  return { backend, asked };
}

function aTerminal(files: Readonly<Record<string, string>> = {}) {
  const out: string[] = [];
  const warnings: string[] = [];
  const written = new Map<string, string | Uint8Array>();
  let interrupt: () => void = () => undefined;
  const terminal: Terminal = {
    print: (line) => void out.push(line),
    warn: (line) => void warnings.push(line),
    write: (text) => void out.push(text),
    isInteractive: false,
    columns: 100,
    onInterrupt: (callback) => {
      interrupt = callback;
      return () => undefined;
    },
    readFile: (path) => files[path] ?? "",
    writeFile: (path, content) => void written.set(path, content),
  };
  return { terminal, out, warnings, written, interrupt: () => interrupt() };
}

/** A window that would rather write. */
const drawAsText: CommandContext["drawReport"] = (html, format) =>
  Promise.resolve(Buffer.from(`${format} of ${html}`));

async function call(words: readonly string[], answers: Readonly<Record<string, unknown>> = {}) {
  const { backend, asked } = aBackend({ "run:get": RUN, "paper:list": [], "run:list": [RUN], ...answers });
  const screen = aTerminal({ "prices.csv": "date,open\n" });
  const code = await runCommandLine(
    words,
    {
      terminal: screen.terminal,
      drawReport: drawAsText,
      withBackend: (work) => work(backend),
      withReader: (work) =>
        work({
          workspace: "demo",
          owner: undefined,
          read: () => Promise.resolve(SNAPSHOT),
          audit: auditOf([]),
          sessions: { list: () => Promise.resolve([SESSION]), get: () => Promise.resolve(SESSION) },
          backups: openBackups("demo", () => 0),
          sessionFiles: openSessionFiles("demo", "0.0.0"),
          readMetrics: () => Promise.resolve(undefined),
        }),
    },
    "1.0.0",
  );
  return { code, asked, ...screen };
}

describe("run", () => {
  it("starts the workflow with only the inputs that were given", async () => {
    const { code, asked } = await call([
      "run",
      "--workflow",
      "simple_backtest",
      "--symbols",
      "SPX",
      "FB",
      "--from",
      "2010-01-01",
      "--fee-bps",
      "0",
    ]);
    expect(code).toBe(0);
    expect(asked[0]).toEqual({
      channel: "workflow:start",
      input: {
        workflow: "simple_backtest",
        mode: "backtest",
        inputs: { symbols: ["SPX", "FB"], from: "2010-01-01", feeBps: 0 },
      },
    });
  });

  it("shows steps that finished before the start was answered, and labels generated data", async () => {
    const { out } = await call(["run"]);
    expect(out.join("\n")).toMatch(/✓ fetch_data[\s\S]*SYNTHETIC/);
  });

  it("prints one versioned JSON document", async () => {
    const { out } = await call(["run", "--json"]);
    expect(out).toHaveLength(1);
    expect(JSON.parse(out[0]!)).toMatchObject({
      version: 1,
      kind: "run",
      runId: "r1",
      status: "completed",
      label: "SYNTHETIC",
    });
  });

  it("takes the workflow of the mode", async () => {
    const { asked } = await call([
      "run",
      "--mode",
      "paper",
      "--strategy",
      "momentum",
      "--symbols",
      "AAPL",
      "MSFT",
    ]);
    expect(asked[0]?.input).toMatchObject({
      workflow: "paper_trading",
      mode: "paper",
      inputs: { strategy: "momentum" },
    });
  });

  it("refuses an unknown mode and an unknown flag with exit code 2", async () => {
    const wrongMode = await call(["run", "--mode", "papr"]);
    expect(wrongMode.code).toBe(2);
    expect(wrongMode.warnings.join("\n")).toContain("did you mean --mode paper?");
    expect((await call(["run", "--symbol", "SPX"])).code).toBe(2);
  });

  it("exits by the cause of the failure", async () => {
    const error = {
      kind: "refused",
      code: "live.no-broker-configured",
      message: "no broker configured",
    } as const;
    const { code, warnings } = await call(["run", "--mode", "live"], {
      "run:get": { ...RUN, status: "refused", error },
    });
    expect(code).toBe(3);
    expect(warnings.join("\n")).toContain("no broker configured");
  });

  it("cancels on an interrupt and exits with 130", async () => {
    const { backend, asked } = aBackend({ "run:get": { ...RUN, status: "cancelled" } }, false);
    const screen = aTerminal();
    const running = runCommandLine(
      ["run"],
      {
        terminal: screen.terminal,
        withBackend: (work) => work(backend),
        withReader: () => Promise.resolve(1),
        drawReport: drawAsText,
      },
      "1.0.0",
    );
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    screen.interrupt();
    expect(await running).toBe(130);
    expect(asked.map(({ channel }) => channel)).toContain("workflow:cancel");
  });
});

describe("backtest", () => {
  it("passes other flags on as parameters of the strategy", async () => {
    const { asked } = await call([
      "backtest",
      "--strategy",
      "sma_cross",
      "--fast",
      "10",
      "--slow",
      "30",
      "--quantity",
      "100",
      "--fee-bps",
      "0",
    ]);
    expect(asked[0]?.input).toMatchObject({
      workflow: "strategy_backtest",
      inputs: {
        strategy: "sma_cross",
        parameters: { fast: 10, slow: 30 },
        sizingMethod: "fixed_quantity",
        quantity: 100,
        feeBps: 0,
      },
    });
  });
});

describe("the other commands", () => {
  it("tell an error of the owner once, with field, value and remedy, and as a document on demand", async () => {
    const unknown = userError({
      code: "run.unknown",
      message: "no run xx",
      field: "run",
      value: "xx",
      remedy: "runs list",
    });
    const { code, warnings, out } = await call(["runs", "show", "xx", "--json"], { "run:get": unknown });
    expect(code).toBe(2);
    expect(warnings[0]).toContain("RUN.UNKNOWN");
    expect(JSON.parse(out[0]!)).toMatchObject({
      kind: "error",
      exitCode: 2,
      error: { field: "run", value: "xx" },
    });
  });

  it("write the report where asked", async () => {
    const report = {
      "session:list": [],
      "report:get": { title: "r", fileName: "r.csv", content: "a,b" },
    };
    const { written } = await call(["export", "last", "--format", "csv", "--output", "t.csv"], report);
    expect(written).toEqual(new Map([["t.csv", "a,b"]]));
    expect((await call(["export", "last", "--format", "docx"], report)).code).toBe(2);
  });

  it.each(["pdf", "png"])("draw a report as %s", async (format) => {
    const report = {
      "session:list": [],
      "report:get": { title: "r", fileName: `r.${format}`, content: "<p>r" },
    };
    const { written } = await call(["export", "last", "--format", format], report);
    expect(String(written.get(`r.${format}`))).toBe(`${format} of <p>r`);
  });

  it("show the status of a workspace that nobody owns", async () => {
    const { out, code } = await call(["status"]);
    expect(code).toBe(0);
    expect(out.join("\n")).toMatch(/owner {6}nobody[\s\S]*r1/);
    expect(JSON.parse((await call(["status", "--json"])).out[0]!)).toMatchObject({
      kind: "status",
      runs: [{ runId: "r1" }],
    });
  });

  it("end the monitor at once when nothing can change", async () => {
    const { code, warnings } = await call(["monitor", "--real-time"]);
    expect(code).toBe(0);
    expect(warnings.join()).toContain("no process owns");
  });

  it("import a file under its own name", async () => {
    const series = {
      symbol: "PRICES",
      timeframe: "1d",
      provider: "csv",
      isSynthetic: false,
      bars: 2,
      from: "2020-01-01",
      to: "2020-01-02",
      dataHash: "h",
      caveats: [],
    };
    const file = resolve("prices.csv");
    const answer = { "data:import-files": { files: [{ file, series }] } };
    const { asked, out } = await call(["data", "import", "prices.csv"], answer);
    expect(asked[0]?.input).toMatchObject({ paths: [file], allowGaps: false, isTicks: false });
    expect(out[0]).toContain("imported PRICES 1d 2020-01-01 to 2020-01-02, 2 bars from csv");
  });

  it("list settings with their source", async () => {
    const entry = { key: "run.feeBps", value: 1, source: "default", title: "fee" };
    expect((await call(["config", "list"], { "config:list": [entry] })).out[0]).toContain("run.feeBps");
    expect((await call(["config", "get", "run.feeBps"], { "config:get": entry })).out[0]).toBe(
      "run.feeBps = 1  (default)",
    );
  });

  it("print help with exit code 0 and refuse an unknown command with 2", async () => {
    expect((await call(["run", "--help"])).code).toBe(0);
    expect((await call(["rnu"])).code).toBe(2);
  });
});

describe("sessions", () => {
  it("lists each session with its days and the profit of its day", async () => {
    const { code, out } = await call(["sessions", "list"]);
    expect(code).toBe(0);
    expect(out.join("\n")).toMatch(/paper-1 .* 2020-01-02 to 2020-01-03 .* 1,010.50 .* 10.50/);
  });

  it("shows a session with its state, and prints it as a document", async () => {
    const { out } = await call(["sessions", "show", "paper-1", "--date", "2020-01-03"]);
    expect(out.join("\n")).toContain("2020-01-03, profit 10.50; first day 2020-01-02");
    const { out: json } = await call(["sessions", "show", "last", "--json"]);
    expect(JSON.parse(json.join(""))).toMatchObject({ kind: "session", session: { stateHash: "f00d" } });
  });

  it("refuses a date that is none", async () => {
    const { code, warnings } = await call(["sessions", "show", "last", "--date", "tomorrow"]);
    expect([code, warnings.join("\n")]).toEqual([
      2,
      expect.stringContaining("--date must be a day, was tomorrow"),
    ]);
  });
});

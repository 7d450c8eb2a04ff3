import { describe, expect, it } from "vitest";
import { answerRequest } from "./answer-request.ts";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import { createRoutes, type DesktopHandlers } from "./routes.ts";
import { schemas } from "./schemas.ts";
import type { ServedApp } from "./served-app.ts";

const ORIGIN = "app://workstation";
const ours = { origin: ORIGIN, parent: null };

/** Answers every channel with its name, so that what gets through can be told from what does not. */
function anEchoingApp(): ServedApp {
  const handlers = Object.fromEntries(Object.keys(schemas).map((channel) => [channel, () => channel]));
  return { handlers: handlers as unknown as ServedApp["handlers"], onPush: () => () => undefined };
}

const desktop: DesktopHandlers = {
  "desktop:export-report": () => ({ path: "saved" }),
  "desktop:preview-report": () => undefined,
  "desktop:list-backups": () => [],
  "desktop:check-backup": () => ({ isWhole: true }),
  "desktop:restore-backup": () => ({ keptIn: "replaced" }),
  "desktop:reopen": () => undefined,
  "desktop:quit": () => undefined,
  "desktop:choose-data-file": () => undefined,
  "watchlist:get": () => ({}),
  "watchlist:save": () => undefined,
  "layouts:get": () => ({ layouts: {} }),
  "layouts:save": () => undefined,
  "layouts:choose": () => undefined,
  "layouts:remove": () => ({ wasThere: true }),
  "layouts:export": () => ({ path: "saved" }),
  "settings:get": () => ({ settings: DEFAULT_SETTINGS }),
  "settings:set": () => undefined,
  "settings:export": () => undefined,
  "settings:import": () => undefined,
  "settings:market-session": () => undefined,
  "layouts:import": () => undefined,
  "menu:set": () => undefined,
  "onboarding:get": () => ({ isShown: true, done: [] }),
  "onboarding:choose": () => ({ isShown: true, done: [] }),
  "onboarding:show": () => ({ isShown: true, done: [] }),
};
const routes = createRoutes(Promise.resolve(anEchoingApp()), desktop);
const channels = Object.keys(schemas);

const STRETCH = { first: 0, end: 10, barsPerPoint: 1 };
const SETUP = {
  style: "candles",
  scale: "log",
  hasVolume: true,
  hasRegimes: false,
  hasQuality: false,
  indicators: [],
  compared: [],
};

/** An input that each channel takes. */
const VALID: Readonly<Record<string, unknown>> = {
  "chart:get-bars": { symbol: "SPX", timeframe: "1d" },
  "chart:get-indicators": { symbol: "SPX", timeframe: "1d", stretch: STRETCH, indicators: ["sma(20)"] },
  "chart:get-regimes": { symbol: "SPX", timeframe: "1d", stretch: STRETCH },
  "chart:get-comparison": { symbol: "SPX", timeframe: "1d", stretch: STRETCH, symbols: ["FB"] },
  "chart:place-times": { symbol: "SPX", timeframe: "1d", tsMs: [0] },
  "chart:get-setup": { chart: "main" },
  "chart:save-setup": { chart: "main", setup: SETUP },
  "chart:list-sets": undefined,
  "chart:save-set": { name: "mine", indicators: ["sma(20)"] },
  "chart:get-drawings": { symbol: "SPX" },
  "chart:save-drawings": { symbol: "SPX", drawings: [] },
  "analyze:indicators": { symbol: "SPX", indicatorNames: ["sma(20)"] },
  "analyze:patterns": { symbol: "SPX", from: "2015-01-01" },
  "analyze:symbol": { symbol: "SPX" },
  "analyze:portfolio": { symbols: ["SPX", "FB"], weights: { SPX: 0.5, FB: 0.5 }, confidence: 0.9 },
  "analyze:compare": { symbols: ["SPX"], rankBy: "sharpe", allowShort: false },
  "analyze:scan": { symbols: ["SPX"], conditions: ["rsi(14) < 30"], match: "all" },
  "analyze:levels": { symbol: "SPX" },
  "workflow:start": { workflow: "simple_backtest", mode: "backtest", inputs: { symbols: ["SPX"] } },
  "workflow:cancel": { runId: "run-1", by: "a person" },
  "run:get": { runId: "run-1" },
  "run:get-definition": { runId: "run-1" },
  "workflow:dry-run": { workflow: "simple_backtest", mode: "backtest", inputs: {} },
  "run:resume": {},
  "run:pause": { runId: "run-1", by: "a person" },
  "run:step": { runId: "run-1", by: "a person" },
  "approval:decide": { approval: "run-1:ask", decision: "approved", comment: "" },
  "alert:save-rule": {
    id: "spx_high",
    name: "SPX is high",
    severity: "warning",
    condition: { kind: "price", symbol: "SPX", side: "above", price: 3_000 },
    isEnabled: true,
    coolDownSeconds: 60,
    hint: "",
  },
  "alert:remove-rule": { rule: "spx_high" },
  "alert:acknowledge": { alert: "alert-1" },
  "alert:snooze": { rule: "spx_high", minutes: 30 },
  "run:get-result": { runId: "run-1" },
  "run:get-analysis": { runId: "run-1", benchmark: "SPX" },
  "run:get-curves": { runId: "run-1" },
  "run:get-monte-carlo": { runId: "run-1" },
  "run:get-cost-study": { runId: "run-1" },
  "run:get-study": { runId: "run-1" },
  "run:get-walk-forward": { runId: "run-1" },
  "run:get-bars": { runId: "run-1", symbol: "SPX" },
  "run:get-report": { runId: "run-1", format: "html" },
  "report:get": { source: { kind: "comparison", left: "run-1", right: "run-2" }, format: "json" },
  "paper:get-bars": { sessionId: "paper-1", symbol: "AAPL" },
  "paper:get-equity": { sessionId: "paper-1" },
  "paper:close-position": { sessionId: "paper-1", symbol: "AAPL" },
  "paper:cancel-order": { sessionId: "paper-1", orderId: "order-1" },
  "paper:stop": { sessionId: "paper-1" },
  "data:show": { symbol: "SPX" },
  "data:show-ticks": { symbol: "SPX", from: "2020-01-02" },
  "data:import": { symbol: "SPX", fileName: "spx.csv", text: "date,close" },
  "data:coverage": { symbol: "SPX" },
  "data:quality": { symbol: "SPX", limit: 5 },
  "data:repair": { symbol: "SPX", apply: true },
  "data:release": { symbol: "SPX" },
  "data:set-market": { symbol: "EURUSD", market: "forex" },
  "data:actions": { symbol: "SPX" },
  "data:import-actions": { symbol: "SPX", fileName: "actions.csv", text: "date,kind,value" },
  "data:import-files": {
    importId: "one",
    paths: ["/prices.csv"],
    allowGaps: false,
    columns: { close: "Last" },
    isTicks: false,
  },
  "data:import-status": { importId: "one" },
  "data:cancel-import": { importId: "one", by: "a person" },
  "data:refresh": {},
  "data:update-status": { updateId: "one" },
  "data:cancel-update": { updateId: "one", by: "a person" },
  "data:fetch": { symbols: ["AAPL"], provider: "yahoo" },
  "audit:search": { symbol: "SPX", limit: 10 },
  "session:get": { of: "paper-1" },
  "audit:explain": { of: "order-1", log: "paper" },
  "config:get": { key: "run.seed" },
  "config:set": { key: "run.seed", value: "7" },
  "dead-letter:get": { id: "paper-1" },
  "dead-letter:retry": { id: "paper-1" },
  "dead-letter:drop": { id: "paper-1" },
  "trigger:activate": { workflow: "data_refresh", inputs: {}, by: "a person" },
  "trigger:deactivate": { workflow: "data_refresh", by: "a person" },
  "job:get": { number: 1 },
  "job:retry": { number: 1 },
  "job:drop": { number: 1 },
  "history:search": { workflow: "simple_backtest", status: "failed", limit: 10 },
  "history:run-again": { runId: "run-1", changes: { feeBps: 5 } },
  "history:rerun-from": {
    runId: "run-1",
    step: "run_backtest",
    changes: { feeBps: 5 },
    breakAt: ["size"],
    shownHash: "a".repeat(64),
  },
  "history:compare": { left: "run-1", right: "run-2" },
  "version:list": { workflow: "simple_backtest" },
  "version:read": { workflow: "simple_backtest", version: "1" },
  "version:diff": { workflow: "simple_backtest", from: "1", to: "present" },
  "version:restore": { workflow: "simple_backtest", version: "1", as: "mine" },
  "version:of-run": { runId: "run-1" },
  "builder:palette": undefined,
  "builder:open": { workflow: "mine" },
  "builder:new": { name: "mine" },
  "builder:read": { text: "name: mine" },
  "builder:edit": { text: "name: mine", edit: { kind: "set", path: "a", keys: ["timeout"] } },
  "builder:copy": { text: "name: mine", paths: ["a"] },
  "builder:save": { workflow: "mine", text: "name: mine", layout: { positions: {}, notes: [] } },
  "builder:keep-draft": { workflow: "mine", text: "", layout: { positions: {}, notes: [] } },
  "builder:drop-draft": { workflow: "mine" },
  "builder:list-drafts": undefined,
  "builder:get-outcomes": { runId: "run-1" },
  "study:get": { study: "study-1" },
  "study:compare": { studies: ["study-1", "last"] },
  "study:heat-map": { study: "study-1", x: "fast", y: "slow" },
  "study:pause": { study: "study-1", by: "a person" },
  "study:resume": { study: "study-1", by: "a person" },
  "study:apply": { study: "study-1", workflow: "strategy_backtest", as: "mine", isConfirmed: false },
  "study:open-hold-out": { study: "study-1", isForced: false },
  "log:compact": { olderThanDays: 90 },
  "desktop:export-report": { source: { kind: "run", runId: "run-1" }, format: "pdf" },
  "desktop:preview-report": { source: { kind: "session", of: "last" }, format: "csv" },
  "desktop:check-backup": { name: "2026-01-01T00-00-00-000Z" },
  "desktop:restore-backup": { name: "2026-01-01T00-00-00-000Z" },
  "watchlist:save": { sections: [{ name: "Indexes", symbols: ["SPX"] }] },
  "regime:get": { symbol: "SPX" },
  "layouts:save": { name: "research", layout: { version: 1, dock: { panels: {} } } },
  "layouts:choose": { name: "research" },
  "layouts:remove": { name: "mine" },
  "layouts:export": { name: "research", layout: { version: 1, dock: {} } },
  "settings:set": DEFAULT_SETTINGS,
  "menu:set": { entries: [{ command: "keys.show", title: "Keys", menu: "help", isEnabled: true }] },
  "onboarding:choose": { profile: "investor" },
  "onboarding:show": { isShown: false },
  "settings:export": DEFAULT_SETTINGS,
};

const MALFORMED: readonly unknown[] = [
  "text",
  7,
  [],
  { unexpected: true },
  { ...(VALID["run:get-bars"] as object), symbol: { $ne: 1 }, unexpected: true },
];

describe("answerRequest", () => {
  it.each(channels)("answers %s to the window's own top frame", async (channel) => {
    const answer = await answerRequest({ frame: ours, channel, input: VALID[channel] }, routes, ORIGIN);
    expect(answer.ok).toBe(true);
  });

  const strangers = [
    { who: "another origin", frame: { origin: "https://evil.example", parent: null } },
    { who: "another host of our scheme", frame: { origin: "app://report", parent: null } },
    { who: "a subframe", frame: { origin: ORIGIN, parent: {} } },
    { who: "an opaque origin", frame: { origin: "null", parent: null } },
    { who: "a frame that is gone", frame: null },
  ];

  it.each(channels.flatMap((channel) => strangers.map((stranger) => ({ channel, ...stranger }))))(
    "refuses $channel to $who",
    async ({ channel, frame }) => {
      const answer = await answerRequest({ frame, channel, input: VALID[channel] }, routes, ORIGIN);
      expect(answer).toMatchObject({ ok: false, error: { kind: "refused", code: "ipc.sender-refused" } });
    },
  );

  it.each(channels.flatMap((channel) => MALFORMED.map((input) => ({ channel, input }))))(
    "refuses the input $input on $channel",
    async ({ channel, input }) => {
      const answer = await answerRequest({ frame: ours, channel, input }, routes, ORIGIN);
      expect(answer).toMatchObject({ ok: false, error: { kind: "user", code: "ipc.invalid-input" } });
    },
  );

  it.each(["no:such-channel", "__proto__", "constructor", 7, undefined])(
    "refuses the channel %s",
    async (channel) => {
      const answer = await answerRequest({ frame: ours, channel, input: undefined }, routes, ORIGIN);
      expect(answer).toMatchObject({ ok: false, error: { code: "ipc.unknown-channel" } });
    },
  );

  it("answers the reason when the app did not start", async () => {
    const failed = createRoutes(Promise.reject(new Error("no disk")), desktop);
    const ask = (channel: string) =>
      answerRequest({ frame: ours, channel, input: undefined }, failed, ORIGIN);
    expect(await ask("app:get-info")).toMatchObject({ ok: false, error: { message: "no disk" } });
    expect(await ask("desktop:list-backups")).toMatchObject({ ok: true, value: [] });
  });

  it("refuses a member that a schema would drop", async () => {
    const inputs: unknown = JSON.parse('{"parameters":{"__proto__":1}}');
    const input = { workflow: "simple_backtest", mode: "backtest", inputs };
    const answer = await answerRequest({ frame: ours, channel: "workflow:start", input }, routes, ORIGIN);
    const field = "inputs.parameters.__proto__";
    expect(answer).toMatchObject({ ok: false, error: { code: "ipc.invalid-input", field } });
  });

  it("names the field and the value that are wrong", async () => {
    const input = { workflow: "simple_backtest", mode: "betatest", inputs: {} };
    const answer = await answerRequest({ frame: ours, channel: "workflow:start", input }, routes, ORIGIN);
    expect(answer).toMatchObject({ ok: false, error: { field: "mode", value: '"betatest"' } });
  });
});

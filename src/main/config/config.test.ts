import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CONFIG_DEFAULTS, CONFIG_KEYS } from "#shared/config/config.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { loadConfig } from "./config.ts";
import type { ConfigSources, ConfigStore } from "./config.ts";

function aWorkspace(file?: string): string {
  const directory = aDirectory();
  if (file !== undefined) writeFileSync(join(directory, "config.yaml"), file);
  return directory;
}

function load(directory: string, sources: Partial<ConfigSources> = {}): ConfigStore {
  return loadConfig({ directory, environment: {}, overrides: [], ...sources });
}

const withFields = (fields: Readonly<Record<string, unknown>>): unknown =>
  expect.objectContaining({ kind: "user", ...fields });

describe("loadConfig", () => {
  it("has a default for every setting", () => {
    expect(load(aWorkspace()).list()).toEqual(
      CONFIG_KEYS.map((key) =>
        expect.objectContaining({ key, value: CONFIG_DEFAULTS[key], source: "default" }),
      ),
    );
  });

  it("takes each value from the highest layer that has it, and says which", () => {
    const directory = aWorkspace(
      "run:\n  initialCash: 1\n  feeBps: 1\n  slippageBps: 11\n  seed: 1\nlog.level: debug\n",
    );
    const environment = {
      GPT_TRADER_RUN_FEE_BPS: "2",
      GPT_TRADER_RUN_SLIPPAGE_BPS: "22",
      GPT_TRADER_RUN_SEED: "2",
      GPT_TRADER_DATA_DEMO_SYNTHETIC: "false",
    };
    const overrides = ["run.slippageBps=33", "run.seed=3", `userCode.allowed=${"ab".repeat(32)}`];
    load(directory).set("run.seed", "4", "window");
    const config = load(directory, { environment, overrides });
    const chosen = config.list().map(({ key, value, source }) => [key, value, source]);
    expect(chosen).toEqual([
      ["run.initialCash", 1, "file"],
      ["run.feeBps", 2, "environment"],
      ["run.slippageBps", 33, "command line"],
      ["run.seed", 4, "window"],
      ["data.demoSynthetic", false, "environment"],
      ["data.network", "named", "default"],
      ["data.providers", ["yahoo"], "default"],
      ["data.quarantineBelow", 0.5, "default"],
      ["paper.barIntervalMs", 250, "default"],
      ["log.level", "debug", "file"],
      ["log.compactAfterDays", 0, "default"],
      ["window.theme", "dark", "default"],
      ["userCode.allowed", ["ab".repeat(32)], "command line"],
      ["workers.lanes", 0, "default"],
      ["run.maxConcurrent", 1_000, "default"],
      ["events.maxPerSecond", 5_000, "default"],
      ["backup.everyHours", 24, "default"],
      ["backup.keep", 7, "default"],
    ]);
    expect(config.value("run.feeBps")).toBe(2);
  });

  it.each([
    ["a file", { file: "run:\n  feeBp: 2\n" }, "run.feeBp", "run.feeBps"],
    ["an area of a file", { file: "runs:\n  feeBps: 2\n" }, "runs.feeBps", "run.feeBps"],
    [
      "the environment",
      { environment: { GPT_TRADER_RUN_FEE_BP: "2" } },
      "GPT_TRADER_RUN_FEE_BP",
      "GPT_TRADER_RUN_FEE_BPS",
    ],
    ["the command line", { overrides: ["run.fees=2"] }, "run.fees", "run.feeBps"],
  ])("suggests the right key for an unknown one in %s", (_, given, field, suggestion) => {
    const { file, ...sources } = { file: undefined, ...given };
    expect(() => load(aWorkspace(file), sources)).toThrow(
      withFields({
        code: "config.unknown-key",
        field,
        remedy: expect.stringContaining(`did you mean ${suggestion}?`) as string,
      }),
    );
  });

  it.each<readonly [string, Partial<ConfigSources> & { readonly file?: string }, string, string]>([
    ["text for a number", { file: "run:\n  seed: 1\n  feeBps: much\n" }, "much", "config.yaml line 3"],
    ["a number out of range", { overrides: ["run.feeBps=-1"] }, "-1", "--set"],
    ["nothing for a number", { overrides: ["run.feeBps="] }, "", "--set"],
    ["a fraction for a whole number", { overrides: ["workers.lanes=1.5"] }, "1.5", "--set"],
    [
      "text for a yes or no",
      { environment: { GPT_TRADER_DATA_DEMO_SYNTHETIC: "maybe" } },
      "maybe",
      "DEMO_SYNTHETIC",
    ],
    ["an unknown choice", { overrides: ["window.theme=pink"] }, "pink", "--set"],
    ["a hash that is none", { overrides: ["userCode.allowed=abc"] }, '["abc"]', "--set"],
    ["a list for a number", { file: "run: { feeBps: [1, 2] }\n" }, "[1,2]", "config.yaml line 1"],
  ])("refuses %s with field, value and remedy", (_, { file, ...sources }, value, where) => {
    expect(() => load(aWorkspace(file), sources)).toThrow(
      withFields({
        code: "config.invalid-value",
        value,
        message: expect.stringContaining(where) as string,
        remedy: expect.any(String) as string,
      }),
    );
  });

  it.each([
    ["bad indentation", "run:\n  feeBps: 2\n seed: [", 3],
    ["a list", "- run\n", 1],
    ["a key given twice", "run: {}\nrun: {}\n", 2],
  ])("names the line of a file with %s and leaves it alone", (_, text, line) => {
    const directory = aWorkspace(text);
    expect(() => load(directory)).toThrow(withFields({ code: "config.file-broken", value: `line ${line}` }));
    expect(readFileSync(join(directory, "config.yaml"), "utf8")).toBe(text);
  });

  it("does not write to a file that was broken meanwhile", () => {
    const directory = aWorkspace();
    const config = load(directory);
    writeFileSync(join(directory, "config.yaml"), "run: [\n");
    expect(() => config.set("run.feeBps", "2", "file")).toThrow(withFields({ code: "config.file-broken" }));
    expect(readFileSync(join(directory, "config.yaml"), "utf8")).toBe("run: [\n");
  });

  it.each([
    ["by its key", { overrides: ["broker.apiKey=abc"] }],
    ["by its key in a file", { file: "broker:\n  secret: abc\n" }],
    ["by its value", { overrides: ["window.theme=sk-live-abc12345"] }],
    ["by a long random value", { file: `log:\n  level: ${"a1B2".repeat(10)}\n` }],
    ["inside a list", { overrides: [`userCode.allowed=${"ab".repeat(32)},AKIAIOSFODNN7EXAMPLE`] }],
  ])("refuses a secret recognised %s without repeating it", (_, given) => {
    const { file, ...sources } = { file: undefined, ...given };
    expect(() => load(aWorkspace(file), sources)).toThrow(
      withFields({ code: "config.secret-refused", value: undefined }),
    );
    expect(() => load(aWorkspace(file), sources)).not.toThrow(/abc|a1B2|AKIA/);
  });

  it.each(["run.feeBps", "=2"])("refuses %s as an override", (text) => {
    expect(() => load(aWorkspace(), { overrides: [text] })).toThrow(
      withFields({ code: "config.invalid-override", value: text }),
    );
  });

  it("leaves variables of the launcher alone", () => {
    const environment = { GPT_TRADER_WORKSPACE: "/x", GPT_TRADER_RUNTIME: "fallback", HOME: "/y" };
    expect(
      load(aWorkspace(), { environment })
        .list()
        .every(({ source }) => source === "default"),
    ).toBe(true);
  });
});

describe("set", () => {
  it("changes one line of the file and keeps the comments", () => {
    const directory = aWorkspace("# mine\nrun:\n  feeBps: 2 # cheap broker\nlog:\n");
    const config = load(directory);
    config.set("run.seed", "9", "file");
    config.set("log.level", "warn", "file");
    expect(config.get("run.seed")).toMatchObject({ value: 9, source: "file" });
    expect(readFileSync(join(directory, "config.yaml"), "utf8")).toBe(
      "# mine\nrun:\n  feeBps: 2 # cheap broker\n  seed: 9\nlog:\n  level: warn\n",
    );
  });

  it("changes a dotted key where it stands", () => {
    const directory = aWorkspace("run.seed: 1\n");
    load(directory).set("run.seed", "9", "file");
    expect(readFileSync(join(directory, "config.yaml"), "utf8")).toBe("run.seed: 9\n");
  });

  it("makes the file when there is none, and leaves nothing else behind", () => {
    const directory = aWorkspace();
    load(directory).set("run.feeBps", "0", "file");
    expect(readdirSync(directory)).toEqual(["config.yaml"]);
    expect(load(directory).get("run.feeBps")).toEqual({
      key: "run.feeBps",
      value: 0,
      source: "file",
      title: "Fee a side, in basis points of notional",
    });
  });

  it("keeps the window's settings as JSON", () => {
    const directory = aWorkspace();
    const config = load(directory, { overrides: ["window.theme=light"] });
    expect(config.set("window.theme", "system", "window")).toMatchObject({
      value: "system",
      source: "window",
    });
    config.set("log.level", "error", "window");
    const text = readFileSync(join(directory, "window-settings.json"), "utf8");
    expect(JSON.parse(text)).toEqual({ window: { theme: "system" }, log: { level: "error" } });
  });

  it("answers what a higher layer decides", () => {
    const config = load(aWorkspace(), { overrides: ["run.feeBps=5"] });
    expect(config.set("run.feeBps", "2", "file")).toMatchObject({ value: 5, source: "command line" });
  });

  it.each([
    ["an unknown key", "run.feeBp", "2", "config.unknown-key"],
    ["a wrong value", "run.feeBps", "much", "config.invalid-value"],
  ])("writes nothing for %s", (_, key, text, code) => {
    const directory = aWorkspace();
    expect(() => load(directory).set(key, text, "file")).toThrow(withFields({ code }));
    expect(existsSync(join(directory, "config.yaml"))).toBe(false);
  });

  it("does not know what nobody defined", () => {
    expect(() => load(aWorkspace()).get("toString")).toThrow(withFields({ code: "config.unknown-key" }));
  });
});

describe("a setting that is no setting's", () => {
  it.each([
    ["run: { feeBps: .nan }", "NaN"],
    ["run: { initialCash: .inf }", "Infinity"],
    ["run: &a\n  feeBps: *a", "a value that holds itself"],
    ["userCode: { allowed: &a [*a] }", "a value that holds itself"],
  ])("%j is refused and shown as it is", (file, value) => {
    expect(() => load(aWorkspace(file))).toThrow(withFields({ code: "config.invalid-value", value }));
  });

  it("is not looked for in a file that is far too long", () => {
    const file = Array.from({ length: 10_000 }, (_, index) => `k${index}: 1`).join("\n");
    expect(() => load(aWorkspace(file))).toThrow(withFields({ code: "config.file-broken" }));
  });
});

describe("consent to own code", () => {
  const hashes = ["ab".repeat(32), "cd".repeat(32)];

  it.each([hashes.join(","), JSON.stringify(hashes)])("is set by a list such as %s", (text) => {
    expect(load(aWorkspace()).set("userCode.allowed", text, "file").value).toEqual(hashes);
  });

  it.each(["[", '["short"]', '{"a":1}', JSON.stringify([hashes])])("refuses %s", (text) => {
    expect(() => load(aWorkspace()).set("userCode.allowed", text, "file")).toThrow(
      withFields({ code: "config.invalid-value" }),
    );
  });
});

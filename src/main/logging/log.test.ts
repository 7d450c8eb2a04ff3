import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import { userError } from "#shared/errors/app-error.ts";
import { aDirectory } from "#main/testing/a-directory.ts";
import { createFileLog } from "./log.ts";
import type { FileLog, FileLogOptions } from "./log.ts";

function aLog(changes: Partial<FileLogOptions> = {}): {
  readonly log: FileLog;
  readonly read: (name?: string) => string;
  readonly folder: string;
} {
  const directory = aDirectory();
  const log = createFileLog({ directory, clock: createFakeClock(), level: "info", ...changes });
  onTestFinished(() => log.close());
  const folder = join(directory, "log");
  return { log, folder, read: (name = "app.jsonl") => readFileSync(join(folder, name), "utf8") };
}

describe("createFileLog", () => {
  it("writes a JSON object a line, for the user only", () => {
    const { log, read, folder } = aLog();
    log.log("warn", "feed is late", { symbol: "SPX", lagMs: 12, ratio: Number.NaN, count: 3n });
    log.log("info", "no fields");
    expect(read()).toBe(
      '{"level":"warn","time":"2020-01-01T00:00:00.000Z","message":"feed is late","fields":{"symbol":"SPX","lagMs":12,"ratio":"NaN","count":"3"}}\n' +
        '{"level":"info","time":"2020-01-01T00:00:00.000Z","message":"no fields"}\n',
    );
    expect(statSync(join(folder, "app.jsonl")).mode & 0o777).toBe(0o600);
  });

  it("leaves out what is less important than its level", () => {
    const { log, read } = aLog({ level: "warn" });
    log.log("info", "left out");
    log.log("error", "kept");
    expect(read()).toContain("kept");
    expect(read()).not.toContain("left out");
  });

  it("never shows what is secret by its name, however deep", () => {
    const { log, read } = aLog();
    log.log("info", "connected", {
      apiKey: "SENTINEL",
      api_key: "SENTINEL",
      headers: [{ Authorization: "SENTINEL", token: "SENTINEL" }],
      broker: { credentials: { password: "SENTINEL" }, clientSecret: "SENTINEL", key: "SENTINEL" },
      error: Object.assign(new Error("no"), { accessToken: "SENTINEL" }),
      symbol: "SPX",
    });
    expect(read()).not.toContain("SENTINEL");
    expect(read()).toContain('"symbol":"SPX"');
  });

  it("never shows a known secret, in whatever form and place", () => {
    const secret = "SENTINEL+4f/9a=";
    const { log, read } = aLog({ secrets: [secret, "short"] });
    const basic = Buffer.from(`user:${secret}`).toString("base64");
    const text = `${secret} ${encodeURIComponent(secret)} ${Buffer.from(secret).toString("hex")} Basic ${basic}`;
    log.log("error", text, {
      [secret]: { deep: [text] },
      error: new Error(text),
      unpadded: basic.slice(0, -2),
    });
    expect(read().match(/redacted/g)?.length).toBeGreaterThanOrEqual(12);
    for (const form of [
      secret,
      "SENTINEL",
      encodeURIComponent(secret),
      "53454e54494e454c",
      basic.slice(8, -4),
    ])
      expect(read()).not.toContain(form);
  });

  it("keeps a message on one line and out of the terminal's control", () => {
    const { log, read } = aLog();
    log.log("info", 'a\r\n{"level":"error"}\u001b[31mred\u001b[0m', { "na\nme": "x\u2028y\u0007z" });
    const [line] = read().split("\n");
    expect(JSON.parse(line ?? "")).toMatchObject({
      message: 'a {"level":"error"} red ',
      fields: { "na me": "x y z" },
    });
  });

  it("shows an error with its code, and bounds what is deep, long or binary", () => {
    const { log, read } = aLog();
    let deep: unknown = "bottom";
    for (let level = 0; level < 10; level += 1) deep = { deep };
    const error = userError({ code: "data.hole", message: "a hole", cause: new Error("why") });
    log.log("error", "failed", { error, deep, long: "x".repeat(10_000), bars: new Float64Array(2) });
    expect(JSON.parse(read())).toMatchObject({
      fields: {
        error: { code: "data.hole", message: "a hole", cause: { message: "why" } },
        bars: "[Float64Array of 16 bytes]",
      },
    });
    expect(read()).toContain("[deeper]");
    expect(read()).not.toContain("bottom");
    expect(read().length).toBeLessThan(8_000);
  });

  it("puts full files aside and keeps three of them", () => {
    const { log, read, folder } = aLog({ maxBytes: 200 });
    for (let count = 1; count <= 12; count += 1) log.log("info", `message ${count}`);
    expect(readdirSync(folder)).toEqual(["app.1.jsonl", "app.2.jsonl", "app.3.jsonl", "app.jsonl"]);
    expect(read()).toContain("message 12");
    expect(read("app.1.jsonl")).toContain("message 10");
    expect(statSync(join(folder, "app.1.jsonl")).size).toBeLessThanOrEqual(200);
  });

  it("goes on in the file that it finds", () => {
    const directory = aDirectory();
    for (const message of ["first", "second"]) {
      const log = createFileLog({ directory, clock: createFakeClock(), level: "info" });
      log.log("info", message);
      log.close();
    }
    const text = readFileSync(join(directory, "log", "app.jsonl"), "utf8");
    expect(text.match(/first|second/g)).toEqual(["first", "second"]);
  });

  it("goes on when the disk refuses a message, and says later how many were lost", () => {
    const { log, folder, read } = aLog({ maxBytes: 100 });
    log.log("info", "first");
    // The next message must put the file aside, which a folder of that name does not allow.
    mkdirSync(join(folder, "app.3.jsonl", "in-the-way"), { recursive: true });
    log.log("error", "lost");
    log.log("error", "lost too");
    rmSync(join(folder, "app.3.jsonl"), { recursive: true });
    log.log("error", "back");
    expect(read()).toContain('"message":"messages were lost","fields":{"count":2}}\n');
    expect(read()).toContain("back");
  });
});

import { describe, expect, it } from "vitest";
import type { Command } from "./command.ts";
import { rankCommands } from "./rank-commands.ts";

const aCommand = (title: string, hint?: string): Command => ({
  id: title,
  title,
  ...(title.startsWith("Open panel ") ? { noun: title.replace("Open panel ", "") } : {}),
  group: "Window",
  ...(hint === undefined ? {} : { hint }),
  run: () => undefined,
});

const COMMANDS = [
  aCommand("Export workspace…"),
  aCommand("Reset layout"),
  aCommand("Acknowledge all alerts"),
  aCommand("Export report as HTML"),
  aCommand("Open panel Backtest result"),
  aCommand("Open panel Alerts"),
  aCommand("Theme: light"),
  aCommand("market_scan", "Looks at each symbol; an alert may follow"),
];

const found = (text: string): readonly string[] => rankCommands(COMMANDS, text).map(({ title }) => title);

describe("rankCommands", () => {
  it("lists all as they come while nothing is typed", () => {
    expect(found("  ")).toEqual(COMMANDS.map(({ title }) => title));
  });

  it("puts first what is called so, not what has its letters somewhere", () => {
    expect(found("alert")).toEqual(["Open panel Alerts", "Acknowledge all alerts", "market_scan"]);
  });

  it("puts a title that begins with the text before one that has it in its middle", () => {
    expect(found("export")).toEqual(["Export workspace…", "Export report as HTML"]);
    expect(found("result")).toEqual(["Open panel Backtest result"]);
  });

  it("finds by the beginnings of several words in any order", () => {
    expect(found("html exp")).toEqual(["Export report as HTML"]);
    expect(found("scan")).toEqual(["market_scan"]);
    expect(found("th light")).toEqual(["Theme: light"]);
  });

  it("takes letters in their order only where nothing is called so", () => {
    expect(found("rslay")).toEqual(["Reset layout"]);
    expect(found("xqz")).toEqual([]);
  });
});

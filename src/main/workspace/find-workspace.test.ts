import { describe, expect, it } from "vitest";
import { findWorkspace } from "./find-workspace.ts";
import type { WorkspaceHints } from "./find-workspace.ts";

const hints: WorkspaceHints = {
  argument: undefined,
  environment: {},
  platform: "linux",
  homeDirectory: "/home/ann",
  currentDirectory: "/tmp/here",
};

describe("findWorkspace", () => {
  it.each<readonly [string, Partial<WorkspaceHints>, string]>([
    ["the user's demo workspace by default", {}, "/home/ann/.local/share/gpt-trader/workspaces/demo"],
    [
      "the data folder that the user chose",
      { environment: { XDG_DATA_HOME: "/data" } },
      "/data/gpt-trader/workspaces/demo",
    ],
    [
      "the custom of macOS",
      { platform: "darwin" },
      "/home/ann/Library/Application Support/gpt-trader/workspaces/demo",
    ],
    [
      "the custom of Windows",
      { platform: "win32", environment: { LOCALAPPDATA: "/local" } },
      "/local/gpt-trader/workspaces/demo",
    ],
    ["the variable", { environment: { GPT_TRADER_WORKSPACE: "/work" } }, "/work"],
    [
      "nothing in an empty variable",
      { environment: { GPT_TRADER_WORKSPACE: "", XDG_DATA_HOME: "/d" } },
      "/d/gpt-trader/workspaces/demo",
    ],
    [
      "the argument first",
      { argument: "mine", environment: { GPT_TRADER_WORKSPACE: "/work" } },
      "/tmp/here/mine",
    ],
  ])("follows %s", (_, changes, expected) => {
    expect(findWorkspace({ ...hints, ...changes })).toBe(expected);
  });
});

import { describe, expect, it } from "vitest";
import { acceleratorOf } from "./accelerator.ts";

describe("acceleratorOf", () => {
  it.each([
    ["$mod+k", "CmdOrCtrl+K"],
    ["$mod+Shift+l", "CmdOrCtrl+Shift+L"],
    ["$mod+Alt+ArrowLeft", "CmdOrCtrl+Alt+Left"],
    ["$mod+,", "CmdOrCtrl+,"],
    ["?", "?"],
    ["Escape", "Esc"],
    ["F11", "F11"],
    ["$mod++", "CmdOrCtrl+Plus"],
    ["+", "Plus"],
    ["$mod+é", undefined],
    ["F25", undefined],
  ])("writes %s as %s", (keys, accelerator) => {
    expect(acceleratorOf(keys)).toBe(accelerator);
  });
});

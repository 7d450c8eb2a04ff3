import { describe, expect, it } from "vitest";
import { renameWorkflow } from "./rename-workflow.ts";

describe("renameWorkflow", () => {
  it.each([
    ["name: old # mine\nsteps: []\n", "name: new # mine\nsteps: []\n"],
    ['# above\nversion: 1\nname: "old"\n', "# above\nversion: 1\nname: new\n"],
  ])("changes the name of %j and nothing else", (text, renamed) => {
    expect(renameWorkflow(text, "new")).toBe(renamed);
  });

  it.each(["steps: []\n", "name: [a]\n", "text"])("refuses %j, which names no workflow", (text) => {
    expect(() => renameWorkflow(text, "new")).toThrow(/must have a name/);
  });
});

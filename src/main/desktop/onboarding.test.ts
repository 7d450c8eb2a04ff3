import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OnboardingView } from "#shared/ipc/channels/onboarding-channels.ts";
import { createOnboarding } from "./onboarding.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "onboarding-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function open() {
  const heard: OnboardingView[] = [];
  return {
    heard,
    onboarding: createOnboarding(path.join(folder, "onboarding.json"), (view) => heard.push(view)),
  };
}

describe("createOnboarding", () => {
  it("begins with nothing done and the checklist shown", () => {
    expect(open().onboarding.view()).toEqual({ isShown: true, done: [] });
  });

  it("keeps what was chosen and what happened, in the order of the list, and tells every change once", () => {
    const { onboarding, heard } = open();
    onboarding.choose("investor");
    onboarding.note("report");
    onboarding.note("backtest");
    onboarding.note("report");
    onboarding.show(false);
    const last = { profile: "investor", isShown: false, done: ["backtest", "report"] };
    expect(heard).toHaveLength(4);
    expect([heard.at(-1), open().onboarding.view()]).toEqual([last, last]);
  });

  it("begins anew where its file is damaged", () => {
    writeFileSync(path.join(folder, "onboarding.json"), "{");
    expect(open().onboarding.view()).toEqual({ isShown: true, done: [] });
  });
});

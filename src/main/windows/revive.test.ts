import type { WebContents } from "electron";
import { describe, expect, it } from "vitest";
import { revive } from "./revive.ts";

/** A page whose process can die; it counts how often it was loaded anew. */
function aPage() {
  let reloads = 0;
  let onGone: (event: unknown, details: { readonly reason: string }) => void = () => undefined;
  const contents = {
    on: (_name: string, listener: typeof onGone) => {
      onGone = listener;
    },
    reload: () => {
      reloads += 1;
    },
  } as unknown as WebContents;
  const clock = { nowMs: 0 };
  revive(contents, () => clock.nowMs);
  const die = (atMs: number, reason = "killed"): number => {
    clock.nowMs = atMs;
    onGone({}, { reason });
    return reloads;
  };
  return { die };
}

describe("revive", () => {
  it("loads a page anew each time that it dies, unless it dies at once again", () => {
    const { die } = aPage();
    expect([die(0), die(5_000), die(60_000, "crashed")]).toEqual([1, 1, 2]);
  });

  it("leaves a page alone that ended in order", () => {
    expect(aPage().die(0, "clean-exit")).toBe(0);
  });
});

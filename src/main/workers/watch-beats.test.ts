import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { watchBeats } from "./watch-beats.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function aWatch() {
  const beats = new Int32Array(1);
  const heard: (number | "beat")[] = [];
  const stop = watchBeats({
    beats,
    everyMs: 1_000,
    onBeat: () => heard.push("beat"),
    onSilence: (silentMs) => heard.push(silentMs),
  });
  return { beats, heard, stop };
}

describe("watchBeats", () => {
  it("counts how long a thread is silent, from its last beat on", () => {
    const { beats, heard } = aWatch();
    vi.advanceTimersByTime(2_000);
    Atomics.add(beats, 0, 1);
    vi.advanceTimersByTime(3_000);
    expect(heard).toEqual([1_000, 2_000, "beat", 1_000, 2_000]);
  });

  it("does not count the time in which nobody looked, as when the computer slept", () => {
    const { heard } = aWatch();
    vi.setSystemTime(Date.now() + 3_600_000);
    vi.advanceTimersByTime(1_000);
    expect(heard).toEqual([1_000]);
  });

  it("looks no more once it is stopped", () => {
    const { heard, stop } = aWatch();
    stop();
    vi.advanceTimersByTime(5_000);
    expect(heard).toEqual([]);
  });
});

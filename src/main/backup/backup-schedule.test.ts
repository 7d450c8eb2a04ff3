import { describe, expect, it } from "vitest";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { epochMs } from "#shared/model/time.ts";
import { scheduleBackups } from "./backup-schedule.ts";

const HOUR_MS = 3_600_000;
const START_MS = Date.UTC(2026, 0, 10);

function aBackup(tsMs: number, problem?: string): BackupView {
  const createdAt = problem === undefined ? new Date(tsMs).toISOString() : undefined;
  return { name: String(tsMs), createdAt, reason: "schedule", bytes: 1, files: [], problem };
}

interface Given {
  readonly everyHours?: number;
  readonly backUp?: () => Promise<void>;
}

function aSchedule({ everyHours = 24, backUp = () => Promise.resolve() }: Given = {}) {
  let nowMs = START_MS;
  let look = (): void => undefined;
  const made: number[] = [];
  const reported: unknown[] = [];
  let list: readonly BackupView[] = [];
  const schedule = scheduleBackups({
    clock: { now: () => epochMs(nowMs), monotonicMs: () => nowMs },
    timer: {
      after: () => () => undefined,
      every(_intervalMs, callback) {
        look = callback;
        return () => (look = () => undefined);
      },
    },
    everyHours: () => everyHours,
    list: () => list,
    async backUp() {
      made.push(nowMs);
      await backUp();
      list = [aBackup(nowMs), ...list];
    },
    report: (thrown) => reported.push(thrown),
  });
  const lookAfter = async (hours: number): Promise<void> => {
    nowMs += hours * HOUR_MS;
    look();
    await schedule.settled();
  };
  const has = (...backups: readonly BackupView[]): void => void (list = backups);
  return {
    schedule,
    made,
    reported,
    lookAfter,
    has,
    hours: () => made.map((ms) => (ms - START_MS) / HOUR_MS),
  };
}

describe("scheduleBackups", () => {
  it("makes the first at its first look, and the next when that is old enough", async () => {
    const { lookAfter, hours } = aSchedule();
    for (const step of [0, 1, 22, 1, 1]) await lookAfter(step);
    expect(hours()).toEqual([0, 24]);
  });

  it("counts one that a person asked for, and none that is damaged", async () => {
    const { lookAfter, hours, has } = aSchedule();
    has(aBackup(START_MS, "damaged"), aBackup(START_MS - 20 * HOUR_MS));
    for (const step of [0, 3, 1]) await lookAfter(step);
    expect(hours()).toEqual([4]);
  });

  it("makes none when it is turned off, nor after its end", async () => {
    const off = aSchedule({ everyHours: 0 });
    await off.lookAfter(100);
    const ended = aSchedule();
    ended.schedule.stop();
    await ended.lookAfter(100);
    expect([off.made, ended.made]).toEqual([[], []]);
  });

  it("reports one that fails, and tries again an hour later", async () => {
    let isFull = true;
    const refusal = new Error("disk full");
    const { lookAfter, hours, reported } = aSchedule({
      backUp: () => (isFull ? Promise.reject(refusal) : Promise.resolve()),
    });
    await lookAfter(0);
    isFull = false;
    await lookAfter(0.5);
    await lookAfter(0.5);
    expect([hours(), reported]).toEqual([[0, 1], [refusal]]);
  });

  it("does not begin a second one while one is being made", async () => {
    const gate = Promise.withResolvers<void>();
    const { schedule, lookAfter, made } = aSchedule({ backUp: () => gate.promise });
    const first = lookAfter(0);
    const second = lookAfter(1);
    gate.resolve();
    await Promise.all([first, second, schedule.settled()]);
    expect(made).toHaveLength(1);
  });
});

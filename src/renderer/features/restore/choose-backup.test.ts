import { describe, expect, it } from "vitest";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { chooseBackup } from "./choose-backup.ts";

function aBackup(name: string, backup: Partial<BackupView> = {}): BackupView {
  const createdAt = "2026-01-01T00:00:00.000Z";
  return { name, createdAt, reason: "schedule", bytes: 1, files: [], problem: undefined, ...backup };
}

const [newest, older] = [aBackup("b"), aBackup("a")];

describe("chooseBackup", () => {
  it("takes the newest unless a person wants another", () => {
    expect(chooseBackup([newest, older], {}, undefined)).toBe(newest);
    expect(chooseBackup([newest, older], {}, "a")).toBe(older);
  });

  it("takes none that is damaged, whoever wants it", () => {
    expect(chooseBackup([newest, older], { b: "damaged" }, "b")).toBe(older);
    expect(chooseBackup([aBackup("c", { problem: "unreadable" }), older], {}, "c")).toBe(older);
    expect(chooseBackup([newest], { b: "damaged" }, undefined)).toBeUndefined();
  });

  it("takes one that was made for an update only when there is no other", () => {
    const update = aBackup("c", { reason: "update" });
    expect(chooseBackup([update, older], {}, undefined)).toBe(older);
    expect(chooseBackup([update], {}, undefined)).toBe(update);
  });
});

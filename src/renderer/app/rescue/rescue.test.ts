import { describe, expect, it } from "vitest";
import { userError } from "#shared/errors/app-error.ts";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import { createFakeClient, settle } from "#renderer/testing/fake-client.ts";
import { createRescue } from "./rescue.ts";

function aBackup(name: string, problem?: string): BackupView {
  return { name, createdAt: "2026-01-01T00:00:00.000Z", reason: "asked", bytes: 1, files: [], problem };
}

const refusal = userError({ code: "backup.damaged", message: "damaged" });

function aRescue(answers: Parameters<typeof createFakeClient>[0]) {
  const client = createFakeClient(answers);
  let reloads = 0;
  const rescue = createRescue(client, { reload: () => void (reloads += 1) });
  return { rescue, client, reloads: () => reloads, read: () => rescue.state.getState() };
}

describe("createRescue", () => {
  it("lists the backups and reads each of them that can be read", async () => {
    const { rescue, client, read } = aRescue({
      "desktop:list-backups": () => [aBackup("c"), aBackup("b", "unreadable"), aBackup("a")],
      "desktop:check-backup": (input) => ({ isWhole: (input as { name: string }).name === "a" }),
    });
    await rescue.look();
    expect(read().backups?.map(({ name }) => name)).toEqual(["c", "b", "a"]);
    expect(read().checks).toEqual({ c: "damaged", b: "damaged", a: "whole" });
    expect(client.asked.map(({ input }) => input)).toEqual([undefined, { name: "c" }, { name: "a" }]);
  });

  it("says why the backups cannot be listed", async () => {
    const { rescue, read } = aRescue({
      "desktop:list-backups": () => {
        throw refusal;
      },
    });
    await rescue.look();
    expect(read().problem).toMatchObject({ code: "backup.damaged" });
  });

  it("restores once however often it is pressed, and starts over with what came back", async () => {
    const { rescue, client, reloads, read } = aRescue({ "desktop:restore-backup": () => ({ keptIn: "x" }) });
    const presses = [rescue.restore("a"), rescue.restore("a"), rescue.tryAgain()];
    expect(read().work).toBe("restoring");
    await Promise.all(presses);
    expect(client.asked).toEqual([{ channel: "desktop:restore-backup", input: { name: "a" } }]);
    expect([reloads(), read().work, read().backups]).toEqual([1, "none", undefined]);
  });

  it("stays and says why when the workspace still does not open", async () => {
    const { rescue, reloads, read } = aRescue({
      "desktop:reopen": () => {
        throw refusal;
      },
    });
    await rescue.tryAgain();
    expect([reloads(), read().work, read().problem?.code]).toEqual([0, "none", "backup.damaged"]);
  });

  it("quits", async () => {
    const { rescue, client } = aRescue({ "desktop:quit": () => undefined });
    rescue.quit();
    await settle();
    expect(client.asked).toEqual([{ channel: "desktop:quit", input: undefined }]);
  });
});

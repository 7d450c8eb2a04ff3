import { describe, expect, it } from "vitest";
import { AppError, userError } from "#shared/errors/app-error.ts";
import type { Restored } from "#main/backup/restore-backup.ts";
import { rescueHandlers } from "./rescue-handlers.ts";

function aRescue(check: () => Promise<void>) {
  const done: string[] = [];
  const handlers = rescueHandlers({
    host: () => ({
      reopen: async () => void done.push("reopen"),
      restore: async (name) => {
        done.push(`restore ${name}`);
        return { keptIn: "replaced/1" } as Restored;
      },
    }),
    backups: { list: () => [], check },
    quit: () => void done.push("quit"),
  });
  return { handlers, done };
}

describe("rescueHandlers", () => {
  it("tells a damaged backup from one that could not be read", async () => {
    const damaged = userError({ code: "backup.damaged", message: "damaged" });
    const failed = new AppError({ kind: "transient", code: "file.disk-failed", message: "no answer" });
    const check = async (error?: AppError) => {
      const { handlers } = aRescue(async () => {
        if (error !== undefined) throw error;
      });
      return handlers["desktop:check-backup"]({ name: "a" });
    };
    expect(await check()).toEqual({ isWhole: true });
    expect(await check(damaged)).toEqual({ isWhole: false });
    await expect(check(failed)).rejects.toBe(failed);
  });

  it("restores, opens again and quits", async () => {
    const { handlers, done } = aRescue(() => Promise.resolve());
    expect(await handlers["desktop:restore-backup"]({ name: "a" })).toEqual({ keptIn: "replaced/1" });
    await handlers["desktop:reopen"](undefined);
    await handlers["desktop:quit"](undefined);
    expect(done).toEqual(["restore a", "reopen", "quit"]);
  });
});

import { describe, expect, it } from "vitest";
import { refusedError } from "#shared/errors/app-error.ts";
import type { Restored } from "#main/backup/restore-backup.ts";
import type { OpenWorkspace } from "./open-workspace.ts";
import { hostWorkspace } from "./workspace-host.ts";

const workspace = {} as OpenWorkspace;
const restored = { keptIn: "replaced" } as Restored;

/** A workspace that opens once it was mended. */
function aDamagedWorkspace({ isMended = false } = {}) {
  const done: string[] = [];
  let isWhole = isMended;
  const host = hostWorkspace({
    open() {
      done.push("open");
      return isWhole ? Promise.resolve(workspace) : Promise.reject(new Error("damaged"));
    },
    backups: {
      async restore(name) {
        done.push(`restore ${name}`);
        if (isWhole) throw refusedError({ code: "workspace.owned", message: "it is open" });
        isWhole = true;
        return restored;
      },
    },
    onTry: (opened) => void opened.catch(() => undefined),
  });
  return { host, done, mend: () => (isWhole = true) };
}

describe("hostWorkspace", () => {
  it("opens what a restore brought", async () => {
    const { host, done } = aDamagedWorkspace();
    await expect(host.opened()).rejects.toThrow("damaged");
    expect(await host.restore("latest")).toBe(restored);
    expect(await host.opened()).toBe(workspace);
    expect(done).toEqual(["open", "restore latest", "open"]);
  });

  it("tries again when it is asked to, and says why it still does not open", async () => {
    const { host, mend } = aDamagedWorkspace();
    await expect(host.reopen()).rejects.toThrow("damaged");
    mend();
    await host.reopen();
    expect(await host.opened()).toBe(workspace);
  });

  it("takes two presses for one, and leaves an open workspace alone", async () => {
    const { host, done, mend } = aDamagedWorkspace();
    mend();
    await Promise.all([host.reopen(), host.reopen()]);
    await host.reopen();
    expect(done).toEqual(["open", "open"]);
  });

  it("does not restore over an open workspace", async () => {
    const { host } = aDamagedWorkspace({ isMended: true });
    await expect(host.restore("latest")).rejects.toMatchObject({ code: "workspace.owned" });
    expect(await host.opened()).toBe(workspace);
  });
});

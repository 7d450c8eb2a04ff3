import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aHistory, SHORT_RUN } from "./testing/a-history.ts";
import { aSmallDisk, canMount } from "./testing/a-small-disk.ts";

describe.skipIf(!canMount)("a workspace on a read-only disk (needs the right to mount one)", () => {
  it("can be looked at, and refuses what would write, with the folder and a remedy", async () => {
    const disk = aSmallDisk(64);
    const history = await aHistory(join(disk.folder, "workspace"));
    disk.makeReadOnly();
    expect(await history.runs()).toBe(2);
    expect(await history.run(["status"])).toMatchObject({ code: 0, err: "" });
    expect(await history.run(["audit", "verify"])).toMatchObject({ code: 0, err: "" });
    expect(await history.run(["backup", "list"])).toMatchObject({ code: 0, err: "" });
    expect(await history.failing(...SHORT_RUN)).toMatchObject({
      exitCode: 2,
      code: "workspace.unusable",
      message: expect.stringContaining(history.workspace) as string,
      remedy: expect.stringContaining("writable") as string,
    });
    expect(await history.failing("backup", "create")).toMatchObject({
      exitCode: 2,
      code: "file.no-permission",
    });
  });
});

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";
import { explainSystemError } from "./system-error.ts";

function thrownBy(call: () => unknown): unknown {
  try {
    call();
  } catch (thrown) {
    return thrown;
  }
  return undefined;
}

describe("explainSystemError", () => {
  it("names the path and the remedy for what the operating system refuses", () => {
    const directory = aDirectory();
    const file = join(directory, "file");
    writeFileSync(file, "");
    const cases = [
      [() => readFileSync(directory), "file.wrong-kind"],
      [() => mkdirSync(join(file, "under")), "file.wrong-kind"],
      [() => readFileSync(join(directory, "x".repeat(300))), "file.name-too-long"],
      [() => readFileSync(join(directory, "none")), "file.missing"],
    ] as const;
    for (const [call, code] of cases) {
      expect(explainSystemError(thrownBy(call))).toMatchObject({
        kind: "user",
        code,
        value: expect.stringContaining(code === "file.wrong-kind" ? "" : directory) as string,
        remedy: expect.any(String) as string,
      });
    }
  });

  it("takes a full disk for something that passes", () => {
    const full = Object.assign(new Error("ENOSPC"), { code: "ENOSPC", syscall: "write", path: "/a/b" });
    expect(explainSystemError(full)).toMatchObject({
      kind: "transient",
      code: "file.disk-full",
      value: "/a/b",
    });
  });

  it("answers anything else as it is", () => {
    const ours = Object.assign(new Error("ours"), { code: "ENOSPC" });
    expect([explainSystemError(ours), explainSystemError("text")]).toEqual([ours, "text"]);
  });
});

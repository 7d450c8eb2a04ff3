import { describe, expect, it } from "vitest";
import { asFailure, Failure, formatFailure } from "./failure.mjs";
import { explainNpmFailure } from "./npm-failure.mjs";

const firstLineOf = (failure) => failure.message.split("\n")[0];

describe("failures", () => {
  it("print what happened and what to do", () => {
    expect(formatFailure(new Failure("it broke", "mend it"))).toBe("error: it broke\n  remedy: mend it");
  });

  it("know a full disk", () => {
    const full = Object.assign(new Error("write"), { code: "ENOSPC" });
    expect(formatFailure(asFailure(full))).toBe(
      "error: the disk is full\n  remedy: free about 1 GB, then run the same command again",
    );
  });

  it("give a remedy for the unexpected too", () => {
    expect(asFailure(new TypeError("x is not a function")).remedy).toContain("GPT_TRADER_DEBUG=1");
  });

  it.each([
    ["npm error code ENOTFOUND", "npm ci failed: the package registry cannot be reached"],
    ["npm error code EUSAGE", "npm ci failed: package.json and package-lock.json disagree"],
    ["npm error code EINTEGRITY", "npm ci failed: a downloaded package does not match its checksum"],
    ["npm error code ENOSPC", "npm ci failed: the disk is full"],
    ["npm error code EACCES", "npm ci failed: npm may not write its files"],
    ["npm error something else", "npm ci failed"],
  ])("read %s", (output, line) => {
    expect(firstLineOf(explainNpmFailure(output, "npm ci"))).toBe(line);
  });

  it("keep npm's error lines and leave out its warnings", () => {
    expect(explainNpmFailure("npm warn old\nnpm error code E1\nnpm error\n", "npm ci").message).toBe(
      "npm ci failed\n    npm error code E1",
    );
  });
});

import { describe, expect, it } from "vitest";
import { exitCodeOfError, exitCodeOfRun } from "./exit-code.ts";

const error = (kind: "user" | "refused" | "transient" | "bug", code = "a.b") => ({
  kind,
  code,
  message: "m",
});

describe("exitCodeOfError", () => {
  it("answers by the kind of the error", () => {
    expect([error("user"), error("refused"), error("transient"), error("bug")].map(exitCodeOfError)).toEqual([
      2, 3, 1, 1,
    ]);
  });

  it("answers 130 for a cancelled run although it is a refusal", () => {
    expect(exitCodeOfError(error("refused", "run.cancelled"))).toBe(130);
  });
});

describe("exitCodeOfRun", () => {
  it("answers by the status and, for a failure, by its cause", () => {
    expect(exitCodeOfRun({ status: "completed", error: undefined })).toBe(0);
    expect(exitCodeOfRun({ status: "cancelled", error: undefined })).toBe(130);
    expect(exitCodeOfRun({ status: "refused", error: undefined })).toBe(3);
    expect(exitCodeOfRun({ status: "failed", error: error("user") })).toBe(2);
    expect(exitCodeOfRun({ status: "failed", error: undefined })).toBe(1);
  });
});

import { describe, expect, it } from "vitest";
import { formatError } from "./format-error.ts";

const ERROR = { kind: "user", code: "a.b", message: "bad" } as const;

describe("formatError", () => {
  it("names field, value and remedy, and leaves out what there is not", () => {
    expect(formatError({ ...ERROR, field: "x", value: "1", remedy: "do" })).toBe(
      "error: bad\n  field:  x\n  value:  1\n  remedy: do\n  code:   A.B",
    );
    expect(formatError(ERROR)).toBe("error: bad\n  code:   A.B");
  });

  it("lets nothing through that steers a terminal or looks like a line of its own", () => {
    const text = formatError({
      ...ERROR,
      message: "a\u001b[2Jb\n    at evil (x.ts:1:1)",
      value: "\u0007\r\n",
    });
    expect(text.split("\n")).toEqual(["error: a b     at evil (x.ts:1:1)", "  value:   ", "  code:   A.B"]);
  });

  it("lists twenty details and counts the rest", () => {
    const text = formatError({
      ...ERROR,
      details: Array.from({ length: 23 }, (_, index) => `d${String(index)}`),
    });
    expect(text.split("\n").slice(-3)).toEqual(["  - d19", "  - and 3 more", "  code:   A.B"]);
  });
});

import { describe, expect, it } from "vitest";
import { checkSqliteVersion } from "./sqlite-version.ts";

describe("checkSqliteVersion", () => {
  it.each(["3.51.3", "3.51.10", "3.52.0", "4.0.0"])("accepts %s", (version) => {
    expect(checkSqliteVersion(version, false)).toBeUndefined();
  });

  it.each(["3.51.2", "3.47.0", "2.99.99"])("refuses %s unless it is allowed, with a warning", (version) => {
    expect(() => checkSqliteVersion(version, false)).toThrow(
      expect.objectContaining({ code: "store.sqlite-too-old", value: version }),
    );
    expect(checkSqliteVersion(version, true)).toContain(`was ${version}`);
  });
});

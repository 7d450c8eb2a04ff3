import { expect, it } from "vitest";
import { formatBytes } from "./format-bytes.ts";

it.each([
  [0, "0 B"],
  [999, "999 B"],
  [4_120, "4.1 kB"],
  [41_200, "41 kB"],
  [4_120_000, "4.1 MB"],
  [2_500_000_000_000, "2500 GB"],
])("shows %i bytes as %s", (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

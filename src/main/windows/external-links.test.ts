import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isAllowedExternal } from "./external-links.ts";

describe("isAllowedExternal", () => {
  it("allows the link that the window shows", () => {
    expect(isAllowedExternal("https://www.tradingview.com/")).toBe(true);
  });

  it.each([
    "http://www.tradingview.com/",
    "https://www.tradingview.com:8443/",
    "https://tradingview.com/",
    "https://www.tradingview.com.evil.example/",
    "https://user:word@www.tradingview.com/",
    "https://www.trаdingview.com/",
    "javascript:alert(1)",
    "file:///etc/passwd",
    "smb://host/share",
    String.raw`\\host\share`,
    "app://workstation/index.html",
    "",
  ])("refuses %s", (link) => {
    expect(isAllowedExternal(link)).toBe(false);
  });

  it("refuses whatever else is thrown at it", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.webUrl(),
          fc.string(),
          fc.domain().map((host) => `https://${host}/`),
        ),
        (link) => {
          expect(isAllowedExternal(link)).toBe(false);
        },
      ),
      { numRuns: 200 },
    );
  });
});

import { describe, expect, it } from "vitest";
import { previewPage } from "./preview-page.ts";

const report = (content: string) => ({ title: "A & B", fileName: "a.csv", content });

describe("previewPage", () => {
  it.each(["html", "pdf", "png"] as const)("shows %s as it is", (format) => {
    expect(previewPage(report("<h1>A</h1>"), format)).toBe("<h1>A</h1>");
  });

  it.each(["csv", "figures", "json"] as const)("shows the text of %s, and never as a page", (format) => {
    const page = previewPage(report("symbol,<script>alert(1)</script>"), format);
    expect(page).toContain('<pre class="file">symbol,&lt;script&gt;alert(1)&lt;/script&gt;</pre>');
    expect(page).toContain("<title>A &amp; B (a.csv)</title>");
    expect(page).not.toContain("more lines");
  });

  it("shows the beginning of a long file and says how much is left", () => {
    const page = previewPage(
      report(Array.from({ length: 1_200 }, (_, index) => `line ${index}`).join("\n")),
      "csv",
    );
    expect(page).toContain("line 999</pre>");
    expect(page).toContain("200 more lines are in the file.");
  });
});

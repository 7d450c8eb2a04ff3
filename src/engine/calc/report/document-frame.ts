import { markup, trusted } from "./markup.ts";
import type { Markup } from "./markup.ts";
import { REPORT_STYLE } from "./report-style.ts";

/** One HTML file without script or anything from outside, so that it is safe to mail. */
export function documentFrame(title: string, bands: Markup, content: Markup): string {
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${trusted(REPORT_STYLE)}</style>
</head>
<body>
${bands}
<main>
${content}
<footer>Past results, simulated or real, do not tell future ones. Times are UTC; fractions are shown as percentages. The JSON form of this report holds the same figures in full precision.</footer>
</main>
</body>
</html>
`.markup;
}

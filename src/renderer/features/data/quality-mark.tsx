import type { QualityReport } from "#shared/ipc/channels/data-channels.ts";
import type { QualityVerdict } from "#shared/model/data-quality.ts";
import { formatNumber } from "#renderer/ui/format-number.ts";

const MARKS: Readonly<Record<QualityVerdict, readonly [glyph: string, state: string, text: string]>> = {
  good: ["●", "good", "good"],
  doubtful: ["▲", "warning", "doubtful"],
  bad: ["■", "bad", "bad"],
  too_short: ["○", "none", "too short"],
};

/** What the bars of a series are worth, by sign and word. */
export function QualityMark({ report }: { readonly report: QualityReport }) {
  const [glyph, state, text] = MARKS[report.verdict];
  const score = formatNumber(report.score, "ratio").text;
  const held = report.state === "trusted" ? "" : `, ${report.state}`;
  return (
    <span
      className={`state state--${state}`}
      title={`Score ${score} of 1; held back below ${formatNumber(report.quarantineBelow, "ratio").text}`}
    >
      <span aria-hidden="true">{glyph} </span>
      {`${text}${held}`}
    </span>
  );
}

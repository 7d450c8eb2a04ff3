import { describeGap } from "#engine/calc/bars/find-gaps.ts";
import type { GapSpan } from "#engine/calc/bars/find-gap-spans.ts";

const MARK = "missing by the calendar";
/** As an import says it that was told to allow gaps. */
const ALLOWED_GAPS = /^\d+ gaps? (?:was|were) allowed; first: /;

/** What a series says of its holes; nothing when there are none. */
export function gapCaveats(gaps: readonly GapSpan[]): readonly string[] {
  const [first] = gaps;
  return first === undefined ? [] : [`${gaps.length} ${MARK}; first: ${describeGap(first)}`];
}

/** What else is said of a series: its holes are looked for anew. */
export function withoutGapCaveats(caveats: readonly string[]): readonly string[] {
  return caveats.filter((caveat) => !caveat.includes(MARK) && !ALLOWED_GAPS.test(caveat));
}

import type { ComparedRow, RunComparison } from "#shared/ipc/channels/history-channels.ts";
import { STATISTIC_DEFINITIONS } from "#shared/model/statistic-definitions.ts";
import { formatIsoTime } from "#shared/model/time.ts";
import { toCanonical } from "#engine/base/canonical-json.ts";
import { tableCsv } from "../table-csv.ts";
import { comparisonDocument } from "./comparison-document.ts";
import type { ComparisonFigures } from "./comparison-figures.ts";
import type { ComparisonInput } from "./comparison-input.ts";

/** A comparison in the forms that it is saved in. */
export interface ComparisonReport {
  readonly title: string;
  readonly html: string;
  readonly data: Readonly<Record<string, unknown>>;
  /** One line a fact or figure, with both sides. */
  readonly figuresCsv: string;
  /** The trades that only one of the runs has. */
  readonly tradesCsv: string;
}

/** Version of the shape of the comparison's data. */
const COMPARISON_VERSION = 1;

/** Two runs side by side: the same input gives the same bytes. */
export function buildComparisonReport(input: ComparisonInput): ComparisonReport {
  const figures = figuresOf(input);
  return {
    title: figures.title,
    html: comparisonDocument(figures, input),
    data: {
      comparisonVersion: COMPARISON_VERSION,
      ...(toCanonical(figures) as Readonly<Record<string, unknown>>),
    },
    figuresCsv: `${tableCsv(
      figures.rows.map(({ group, label, key = "", kind, left, right, isSame }) => ({
        group,
        figure: label,
        key,
        kind,
        left,
        right,
        same: isSame ? "yes" : "no",
      })),
    )}\n`,
    tradesCsv: `${tableCsv([
      ...figures.onlyLeft.map((trade) => ({ only_in: "left", ...trade })),
      ...figures.onlyRight.map((trade) => ({ only_in: "right", ...trade })),
    ])}\n`,
  };
}

function figuresOf({ comparison, left, right, appVersion, tsCreatedMs }: ComparisonInput): ComparisonFigures {
  return {
    title: titleOf(comparison),
    modes: [...new Set([comparison.left.mode, comparison.right.mode])],
    isSynthetic: left.isSynthetic || right.isSynthetic,
    made: { created: formatIsoTime(tsCreatedMs), appVersion },
    left: comparison.left,
    right: comparison.right,
    divergence: comparison.divergence?.text,
    rows: comparison.rows.map((row) => ({ ...row, key: keyOf(row) })),
    onlyLeft: comparison.onlyLeft,
    onlyRight: comparison.onlyRight,
  };
}

function titleOf({ left, right }: RunComparison): string {
  return left.workflow === right.workflow
    ? `Two runs of ${left.workflow}`
    : `${left.workflow} beside ${right.workflow}`;
}

/** Name of a statistic in the data; undefined of what is none. */
function keyOf({ group, label }: ComparedRow): string | undefined {
  if (group !== "Statistics") return undefined;
  return STATISTIC_DEFINITIONS.find((definition) => definition.label === label)?.key;
}

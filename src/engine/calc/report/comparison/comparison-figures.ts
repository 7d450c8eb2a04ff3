import type { ComparedRow, RunSummary } from "#shared/ipc/channels/history-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import type { Trade } from "#shared/model/position.ts";

/** The one set of numbers that all forms of a comparison are written from. */
export interface ComparisonFigures {
  readonly title: string;
  /** One where both runs had the same. */
  readonly modes: readonly Mode[];
  readonly isSynthetic: boolean;
  readonly made: { readonly created: string; readonly appVersion: string };
  readonly left: RunSummary;
  readonly right: RunSummary;
  /** In words; undefined when one of them made no backtest. */
  readonly divergence: string | undefined;
  readonly rows: readonly (ComparedRow & { readonly key: string | undefined })[];
  readonly onlyLeft: readonly Trade[];
  readonly onlyRight: readonly Trade[];
}

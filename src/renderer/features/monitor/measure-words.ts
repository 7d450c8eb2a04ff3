import type { MeasureHelp } from "#shared/model/measure-help.ts";

/** What a measure means, how it is computed, and when to worry. */
export function measureWords({ meaning, computed, worry }: MeasureHelp): readonly string[] {
  return [meaning, computed, `When to worry: ${worry}`];
}

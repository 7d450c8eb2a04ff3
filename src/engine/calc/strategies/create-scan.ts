import type { Decision, DecisionScan } from "./strategy.ts";

/**
 * A scan that asks bar by bar. `wantedAt` answers 1, 0 or -1, and the position itself where it stays as it is; it is
 * worth giving where a decision costs more than that, because it has to write its reason.
 */
export function createScan(
  decisionAt: DecisionScan["decisionAt"],
  allowShort: boolean,
  wantedAt: (index: number, position: number) => number = (index, position) =>
    wantedBy(decisionAt(index, position), position),
): DecisionScan {
  const directionAt = (index: number, position: number): number => {
    const wanted = wantedAt(index, position);
    return wanted < 0 && !allowShort ? 0 : wanted;
  };
  return {
    next(from, end, position) {
      for (let index = from; index < end; index += 1) {
        if (directionAt(index, position) !== position) return index;
      }
      return end;
    },
    directionAt,
    decisionAt,
  };
}

function wantedBy(decision: Decision | undefined, position: number): number {
  if (decision === undefined) return position;
  if (decision.target === "flat") return 0;
  return decision.target === "long" ? 1 : -1;
}

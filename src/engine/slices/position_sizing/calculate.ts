import type { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import { buildPolicy } from "./build-policy.ts";
import type { positionSizingManifest } from "./manifest.ts";

type Method = (typeof positionSizingManifest)["methods"]["calculate"];
type Input = z.output<Method["input"]>;

/** A policy from figures measured before the range; bars inside it are never read. */
export function calculate(input: Input): z.input<Method["output"]> {
  refuseLookAhead(input);
  const policy = buildPolicy(input, input.bars.length, input.strategyChoice);
  const most = policy.maximumPositionFraction * input.initialCash;
  const start = `At the start a position may hold up to ${most.toFixed(2)} of ${input.initialCash.toFixed(2)}.`;
  return { sizing: { ...policy, grounds: [...policy.grounds, start, ...absenceGrounds(input)] } };
}

/** Throws when the evidence reaches into the range: the result would know its own future. */
function refuseLookAhead({ strategyChoice, range }: Input): void {
  const { evidence, history } = strategyChoice;
  if (evidence === undefined || history.to < range.from) return;
  throw userError({
    code: "sizing.evidence-in-range",
    message: `evidence must end before ${range.from}, was measured up to ${history.to}`,
    field: "strategyChoice",
    value: history.to,
    remedy: "choose the strategy on bars before the range",
  });
}

function absenceGrounds({ regimes, patterns, sizingMethod }: Input): readonly string[] {
  if (sizingMethod !== "intelligent") return [];
  return [
    ...(regimes === undefined ? ["No regimes were given: there is no regime factor."] : []),
    ...(patterns === undefined ? ["No patterns were given: the pattern factor is 1."] : []),
  ];
}

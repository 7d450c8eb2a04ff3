import type { z } from "zod";
import { defaultPolicy } from "#engine/calc/sizing/default-policy.ts";
import type { SizingPolicy } from "#shared/model/sizing-policy.ts";
import type { StrategyChoice } from "#shared/model/strategy-choice.ts";
import { measureEdge, type Edge } from "./measure-edge.ts";
import type { positionSizingManifest } from "./manifest.ts";

type Inputs = (typeof positionSizingManifest)["methods"];

/** What a person set, by either method. */
type Settings = Pick<
  z.output<Inputs["calculate"]["input"]>,
  | "sizingMethod"
  | "quantity"
  | "fraction"
  | "riskFraction"
  | "stopAtrMultiple"
  | "targetVolatility"
  | "kellyShare"
  | "minimumConfidence"
  | "maximumPositionFraction"
  | "maximumGrossFraction"
  | "lotSize"
  | "minimumNotional"
>;

/** The policy of a run over `symbols` symbols, which share what may be invested. */
export function buildPolicy(
  settings: Settings,
  symbols: number,
  choice: StrategyChoice | undefined,
): SizingPolicy {
  const { sizingMethod: method, quantity, riskFraction, stopAtrMultiple } = settings;
  const { targetVolatility, kellyShare, minimumConfidence, lotSize, minimumNotional } = settings;
  const caps = capsOf(settings, symbols);
  const edge = measureEdge(method, choice);
  return defaultPolicy({
    method,
    quantity,
    fraction: settings.fraction / symbols,
    riskFraction,
    stopAtrMultiple,
    targetVolatility,
    kellyShare,
    minimumConfidence,
    lotSize,
    minimumNotional,
    ...caps,
    kellyFraction: edge.kellyFraction,
    confidence: edge.confidence,
    grounds: [...edge.grounds, ...zeroGrounds(settings, edge), capGround(caps, symbols)],
  });
}

type Caps = Pick<SizingPolicy, "maximumPositionFraction" | "maximumGrossFraction">;

/** A fixed quantity is limited by the account alone; all else leaves something for gaps and costs. */
function capsOf(settings: Settings, symbols: number): Caps {
  const usual = defaultPolicy({}).maximumGrossFraction;
  const isFixed = settings.sizingMethod === "fixed_quantity";
  const maximumGrossFraction = settings.maximumGrossFraction ?? (isFixed ? 1 : usual);
  const share = isFixed ? maximumGrossFraction : maximumGrossFraction / symbols;
  return { maximumGrossFraction, maximumPositionFraction: settings.maximumPositionFraction ?? share };
}

function zeroGrounds(settings: Settings, edge: Edge): readonly string[] {
  const isLow = edge.confidence < settings.minimumConfidence;
  return isLow
    ? [`Confidence ${edge.confidence} is below the minimum ${settings.minimumConfidence}: the size is 0.`]
    : [];
}

function capGround(caps: Caps, symbols: number): string {
  const shared = symbols > 1 ? `, shared by ${symbols} symbols` : "";
  return `Caps: ${percent(caps.maximumPositionFraction)} of equity a position, ${percent(caps.maximumGrossFraction)} in all${shared}.`;
}

function percent(fraction: number): string {
  return `${Number((fraction * 100).toFixed(2))} %`;
}

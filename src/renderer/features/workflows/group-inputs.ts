import type { InputView } from "#shared/ipc/channels/workflow-channels.ts";

export interface InputGroup {
  readonly title: string;
  readonly inputs: readonly InputView[];
}

/** The inputs of a workflow in the order in which a person needs them. */
export interface GroupedInputs {
  /** Always in sight. */
  readonly main: readonly InputView[];
  /** One press away. */
  readonly next: readonly InputView[];
  /** One more press away each: what most people leave as it is. */
  readonly groups: readonly InputGroup[];
}

/** The fields that nearly every run sets. */
const MAIN_FIELDS: readonly string[] = ["symbols", "from", "to", "strategy"];
/** What a person changes next; inputs that no group knows come after these, in their schema's order. */
const NEXT_FIELDS: readonly string[] = [
  "parameters",
  "initialCash",
  "feeBps",
  "slippageBps",
  "allowShort",
  "sizingMethod",
  "timeframe",
];

const GROUPS: readonly { readonly title: string; readonly names: readonly string[] }[] = [
  {
    title: "Costs and execution",
    names: [
      "feePerShare",
      "minimumFee",
      "halfSpreadBps",
      "latencyBars",
      "latencyMs",
      "participationFraction",
      "borrowRate",
      "initialMargin",
      "maintenanceMargin",
    ],
  },
  {
    title: "Position sizes",
    names: [
      "quantity",
      "fraction",
      "riskFraction",
      "stopAtrMultiple",
      "targetVolatility",
      "kellyShare",
      "minimumConfidence",
      "maximumPositionFraction",
      "maximumGrossFraction",
      "lotSize",
      "minimumNotional",
    ],
  },
  { title: "Prices", names: ["provider", "prices", "defaultRange"] },
  {
    title: "Patterns and regimes",
    names: [
      "pivotStrengthBars",
      "patternTolerance",
      "patternBiasBars",
      "patternBiasKinds",
      "patternHorizonBars",
      "trendBars",
      "volatilityBars",
      "crisisDrawdown",
      "crisisVolatility",
      "regimeConfirmationBars",
    ],
  },
];

const isMain = (input: InputView): boolean => MAIN_FIELDS.includes(input.name) || input.isRequired;

function orderBy(names: readonly string[]): (left: InputView, right: InputView) => number {
  const orderOf = ({ name }: InputView): number => {
    const index = names.indexOf(name);
    return index === -1 ? names.length : index;
  };
  return (left, right) => orderOf(left) - orderOf(right);
}

export function groupInputs(inputs: readonly InputView[]): GroupedInputs {
  const rest = inputs.filter((input) => !isMain(input));
  const isGrouped = ({ name }: InputView): boolean => GROUPS.some(({ names }) => names.includes(name));
  return {
    main: inputs.filter(isMain).toSorted(orderBy(MAIN_FIELDS)),
    next: rest.filter((input) => !isGrouped(input)).toSorted(orderBy(NEXT_FIELDS)),
    groups: GROUPS.map(({ title, names }) => ({
      title,
      inputs: rest.filter(({ name }) => names.includes(name)).toSorted(orderBy(names)),
    })).filter((group) => group.inputs.length > 0),
  };
}

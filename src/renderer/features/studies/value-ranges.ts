import type { StrategyParameterView } from "#shared/ipc/channels/strategy-channels.ts";

/** How a person names the values of a parameter that a search tries; fields hold what was typed. */
export type RangeDraft =
  | { readonly kind: "spread" }
  | { readonly kind: "range"; readonly from: string; readonly to: string; readonly step: string }
  | { readonly kind: "list"; readonly text: string };

/** The values of a draft, ascending as it names them; a spread is left to the search. */
export type DraftValues =
  | { readonly isSpread: true; readonly count: number }
  | { readonly isSpread: false; readonly values: readonly number[] }
  | { readonly problem: string };

/** More values of one parameter than this are refused. */
const MOST_VALUES = 1_000;
/** Decimal steps keep nine decimals; what binary fractions add to them goes. */
const DECIMALS = 1e9;
const SPREAD: RangeDraft = { kind: "spread" };

/** What the values of a grid look like as a draft: evenly spaced ones are a range. */
export function draftOf(values: readonly number[] | undefined): RangeDraft {
  if (values === undefined) return SPREAD;
  const [first, second] = values;
  const last = values.at(-1);
  if (first === undefined || second === undefined || last === undefined || values.length < 3)
    return { kind: "list", text: values.join(" ") };
  const step = rounded(second - first);
  const isEven = values.every((value, index) => value === rounded(first + index * step));
  return isEven && step > 0
    ? { kind: "range", from: String(first), to: String(last), step: String(step) }
    : { kind: "list", text: values.join(" ") };
}

/** A draft of that kind that begins with what was meant so far, or with the parameter's own range. */
export function changeKind(
  kind: RangeDraft["kind"],
  parameter: StrategyParameterView,
  draft: RangeDraft,
): RangeDraft {
  const named = valuesOf(parameter, draft, undefined);
  const values = "values" in named ? named.values : [];
  switch (kind) {
    case "spread":
      return SPREAD;
    case "list":
      return { kind, text: (values.length === 0 ? [parameter.default] : values).join(" ") };
    case "range":
      return {
        kind,
        from: String(values[0] ?? parameter.minimum),
        to: String(values.at(-1) ?? parameter.maximum),
        step: String(values.length > 1 ? rounded((values[1] ?? 0) - (values[0] ?? 0)) : parameter.step),
      };
  }
}

/** `points` is how many values a spread has at most; undefined when every step may be tried. */
export function valuesOf(
  parameter: StrategyParameterView,
  draft: RangeDraft,
  points: number | undefined,
): DraftValues {
  switch (draft.kind) {
    case "spread": {
      const { minimum, maximum, step } = parameter;
      const steps = Math.floor((maximum - minimum) / step + 1e-9) + 1;
      return { isSpread: true, count: Math.min(points ?? steps, steps) };
    }
    case "range":
      return checked(parameter, rangeOf(draft));
    case "list":
      return checked(parameter, [
        ...new Set(
          draft.text
            .split(/[\s,;]+/)
            .filter(Boolean)
            .map(Number),
        ),
      ]);
  }
}

function rangeOf(draft: Extract<RangeDraft, { readonly kind: "range" }>): readonly number[] | string {
  const [from, to, step] = [draft.from, draft.to, draft.step].map((text) =>
    text.trim() === "" ? Number.NaN : Number(text),
  );
  if (from === undefined || to === undefined || step === undefined) return "from, to and step must be given";
  if (![from, to, step].every(Number.isFinite)) return "from, to and step must be numbers";
  if (step <= 0) return "the step must be above 0";
  if (to < from) return "the range must not end below its start";
  const count = Math.floor((to - from) / step + 1e-9) + 1;
  if (count > MOST_VALUES) return `at most ${MOST_VALUES} values of one parameter`;
  return Array.from({ length: count }, (_, index) => rounded(from + index * step));
}

function checked(
  { minimum, maximum, unit }: StrategyParameterView,
  values: readonly number[] | string,
): DraftValues {
  if (typeof values === "string") return { problem: values };
  if (values.length === 0) return { problem: "at least one value must be given" };
  if (values.length > MOST_VALUES) return { problem: `at most ${MOST_VALUES} values of one parameter` };
  if (!values.every(Number.isFinite)) return { problem: "every value must be a number" };
  if (unit === "bars" && !values.every(Number.isInteger))
    return { problem: "every value must be a whole number" };
  const outside = values.find((value) => value < minimum || value > maximum);
  if (outside !== undefined) return { problem: `every value must be from ${minimum} to ${maximum}` };
  return { isSpread: false, values };
}

const rounded = (value: number): number => Math.round(value * DECIMALS) / DECIMALS;

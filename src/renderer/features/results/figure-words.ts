export const NOT_DEFINED = "not defined for this run";

/** What a figure is, and why this one is infinite or missing where it is. */
export function figureWords(
  definition: string,
  value: number | undefined,
  whyNotFinite = NOT_DEFINED,
): readonly string[] {
  if (value !== undefined && Number.isFinite(value)) return [definition];
  const shown = value === Infinity || value === -Infinity ? "infinite" : "missing";
  return [definition, `Here it is ${shown}: ${whyNotFinite}.`];
}

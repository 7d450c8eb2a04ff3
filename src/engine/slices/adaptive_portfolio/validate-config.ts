import type { z } from "zod";
import type { thresholdsSchema } from "./manifest.ts";

/** Every problem of the thresholds: they must rise, be positive, and have a hysteresis of 0 to 20 %. */
export function validateConfig(input: { readonly thresholds: z.output<typeof thresholdsSchema> }): {
  readonly problems: string[];
  readonly isValid: boolean;
} {
  const { micro, small, medium, large, hysteresisFraction } = input.thresholds;
  const rising = [
    { name: "micro", value: micro, above: 0 },
    { name: "small", value: small, above: micro },
    { name: "medium", value: medium, above: small },
    { name: "large", value: large, above: medium },
  ];
  const problems = rising
    .filter(({ value, above }) => !(value > above))
    .map(({ name, value, above }) => `${name} must be above ${String(above)}, was ${String(value)}`);
  if (!(hysteresisFraction >= 0 && hysteresisFraction <= 0.2)) {
    problems.push(`hysteresisFraction must be 0 to 0.2, was ${String(hysteresisFraction)}`);
  }
  return { problems, isValid: problems.length === 0 };
}

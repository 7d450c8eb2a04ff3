import { z } from "zod";
import { userError } from "#shared/errors/app-error.ts";
import { TIMEFRAMES } from "#shared/model/time.ts";
import type { StrategyFace } from "#engine/calc/strategies/own-strategies.ts";
import { SNAKE_CASE } from "./check-interface.ts";
import { inputError } from "./input-error.ts";

const parameterSchema = z
  .strictObject({
    name: z.string().regex(/^[a-z][A-Za-z0-9]*$/, { message: "must be a camelCase name" }),
    title: z.string().min(1),
    /** Values of the unit `bars` are whole numbers. */
    unit: z.string().min(1),
    default: z.number(),
    minimum: z.number(),
    maximum: z.number(),
    step: z.number().positive(),
  })
  .refine(({ minimum, maximum }) => minimum <= maximum, {
    path: ["maximum"],
    message: "must not be below the minimum",
  })
  .refine((spec) => spec.default >= spec.minimum && spec.default <= spec.maximum, {
    path: ["default"],
    message: "must lie from minimum to maximum",
  })
  .refine(
    ({ unit, ...values }) =>
      unit !== "bars" ||
      [values.default, values.minimum, values.maximum, values.step].every(Number.isInteger),
    { path: ["unit"], message: "must not be bars unless default, minimum, maximum and step are whole" },
  );

const faceSchema = z.strictObject({
  id: z.string().regex(SNAKE_CASE, { message: "must be snake_case" }),
  title: z.string().min(1),
  description: z.string().min(1),
  sides: z.enum(["long", "long_short"]),
  parameters: z
    .array(parameterSchema)
    .max(20)
    .refine((specs) => new Set(specs.map(({ name }) => name)).size === specs.length, {
      message: "must have different names",
    }),
  higherTimeframes: z.array(z.enum(TIMEFRAMES)).max(8).exactOptional(),
});

/** What a person's strategy says of itself, from the plain data that its file exports; a user error says what is wrong. */
export function readUserStrategy(data: unknown, id: string): StrategyFace {
  const parsed = faceSchema.safeParse(data);
  if (!parsed.success) {
    const fields = [...Object.keys(faceSchema.shape), "constraint", "warmUpBars", "start"];
    throw inputError(parsed.error, data, { code: "strategy.invalid", where: `strategies/${id}.ts`, fields });
  }
  if (parsed.data.id === id) return parsed.data;
  throw userError({
    code: "strategy.invalid",
    message: `id must be the name of its file (${id}), was ${parsed.data.id}`,
    field: "id",
    value: parsed.data.id,
    remedy: `set id to ${id}, or rename the file`,
  });
}

import { z } from "zod";
import { userError, type AppError } from "#shared/errors/app-error.ts";
import type { MethodManifest, SliceManifest } from "#engine/base/define-slice.ts";
import {
  backtestResultSchema,
  barsSchema,
  dateRangeSchema,
  isoDateSchema,
  patternsSchema,
  regimesSchema,
  sizingPolicySchema,
  strategyChoiceSchema,
  symbolsSchema,
  timeframeSchema,
} from "#engine/base/wire-schemas.ts";
import { inputError } from "./input-error.ts";
import { SNAKE_CASE } from "./check-interface.ts";

/** Types that a field of a user's slice may have; the wire type is what joins it to other slices. */
const FIELD_TYPES = {
  number: (field) => bounded(z.number(), field).meta({ wire: "number" }),
  text: () => z.string().meta({ wire: "string" }),
  boolean: () => z.boolean().meta({ wire: "boolean" }),
  choice: ({ choices }) => z.enum(choices ?? []).meta({ wire: "string" }),
  numbers: () => z.array(z.number()).meta({ wire: "numbers" }),
  series: () => z.instanceof(Float64Array).meta({ wire: "series" }),
  symbols: () => symbolsSchema,
  date: () => isoDateSchema,
  timeframe: () => timeframeSchema,
  bars: () => barsSchema,
  dateRange: () => dateRangeSchema,
  patterns: () => patternsSchema,
  regimes: () => regimesSchema,
  strategyChoice: () => strategyChoiceSchema,
  sizingPolicy: () => sizingPolicySchema,
  backtestResult: () => backtestResultSchema,
} as const satisfies Readonly<Record<string, (field: UserField) => z.ZodType>>;

const FIELD_TYPE_NAMES = Object.keys(FIELD_TYPES) as readonly (keyof typeof FIELD_TYPES)[];

interface UserField {
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly choices?: readonly string[] | undefined;
}

const fieldSchema = z
  .strictObject({
    type: z.enum(FIELD_TYPE_NAMES),
    title: z.string().optional(),
    unit: z.string().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    choices: z.array(z.string()).min(1).optional(),
    isOptional: z.boolean().optional(),
    default: z.union([z.string(), z.number(), z.boolean(), z.array(z.number())]).optional(),
  })
  .refine(({ type, choices }) => type !== "choice" || choices !== undefined, {
    message: "must have choices when its type is choice",
  });

const fieldsSchema = z.record(z.string().regex(/^[a-z][A-Za-z0-9]*$/), fieldSchema);

const userManifestSchema = z.strictObject({
  id: z.string().regex(SNAKE_CASE),
  version: z.string().regex(/^\d+\.\d+\.\d+$/),
  title: z.string().min(1),
  description: z.string().default(""),
  methods: z
    .record(
      z.string().regex(SNAKE_CASE),
      z.strictObject({
        title: z.string().min(1),
        description: z.string().default(""),
        input: fieldsSchema,
        output: fieldsSchema,
      }),
    )
    .refine((methods) => Object.keys(methods).length > 0, { message: "must have at least one method" }),
});

type Fields = z.output<typeof fieldsSchema>;

/** The manifest of a user's slice from the plain data that its file exports; a user error says what is wrong with it. */
export function readUserManifest(data: unknown, folder: string): SliceManifest {
  const parsed = userManifestSchema.safeParse(data);
  if (!parsed.success) {
    const fields = ["id", "version", "title", "description", "methods"];
    const where = `manifest of slice ${folder}`;
    throw inputError(parsed.error, data, { code: "slice.manifest-invalid", where, fields });
  }
  const { id, version, title, description, methods } = parsed.data;
  if (id !== folder) throw wrongIdError(id, folder);
  const entries = Object.entries(methods).map(([name, method]): [string, MethodManifest] => [
    name,
    {
      title: method.title,
      description: method.description,
      // It runs in a worker of its own, which is not the pool of the built-in slices.
      runsIn: "host",
      input: z.strictObject(toShape(method.input)),
      output: z.strictObject(toShape(method.output)),
    },
  ]);
  return { id, version, title, description, methods: Object.fromEntries(entries), publishes: [], needs: [] };
}

function toShape(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, toSchema(name, field)]));
}

function toSchema(name: string, field: Fields[string]): z.ZodType {
  const make: (field: UserField) => z.ZodType = FIELD_TYPES[field.type];
  const schema = make(field);
  const named = schema.meta({ ...schema.meta(), title: field.title ?? name, ...unitOf(field) });
  if (field.default !== undefined) return named.default(field.default);
  return field.isOptional === true ? named.optional() : named;
}

function unitOf({ unit }: Fields[string]): { readonly unit?: string } {
  return unit === undefined ? {} : { unit };
}

function bounded(schema: z.ZodNumber, { minimum, maximum }: UserField): z.ZodNumber {
  const above = minimum === undefined ? schema : schema.min(minimum);
  return maximum === undefined ? above : above.max(maximum);
}

function wrongIdError(id: string, folder: string): AppError {
  return userError({
    code: "slice.manifest-invalid",
    message: `id must be the name of its folder (${folder}), was ${id}`,
    field: "id",
    value: id,
    remedy: `set id to ${folder}, or rename the folder`,
  });
}

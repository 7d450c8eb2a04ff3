import { z } from "zod";
import type { ExecutionTerms } from "#shared/model/execution-terms.ts";
import { allowShortSchema, feeBpsSchema, initialCashSchema, slippageBpsSchema } from "./wire-schemas.ts";

/** What trading costs and how it is matched, beyond fee and slippage; one field each, all of them off when left out. */
export const executionShape = {
  feePerShare: z
    .number()
    .min(0)
    .max(1_000)
    .optional()
    .meta({ wire: "number", title: "Fee a unit", unit: "USD" }),
  minimumFee: z
    .number()
    .min(0)
    .max(10_000)
    .optional()
    .meta({ wire: "number", title: "Least fee of an order", unit: "USD" }),
  halfSpreadBps: z
    .number()
    .min(0)
    .max(1_000)
    .optional()
    .meta({ wire: "number", title: "Half of the spread", unit: "bps of price" }),
  latencyBars: z
    .int()
    .min(0)
    .max(1_000)
    .optional()
    .meta({ wire: "number", title: "Latency of an order in bars", unit: "bars" }),
  latencyMs: z
    .number()
    .min(0)
    .max(86_400_000)
    .optional()
    .meta({ wire: "number", title: "Latency of an order", unit: "ms" }),
  borrowRate: z.number().min(0).max(10).optional().meta({
    wire: "number",
    title: "Borrow fee of what is sold short",
    unit: "fraction a year",
  }),
  initialMargin: z.number().min(0.01).max(1).optional().meta({
    wire: "number",
    title: "Own money needed to open",
    unit: "fraction of all positions",
  }),
  maintenanceMargin: z.number().min(0).max(1).optional().meta({
    wire: "number",
    title: "Own money needed to hold",
    unit: "fraction of all positions",
  }),
  participationFraction: z.number().positive().max(1).optional().meta({
    wire: "number",
    title: "Most of a bar's volume",
    unit: "fraction",
  }),
} as const;

/** The account that a strategy trades with, and all that trading costs it. */
export const accountShape = {
  initialCash: initialCashSchema,
  feeBps: feeBpsSchema,
  slippageBps: slippageBpsSchema,
  allowShort: allowShortSchema,
  ...executionShape,
} as const;

type Given = { readonly [Name in keyof ExecutionTerms]?: number | undefined };

/** The input with the terms that were given gathered in one member, which is left out when none was. */
export function withExecution<Input extends Given>(
  input: Input,
): Omit<Input, keyof ExecutionTerms> & { readonly execution?: ExecutionTerms } {
  const {
    feePerShare,
    minimumFee,
    halfSpreadBps,
    latencyBars,
    latencyMs,
    borrowRate,
    initialMargin,
    maintenanceMargin,
    participationFraction,
    ...rest
  } = input;
  const execution: ExecutionTerms = {
    ...(feePerShare === undefined ? {} : { feePerShare }),
    ...(minimumFee === undefined ? {} : { minimumFee }),
    ...(halfSpreadBps === undefined ? {} : { halfSpreadBps }),
    ...(latencyBars === undefined ? {} : { latencyBars }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
    ...(borrowRate === undefined ? {} : { borrowRate }),
    ...(initialMargin === undefined ? {} : { initialMargin }),
    ...(maintenanceMargin === undefined ? {} : { maintenanceMargin }),
    ...(participationFraction === undefined ? {} : { participationFraction }),
  };
  return Object.keys(execution).length === 0 ? rest : { ...rest, execution };
}

import { z } from "zod";
import type { OrderExits, OrderRequest, OrderType, TimeInForce } from "#shared/model/order.ts";

/** Schemas of orders and of what a strategy says about them, as they come from a step or from a person. */

const number = z.number();

const trailSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("amount"), amount: number }),
  z.strictObject({ kind: z.literal("fraction"), fraction: number }),
]);

const limitSchema = z.strictObject({ kind: z.literal("limit"), limit: number });
const stopSchema = z.strictObject({ kind: z.literal("stop"), stop: number });
const stopLimitSchema = z.strictObject({ kind: z.literal("stop_limit"), stop: number, limit: number });

const orderTypeSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("market") }),
  limitSchema,
  stopSchema,
  stopLimitSchema,
  z.strictObject({ kind: z.literal("trailing_stop"), trail: trailSchema }),
]);

const timeInForceSchema = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["gtc", "day", "ioc", "fok"]) }),
  z.strictObject({ kind: z.literal("gtd"), tsUntilMs: number }),
]);

const exitsSchema = z.strictObject({
  stop: number.exactOptional(),
  target: number.exactOptional(),
  trail: trailSchema.exactOptional(),
});

type Entry = Extract<OrderType, { readonly kind: "limit" | "stop" | "stop_limit" }>;

/** How a strategy wants its position entered and left; each may be left out. */
export const decisionTermsShape = {
  entry: (
    z.discriminatedUnion("kind", [limitSchema, stopSchema, stopLimitSchema]) satisfies z.ZodType<Entry>
  ).exactOptional(),
  exits: (exitsSchema satisfies z.ZodType<OrderExits>).exactOptional(),
  // Ids and times are plain here and get their brands where they are checked.
  timeInForce: (timeInForceSchema as unknown as z.ZodType<TimeInForce>).exactOptional(),
} as const;

const orderSchema = z.strictObject({
  id: z.string().min(1),
  symbol: z.string().min(1),
  side: z.enum(["buy", "sell"]),
  quantity: number,
  type: orderTypeSchema,
  reason: z.string(),
  tsDecidedMs: number,
  timeInForce: timeInForceSchema.exactOptional(),
  group: z.string().min(1).exactOptional(),
  exits: exitsSchema.exactOptional(),
  parentId: z.string().exactOptional(),
});

/** A list of orders; what their figures may be is the risk check's to say. */
export const ordersSchema = (
  z.array(orderSchema) as unknown as z.ZodType<readonly OrderRequest[], readonly OrderRequest[]>
).meta({ wire: "orders", title: "Orders" });

/** Ids of open orders that are taken back, before new ones are sent. */
export const cancellationsSchema = z
  .array(z.string().min(1))
  .meta({ wire: "cancellations", title: "Orders taken back" });

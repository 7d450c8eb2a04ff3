import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import type { OrderRequest } from "#shared/model/order.ts";
import type { AccountState, Position } from "#shared/model/position.ts";

const orderIdSchema = z.string().min(1).meta({ wire: "orderId", title: "Order" });
const accountSchema = z.custom<AccountState>().meta({ wire: "account", title: "Account" });
const ordersSchema = z
  .custom<readonly OrderRequest[]>((value) => Array.isArray(value), { message: "must be a list of orders" })
  .meta({ wire: "orders", title: "Orders" });
const sentSchema = z.array(z.object({ orderId: z.string(), state: z.string() }));
const nothing = z.strictObject({});

export const liveTradeManifest = defineManifest({
  id: "live_trade",
  version: "1.0.0",
  title: "Live trading",
  description: "Trades with a broker and real money; off until a broker is configured, and none can be yet.",
  publishes: [],
  needs: [],
  methods: {
    connect: {
      title: "Connect",
      description: "Signs in at the broker and proves it by a real call.",
      runsIn: "host",
      effect: "connects to the broker",
      input: nothing,
      output: z.object({ account: accountSchema }),
    },
    validate_config: {
      title: "Validate the configuration",
      description: "Lists what is missing before anything may be traded.",
      runsIn: "host",
      input: nothing,
      output: z.object({
        isReady: z.boolean().meta({ wire: "boolean", title: "Nothing is missing" }),
        missing: z
          .array(z.object({ what: z.string(), remedy: z.string() }))
          .readonly()
          .meta({ wire: "missing", title: "What is missing" }),
      }),
    },
    submit_order: {
      title: "Submit orders",
      description:
        "Sends orders to the broker after the risk check at the gate, each under an id of its own.",
      runsIn: "host",
      effect: "sends orders for real money",
      input: z.strictObject({ orders: ordersSchema }),
      output: z.object({ submitted: sentSchema.meta({ wire: "submitted", title: "Orders sent" }) }),
    },
    cancel_order: {
      title: "Cancel an order",
      description: "Asks the broker to take an order back.",
      runsIn: "host",
      effect: "cancels an order at the broker",
      input: z.strictObject({ orderId: orderIdSchema }),
      output: z.object({ state: z.string() }),
    },
    replace_order: {
      title: "Replace an order",
      description: "Asks the broker to change the quantity or the limit of a working order.",
      runsIn: "host",
      effect: "changes an order at the broker",
      input: z.strictObject({
        orderId: orderIdSchema,
        quantity: z
          .number()
          .positive()
          .optional()
          .meta({ wire: "number", title: "New quantity", unit: "units" }),
        limit: z.number().positive().optional().meta({ wire: "number", title: "New limit", unit: "price" }),
      }),
      output: z.object({ state: z.string() }),
    },
    positions: {
      title: "Positions",
      description: "What the broker says is held, with the account that it belongs to.",
      runsIn: "host",
      input: nothing,
      output: z.object({
        positions: z.array(z.custom<Position>()).meta({ wire: "positions", title: "Positions" }),
        account: accountSchema,
      }),
    },
    account: {
      title: "Account",
      description: "Cash, equity and positions as the broker has them.",
      runsIn: "host",
      input: nothing,
      output: z.object({ account: accountSchema }),
    },
    manage_positions: {
      title: "Manage positions",
      description: "Stops, targets and time exits of what is held.",
      runsIn: "host",
      effect: "sends orders for real money",
      input: nothing,
      output: z.object({ exits: sentSchema.meta({ wire: "exits", title: "Exits sent" }) }),
    },
    reconcile: {
      title: "Reconcile",
      description: "Compares the own books with the broker's and resolves orders in the state unknown.",
      runsIn: "host",
      input: nothing,
      output: z.object({
        differences: z.array(z.string()).meta({ wire: "differences", title: "Differences" }),
      }),
    },
    flatten: {
      title: "Flatten",
      description: "Cancels every order and closes every position.",
      runsIn: "host",
      effect: "sends orders for real money",
      input: nothing,
      output: z.object({ submitted: sentSchema }),
    },
    kill_switch: {
      title: "Kill switch",
      description: "Halts trading at once: cancels every order and lets none out until a person resumes.",
      runsIn: "host",
      effect: "stops trading",
      input: nothing,
      output: z.object({ isHalted: z.boolean() }),
    },
  },
});

import { z } from "zod";
import { defineManifest } from "#engine/base/define-slice.ts";
import { accountShape } from "#engine/base/execution-schemas.ts";
import { cancellationsSchema, ordersSchema } from "#engine/base/order-schemas.ts";
import { strategyIdSchema, strategyParametersSchema, symbolsSchema } from "#engine/base/wire-schemas.ts";
import type { AccountState } from "#shared/model/position.ts";

const sessionSchema = z.object({ sessionId: z.string() }).loose();

/** Left out, the session is the one that the run has opened. */
const whichSession = { session: sessionSchema.optional().meta({ wire: "session", title: "Session" }) };

const capSchema = z.number().positive().max(1).default(1);

const fractionSchema = z.number().positive().max(1).optional();

/** What became of an order at the gate: accepted, or refused with a stable code. */
const submittedSchema = z
  .array(
    z.object({
      orderId: z.string(),
      symbol: z.string(),
      side: z.enum(["buy", "sell"]),
      quantity: z.number(),
      isAccepted: z.boolean(),
      code: z.string().optional(),
      message: z.string().optional(),
    }),
  )
  .meta({ wire: "submitted", title: "Orders sent" });

const portfolioSchema = z
  .object({
    sessionId: z.string(),
    status: z.enum(["running", "stopped", "failed"]),
    isSynthetic: z.boolean(),
    bars: z.number(),
    fillCount: z.number(),
    refusals: z.number(),
    openOrders: z.number(),
    account: z.custom<AccountState>(),
    /** Names all that was traded, as a backtest's does. */
    orderListHash: z.string(),
  })
  .meta({ wire: "portfolio", title: "Portfolio" });

export const paperTradeManifest = defineManifest({
  id: "paper_trade",
  version: "1.0.0",
  title: "Paper trading",
  description:
    "Trades a feed at a simulated venue: the backtest's order types, fills and risk check, no money.",
  publishes: [],
  needs: ["desk", "feed"],
  methods: {
    start: {
      title: "Start a session",
      description: "Opens a session for the run; it trades as soon as bars of its feed come.",
      runsIn: "host",
      effect: "opens a paper session",
      input: z.strictObject({
        symbols: symbolsSchema,
        strategy: strategyIdSchema.default("momentum"),
        parameters: strategyParametersSchema.optional(),
        ...accountShape,
        maximumPositionFraction: capSchema.meta({
          wire: "number",
          title: "Most in one position",
          unit: "fraction of equity",
        }),
        maximumGrossFraction: capSchema.meta({
          wire: "number",
          title: "Most in all positions",
          unit: "fraction of equity",
        }),
        recordedSession: z.string().min(1).optional().meta({
          wire: "recordedSession",
          title: "Paper session whose bars are traded again (backtest mode)",
        }),
      }),
      output: z.object({ session: sessionSchema.meta({ wire: "session", title: "Session" }) }),
    },
    submit_order: {
      title: "Submit orders",
      description:
        "Takes back the orders named, then checks each new one at the gate and rests it at the simulated venue; it fills at the next bar at the earliest.",
      runsIn: "host",
      effect: "sends orders on paper",
      input: z.strictObject({
        orders: ordersSchema,
        cancellations: cancellationsSchema.optional(),
        ...whichSession,
      }),
      output: z.object({ submitted: submittedSchema }),
    },
    cancel_order: {
      title: "Cancel an order",
      description: "Takes an open order back; answers false when there is none of that id.",
      runsIn: "host",
      effect: "cancels an order on paper",
      input: z.strictObject({
        orderId: z.string().min(1).meta({ wire: "orderId", title: "Order" }),
        ...whichSession,
      }),
      output: z.object({ cancelled: z.boolean() }),
    },
    status: {
      title: "Status",
      description: "Account, counts of bars, fills and refusals, and open orders of the session.",
      runsIn: "host",
      input: z.strictObject(whichSession),
      output: z.object({ portfolio: portfolioSchema }),
    },
    manage_positions: {
      title: "Manage positions",
      description:
        "Leaves positions that lost or gained more than the fractions given; does nothing when none is given.",
      runsIn: "host",
      effect: "sends orders on paper",
      input: z.strictObject({
        stopLossFraction: fractionSchema.meta({
          wire: "number",
          title: "Stop: loss that ends a position",
          unit: "fraction of its entry price",
        }),
        takeProfitFraction: z.number().positive().max(100).optional().meta({
          wire: "number",
          title: "Target: gain that ends a position",
          unit: "fraction of its entry price",
        }),
        ...whichSession,
      }),
      output: z.object({ exits: submittedSchema.meta({ wire: "exits" }), note: z.string() }),
    },
    flatten: {
      title: "Flatten",
      description: "Cancels all open orders and sends a market order against each position.",
      runsIn: "host",
      effect: "sends orders on paper",
      input: z.strictObject(whichSession),
      output: z.object({ submitted: submittedSchema }),
    },
    stop: {
      title: "Stop the session",
      description: "Cancels all open orders and ends the session; positions stay as they are.",
      runsIn: "host",
      effect: "ends the paper session",
      input: z.strictObject({
        reason: z.string().min(1).default("stopped by request").meta({ wire: "string", title: "Reason" }),
        ...whichSession,
      }),
      output: z.object({ portfolio: portfolioSchema }),
    },
  },
});

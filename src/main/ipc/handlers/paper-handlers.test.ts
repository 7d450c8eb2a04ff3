import { describe, expect, it } from "vitest";
import type { PaperDesk } from "#engine/desk/paper-desk.ts";
import type { PaperView } from "#shared/ipc/channels/paper-channels.ts";
import { runId } from "#shared/model/ids.ts";
import { epochMs } from "#shared/model/time.ts";
import { paperHandlers, type PaperHandlerPorts } from "./paper-handlers.ts";

const HELD = { symbol: "AAPL", quantity: 3, averagePrice: 10, lastPrice: 11, unrealizedProfit: 3 };

function aSession(session: Partial<PaperView> = {}): PaperView {
  return {
    sessionId: "paper-1",
    runId: runId("run-1"),
    strategy: "momentum",
    symbols: ["AAPL", "MSFT"],
    feed: "demo",
    isSynthetic: true,
    status: "running",
    tsStartedMs: epochMs(1_000),
    tsLastBarMs: undefined,
    bars: 0,
    initialCash: 100_000,
    account: { cash: 1, equity: 1, realizedProfit: 0, feesPaid: 0, positions: [HELD] },
    profit: 0,
    holdings: { longValue: 33, shortValue: 0, openProfit: 3 },
    orders: [],
    fills: [],
    fillCount: 0,
    refusals: 0,
    ...session,
  };
}

/** A desk with one session that knows the order `order-1`. */
function aDesk(session: Partial<PaperView> = {}) {
  const done: unknown[] = [];
  const desk = {
    view: () => aSession(session),
    flatten(...asked: unknown[]) {
      done.push(["flatten", ...asked]);
      return [];
    },
    cancel(_session: string, order: string, reason: string) {
      done.push(["cancel", order, reason]);
      return order === "order-1";
    },
  } as unknown as PaperDesk;
  const ports = { desk } as PaperHandlerPorts;
  return { handlers: paperHandlers(ports), done };
}

const ask = async (doing: () => unknown): Promise<unknown> => doing();

describe("paper:close-position", () => {
  it("flattens that symbol alone", async () => {
    const { handlers, done } = aDesk();
    await handlers["paper:close-position"]({ sessionId: "paper-1", symbol: "AAPL" });
    expect(done).toEqual([["flatten", "paper-1", "closed by a person", ["AAPL"]]]);
  });

  it("says what is held when the symbol is not", async () => {
    const { handlers, done } = aDesk();
    await expect(
      ask(() => handlers["paper:close-position"]({ sessionId: "paper-1", symbol: "MSFT" })),
    ).rejects.toMatchObject({ code: "paper.unknown-position", remedy: "use one of AAPL" });
    expect(done).toEqual([]);
  });

  it("refuses in a session that is over", async () => {
    const { handlers, done } = aDesk({ status: "stopped" });
    await expect(
      ask(() => handlers["paper:close-position"]({ sessionId: "paper-1", symbol: "AAPL" })),
    ).rejects.toMatchObject({ kind: "refused", code: "paper.not-running" });
    expect(done).toEqual([]);
  });
});

describe("paper:cancel-order", () => {
  it("takes the order back", async () => {
    const { handlers, done } = aDesk();
    await handlers["paper:cancel-order"]({ sessionId: "paper-1", orderId: "order-1" });
    expect(done).toEqual([["cancel", "order-1", "cancelled by a person"]]);
  });

  it("says that there is no such open order", async () => {
    const { handlers } = aDesk();
    await expect(
      ask(() => handlers["paper:cancel-order"]({ sessionId: "paper-1", orderId: "order-2" })),
    ).rejects.toMatchObject({ code: "paper.unknown-order", value: "order-2" });
  });
});

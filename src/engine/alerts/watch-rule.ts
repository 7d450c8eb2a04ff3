import { matchesTopic } from "#engine/bus/topic-pattern.ts";
import { describeEvent } from "#shared/events/describe-event.ts";
import type { AnyEnvelope, EventName } from "#shared/events/event-map.ts";
import type { AlertCondition } from "#shared/model/alert.ts";
import type { SessionId } from "#shared/model/ids.ts";

/** What a watch found: `subject` tells apart what one rule may be met by at the same time, such as two sessions. */
export interface Finding {
  readonly subject: string;
  /** `met`: what the rule watches for holds. `over`: it holds no longer. `once`: it happened. */
  readonly kind: "met" | "over" | "once";
  readonly message: string;
  readonly session: SessionId | undefined;
}

/** One rule's eyes; it remembers what it needs, and nothing else does. */
export interface Watch {
  /** Whether `see` wants events of that name; asked once for each name. */
  hears(name: EventName): boolean;
  see(event: AnyEnvelope): Finding | undefined;
  /** Called about every second; `nowMs` is the clock that events are stamped with. */
  tick(nowMs: number): Finding | undefined;
}

const PERCENT_DIGITS = 1;

export function watchRule(condition: AlertCondition): Watch {
  switch (condition.kind) {
    case "price":
      return watchPrice(condition);
    case "drawdown":
      return watchDrawdown(condition);
    case "silence":
      return watchSilence(condition);
    case "event":
      return watchEvents(condition);
  }
}

type Of<Kind extends AlertCondition["kind"]> = Extract<AlertCondition, { kind: Kind }>;

function nothing(): undefined {
  return undefined;
}

const isPrice = (name: EventName): boolean => name === "market.data.updated";

function watchPrice({ symbol, side, price }: Of<"price">): Watch {
  let isMet = false;
  return {
    hears: isPrice,
    see(event) {
      if (event.name !== "market.data.updated" || event.payload.symbol !== symbol) return undefined;
      const last = event.payload.price;
      const isBeyond = side === "above" ? last > price : last < price;
      if (isBeyond === isMet) return undefined;
      isMet = isBeyond;
      const where = isBeyond ? side : `no longer ${side}`;
      const message = `${symbol} is at ${last}, ${where} ${price}`;
      return { subject: symbol, kind: isBeyond ? "met" : "over", message, session: undefined };
    },
    tick: nothing,
  };
}

interface Peak {
  readonly equity: number;
  readonly isMet: boolean;
}

function watchDrawdown({ fraction }: Of<"drawdown">): Watch {
  const peaks = new Map<SessionId, Peak>();
  return {
    hears: (name) => name === "balance.changed" || name === "session.closed",
    see(event) {
      if (event.name === "session.closed") peaks.delete(event.sessionId);
      if (event.name !== "balance.changed") return undefined;
      const { equity } = event.payload.account;
      const before = peaks.get(event.sessionId) ?? { equity, isMet: false };
      const peak = Math.max(before.equity, equity);
      const fallen = peak > 0 ? 1 - equity / peak : 0;
      const isMet = equity <= peak * (1 - fraction);
      peaks.set(event.sessionId, { equity: peak, isMet });
      if (isMet === before.isMet) return undefined;
      const message = `equity of ${event.sessionId} is ${percent(fallen)} below its highest, the rule says ${percent(fraction)}`;
      return {
        subject: event.sessionId,
        kind: isMet ? "met" : "over",
        message,
        session: event.sessionId,
      };
    },
    tick: nothing,
  };
}

function watchSilence({ symbol, seconds }: Of<"silence">): Watch {
  let tsHeardMs: number | undefined;
  let isMet = false;
  const finding = (kind: Finding["kind"], message: string): Finding => ({
    subject: symbol,
    kind,
    message,
    session: undefined,
  });
  return {
    hears: isPrice,
    see(event) {
      if (event.name === "market.data.updated" && event.payload.symbol === symbol) {
        tsHeardMs = event.tsInitMs;
        if (!isMet) return undefined;
        isMet = false;
        return finding("over", `${symbol} has prices again`);
      }
      return undefined;
    },
    tick(nowMs) {
      if (tsHeardMs === undefined || isMet || nowMs - tsHeardMs < seconds * 1_000) return undefined;
      isMet = true;
      return finding("met", `${symbol} had no price for ${seconds} seconds`);
    },
  };
}

function watchEvents({ pattern }: Of<"event">): Watch {
  return {
    hears: (name) => matchesTopic(pattern, name),
    see: (event) => ({
      subject: event.name,
      kind: "once",
      message: describe(event, pattern),
      session: event.runId === undefined ? undefined : event.sessionId,
    }),
    tick: nothing,
  };
}

/** What happened, in words, and in which run; a rule of many events says which one it was, too. */
function describe(event: AnyEnvelope, pattern: string): string {
  const { name, runId } = event;
  const which = pattern === name ? [] : [name];
  return [...which, describeEvent(event), ...(runId === undefined ? [] : [`in ${runId}`])].join(", ");
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(PERCENT_DIGITS)} %`;
}

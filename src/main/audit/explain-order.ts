import { strategyNames } from "#engine/calc/strategies/strategy-names.ts";
import { userError } from "#shared/errors/app-error.ts";
import type { AnyEnvelope } from "#shared/events/event-map.ts";
import type { AuditEntry } from "#shared/ipc/channels/audit-channels.ts";
import type { EpochMs } from "#shared/model/time.ts";
import { readEvent, searchEvents } from "#main/store/search-events.ts";
import { inOrder, type NamedLog } from "./audit-logs.ts";
import { describeEvent } from "#shared/events/describe-event.ts";

/** Events of one order, or bars of one symbol in one session, that are looked through. */
const ENOUGH = 10_000;

/**
 * How an order came to be, oldest first: the run that it belongs to, the bar that it was decided at, the signal, the
 * order with its reason, its fills with their bars. `of` is the order's id, or the `seq` of one of its events in `log`
 * (paper unless named). Throws `audit.nothing-found`.
 */
export function* explainOrder(
  logs: readonly NamedLog[],
  of: string,
  log = "paper",
): Generator<undefined, readonly AuditEntry[]> {
  for (const { log: name, db } of logs) {
    const named = isSeq(of) && name === log ? readEvent(db, Number(of)) : undefined;
    const orderId = isSeq(of) ? named && orderOf(named) : of;
    if (orderId === undefined) continue;
    const found = (yield* searchEvents(db, { orderId }, ENOUGH)).filter(
      (event) => orderOf(event) === orderId,
    );
    // Sessions over the same bars give their orders the same ids: the newest is meant unless an event was named.
    const wanted = named?.sessionId ?? found[0]?.sessionId;
    const story = found.filter((event) => event.sessionId === wanted);
    const submitted = story.find((event) => event.name === "order.submitted");
    if (submitted === undefined) continue;
    const { symbol, tsDecidedMs } = submitted.payload.order;
    const filled = story.flatMap((event) => (event.name === "order.filled" ? [event.payload.fill.tsMs] : []));
    const { sessionId, runId } = submitted;
    const bars = yield* searchEvents(db, { sessionId, symbol, name: "market.data.updated" }, ENOUGH);
    // A strategy speaks for its run; it knows no session.
    const ofRun = runId === undefined ? { sessionId } : { runId };
    const signals = yield* searchEvents(db, { ...ofRun, symbol, name: "signal.raised" }, ENOUGH);
    const started = yield* searchEvents(db, { ...ofRun, name: "workflow.started" }, 1);
    const decidedAt = bars.filter((event) => isBarOf(event, [tsDecidedMs]));
    const events = [
      ...started,
      ...bars.filter((event) => isBarOf(event, [tsDecidedMs, ...filled])),
      ...signals.filter(({ seq }) => seq < submitted.seq && decidedAt.some((bar) => bar.seq < seq)),
      ...story,
    ];
    return events
      .map((event) => ({ log: name, text: describeEvent(event, strategyNames()), event }))
      .toSorted(inOrder);
  }
  throw userError({
    code: "audit.nothing-found",
    message: `no order was found for ${of}`,
    field: "of",
    value: of,
    remedy:
      "name an order's id or the seq of one of its events; gpt-trader audit search --name order.** lists them",
  });
}

const isSeq = (text: string): boolean => /^\d{1,15}$/.test(text);

function orderOf({ payload }: AnyEnvelope): string | undefined {
  if ("orderId" in payload) return payload.orderId;
  return "order" in payload ? payload.order.id : undefined;
}

function isBarOf(event: AnyEnvelope, times: readonly EpochMs[]): boolean {
  if (event.name !== "market.data.updated") return false;
  const time = event.payload.bar?.tsOpenMs;
  return time !== undefined && times.includes(time);
}

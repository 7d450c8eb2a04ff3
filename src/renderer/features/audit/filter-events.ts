import type { AnyEnvelope } from "#shared/events/event-map.ts";
import { EVENT_LEVELS, eventLevel } from "./event-level.ts";
import type { EventLevel } from "./event-level.ts";

/** What stands in the filter's fields; what is empty lets everything through. */
export interface EventFilter {
  /** An event's name, a part of it, or a pattern: `*` is one part of a name, `**` all that follows. */
  readonly name: string;
  readonly symbol: string;
  /** A run's id or the beginning of one. */
  readonly run: string;
  /** This level and worse ones. */
  readonly level: EventLevel;
  /** Only the last so many minutes; 0 is all. */
  readonly minutes: number;
}

export const ALL_EVENTS: EventFilter = { name: "", symbol: "", run: "", level: "detail", minutes: 0 };

const MINUTE_MS = 60_000;

/** Answers whether an event gets through. */
export function eventTest(filter: EventFilter, nowMs: number): (event: AnyEnvelope) => boolean {
  const isNamed = nameTest(filter.name.trim());
  const symbol = filter.symbol.trim().toUpperCase();
  const run = filter.run.trim();
  const least = EVENT_LEVELS.indexOf(filter.level);
  const sinceMs = filter.minutes === 0 ? -Infinity : nowMs - filter.minutes * MINUTE_MS;
  return (event) =>
    event.tsInitMs >= sinceMs &&
    (least === 0 || EVENT_LEVELS.indexOf(eventLevel(event)) >= least) &&
    isNamed(event.name) &&
    (run === "" || (event.runId?.startsWith(run) ?? false)) &&
    (symbol === "" || symbolOf(event) === symbol);
}

function nameTest(pattern: string): (name: string) => boolean {
  if (pattern === "") return () => true;
  if (!pattern.includes("*")) return (name) => name.includes(pattern.toLowerCase());
  const source = pattern
    .toLowerCase()
    .split("**")
    .map((part) => part.split("*").map(escape).join("[^.]+"))
    .join(".+");
  const expression = new RegExp(`^${source}$`);
  return (name) => expression.test(name);
}

const escape = (text: string): string => text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);

/** The symbol that an event is about; undefined when it is about none. */
export function symbolOf({ payload }: AnyEnvelope): string | undefined {
  if ("symbol" in payload) return payload.symbol;
  if ("fill" in payload) return payload.fill.symbol;
  return "order" in payload ? payload.order.symbol : undefined;
}

import { userError } from "#shared/errors/app-error.ts";

const SEGMENT = /^(?:[a-z0-9_]+|\*)$/;

/**
 * Tells whether an event's name matches. In a pattern `*` stands for one segment, and `**`, allowed at the end only,
 * for the rest (also for none): `order.*`, `workflow.**`, `**`.
 */
export function matchesTopic(pattern: string, topic: string): boolean {
  const wanted = pattern.split(".");
  const given = topic.split(".");
  const isOpenEnded = wanted.at(-1) === "**";
  const fixed = isOpenEnded ? wanted.slice(0, -1) : wanted;
  if (isOpenEnded ? given.length < fixed.length : given.length !== fixed.length) return false;
  return fixed.every((segment, index) => segment === "*" || segment === given[index]);
}

/** Throws the user error `bus.pattern-invalid` for what is no pattern. */
export function checkPattern(pattern: string): void {
  const segments = pattern.split(".");
  const fixed = segments.at(-1) === "**" ? segments.slice(0, -1) : segments;
  if (fixed.every((segment) => SEGMENT.test(segment))) return;
  throw userError({
    code: "bus.pattern-invalid",
    message: `pattern must be segments joined by dots, was ${JSON.stringify(pattern)}`,
    field: "pattern",
    value: pattern,
    remedy:
      "write `*` for one segment and `**`, at the end only, for the rest, such as order.* or workflow.**",
  });
}

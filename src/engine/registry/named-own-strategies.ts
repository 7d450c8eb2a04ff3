import type { MethodManifest } from "#engine/base/define-slice.ts";
import { listOwnStrategies } from "#engine/calc/strategies/own-strategies.ts";
import { findStrategy } from "#engine/calc/strategies/strategy-catalogue.ts";
import { inputFields } from "./method-fields.ts";

/**
 * Ids of the person's own strategies that a call of the method would run; throws for one that is unknown or disabled,
 * because only the host knows all of them.
 */
export function namedOwnStrategies(
  method: MethodManifest,
  input: Readonly<Record<string, unknown>>,
): readonly string[] {
  if (method.runsStrategies !== true) return [];
  const ids = inputFields(method).flatMap(({ name, wire }) => idsIn(wire, input[name]));
  const named = new Set(ids.map(findStrategy));
  return listOwnStrategies().flatMap((own) => (named.has(own) ? [own.id] : []));
}

/** The wire type of a field says how it names strategies. */
function idsIn(wire: string, value: unknown): readonly string[] {
  if (wire === "strategyChoice" && typeof value === "object" && value !== null && "id" in value) {
    return idsIn("strategyId", value.id);
  }
  if (wire === "strategyIds" && Array.isArray(value)) return value.flatMap((id) => idsIn("strategyId", id));
  return wire === "strategyId" && typeof value === "string" ? [value] : [];
}

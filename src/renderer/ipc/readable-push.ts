import type { WindowPushName, WindowPushes } from "#shared/ipc/contract.ts";

type Shape = Readonly<Record<string, unknown>>;

const isShape = (value: unknown): value is Shape =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isEnvelope = (value: unknown): boolean =>
  isShape(value) &&
  Number.isSafeInteger(value["seq"]) &&
  typeof value["name"] === "string" &&
  isShape(value["payload"]);

/** Only what the window would stumble over; main has made it of checked values. */
const isSession = (value: unknown): boolean =>
  isShape(value) &&
  typeof value["sessionId"] === "string" &&
  isShape(value["account"]) &&
  [value["symbols"], value["orders"], value["fills"], value["account"]["positions"]].every(Array.isArray);

const CHECKS: Readonly<Partial<Record<WindowPushName, (payload: unknown) => boolean>>> = {
  "audit:tick": (payload) => Array.isArray(payload) && payload.every(isEnvelope),
  "paper:changed": isSession,
  "health:changed": (payload) => Array.isArray(payload) && payload.every(isShape),
  "onboarding:changed": (payload) => isShape(payload) && Array.isArray(payload["done"]),
  "menu:chosen": (payload) => isShape(payload) && typeof payload["command"] === "string",
};

/** Whether a push has the form that its listeners count on. */
export function isReadablePush<N extends WindowPushName>(
  name: N,
  payload: unknown,
): payload is WindowPushes[N] {
  return CHECKS[name]?.(payload) ?? true;
}

import { neverCancelled } from "#engine/base/cancellation.ts";
import { createFakeClock } from "#engine/testing/fake-clock.ts";
import type { ClientPorts } from "../create-client.ts";
import type { Question, Tools } from "../provider.ts";

/** Ports with which time stands still, a wait is over at once, and requests go to `origin`. */
export function providerPorts(
  origin: string,
  overrides: Partial<ClientPorts> = {},
): ClientPorts & { readonly waits: readonly number[] } {
  const waits: number[] = [];
  return {
    clock: createFakeClock(Date.UTC(2026, 1, 24)),
    timer: { after: () => () => undefined, every: () => () => undefined },
    wait(delayMs) {
      waits.push(delayMs);
      return Promise.resolve();
    },
    random: () => 0,
    origin,
    limit: { concurrency: 8, requestsPerSecond: 10_000 },
    ...overrides,
    waits,
  };
}

export const TOOLS: Tools = { cancellation: neverCancelled, progress: () => undefined };

export function aQuestion(overrides: Partial<Question> = {}): Question {
  return { symbol: "ACME", timeframe: "1d", fromMs: 0, toMs: Date.UTC(2026, 1, 24), ...overrides };
}

import type { Channel, DesktopChannel, WindowPushName } from "#shared/ipc/contract.ts";
import type { Client } from "#renderer/ipc/client.ts";

type Answer = (input: unknown) => unknown;

export interface FakeClient extends Client {
  /** What was asked, in order. */
  readonly asked: readonly { readonly channel: string; readonly input: unknown }[];
  /** Sends a push to every listener. */
  push(name: WindowPushName, payload: unknown): void;
}

/** A client whose answers the test gives; an answer that throws rejects. */
export function createFakeClient(answers: Partial<Record<Channel | DesktopChannel, Answer>>): FakeClient {
  const asked: { channel: string; input: unknown }[] = [];
  const listeners = new Map<WindowPushName, Set<Answer>>();
  return {
    asked,
    async invoke(channel, input) {
      asked.push({ channel, input });
      const answer = answers[channel];
      if (answer === undefined) throw new Error(`nobody answers ${channel}`);
      return (await answer(input)) as never;
    },
    subscribe(name, listener) {
      const known = listeners.get(name) ?? new Set<Answer>();
      listeners.set(name, known.add(listener as Answer));
      return () => known.delete(listener as Answer);
    },
    push(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload);
    },
  };
}

/** Lets everything that already has its answer go on. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

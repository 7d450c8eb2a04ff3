import { fromSerialError } from "#shared/errors/app-error.ts";
import type { Channel, DesktopChannel, Input, Output, PushName, Pushes } from "#shared/ipc/contract.ts";
import type { TraderApi } from "#shared/ipc/trader-api.ts";

/** The window's only way out: values instead of results, AppErrors instead of failures. */
export interface Client {
  invoke<C extends Channel | DesktopChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  subscribe<N extends PushName>(name: N, listener: (payload: Pushes[N]) => void): () => void;
}

export function createClient(trader: TraderApi): Client {
  return {
    async invoke(channel, input) {
      const answer = await trader.invoke(channel, input);
      if (!answer.ok) throw fromSerialError(answer.error);
      return answer.value;
    },
    subscribe: (name, listener) => trader.subscribe(name, listener),
  };
}

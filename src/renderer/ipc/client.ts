import { fromSerialError } from "#shared/errors/app-error.ts";
import type {
  Channel,
  DesktopChannel,
  Input,
  Output,
  WindowPushName,
  WindowPushes,
} from "#shared/ipc/contract.ts";
import type { TraderApi } from "#shared/ipc/trader-api.ts";
import { isReadablePush } from "./readable-push.ts";

/** The window's only way out: values instead of results, AppErrors instead of failures. */
export interface Client {
  invoke<C extends Channel | DesktopChannel>(channel: C, input: Input<C>): Promise<Output<C>>;
  subscribe<N extends WindowPushName>(name: N, listener: (payload: WindowPushes[N]) => void): () => void;
}

/** `onUnreadable` hears of pushes that a listener could not make sense of; the other listeners go on. */
export function createClient(trader: TraderApi, onUnreadable: (name: WindowPushName) => void): Client {
  return {
    async invoke(channel, input) {
      const answer = await trader.invoke(channel, input);
      if (!answer.ok) throw fromSerialError(answer.error);
      return answer.value;
    },
    subscribe: (name, listener) =>
      trader.subscribe(name, (payload) => {
        if (!isReadablePush(name, payload)) {
          onUnreadable(name);
          return;
        }
        try {
          listener(payload);
        } catch {
          // What the listener knew is still true; whoever hears of it asks for all of it anew.
          onUnreadable(name);
        }
      }),
  };
}

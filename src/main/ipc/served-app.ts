import type { Channel, Input, Output, PushName, Pushes } from "#shared/ipc/contract.ts";

/** The part of the composed app that a window speaks with. */
export interface ServedApp {
  readonly handlers: {
    readonly [C in Channel]: (input: Input<C>) => Output<C> | Promise<Output<C>>;
  };
  /** Calls `listener` for every push of that name; the answer ends it. */
  onPush<N extends PushName>(name: N, listener: (payload: Pushes[N]) => void): () => void;
}

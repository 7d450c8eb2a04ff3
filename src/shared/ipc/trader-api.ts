import type { SerialError } from "../errors/app-error.ts";
import type { Channel, DesktopChannel, Input, Output, WindowPushName, WindowPushes } from "./contract.ts";
import type { Result } from "./result.ts";

/** All that the window can reach outside itself, as `window.trader`. */
export interface TraderApi {
  invoke<C extends Channel | DesktopChannel>(
    channel: C,
    input: Input<C>,
  ): Promise<Result<Output<C>, SerialError>>;
  /** Returns a function that ends the subscription: the bridge changes the identity of `listener`. */
  subscribe<N extends WindowPushName>(name: N, listener: (payload: WindowPushes[N]) => void): () => void;
}

import type { AppError } from "#shared/errors/app-error.ts";
import type { Channel, Input, Output, PushName, Pushes } from "#shared/ipc/contract.ts";

/** The owner of a workspace as a command sees it: in this process, or behind the workspace's socket. */
export interface Backend {
  /** True when another process owns the workspace. */
  readonly isRemote: boolean;
  invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Awaited<Output<C>>>;
  subscribe<N extends PushName>(name: N, listener: (payload: Pushes[N]) => void): () => void;
  /** Calls back once when the owner is gone before we closed; never for the owner in this process. */
  onClose(listener: (reason: AppError) => void): () => void;
  close(): Promise<void>;
}

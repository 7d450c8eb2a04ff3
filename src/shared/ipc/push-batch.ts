import type { WindowPushName, WindowPushes } from "./contract.ts";

/** One push with its payload. */
export type AnyPush = {
  readonly [N in WindowPushName]: { readonly name: N; readonly payload: WindowPushes[N] };
}[WindowPushName];

/** What main sends at most once a frame; the window acknowledges `number` before the next one is sent. */
export interface PushBatch {
  readonly number: number;
  readonly pushes: readonly AnyPush[];
}

/** Names of the three lines between the preload script and main. */
export const IPC_LINES = {
  invoke: "trader:invoke",
  push: "trader:push",
  acknowledge: "trader:acknowledge",
} as const;

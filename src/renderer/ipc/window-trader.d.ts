import type { TraderApi } from "#shared/ipc/trader-api.ts";

declare global {
  interface Window {
    /** Exposed by the preload script. */
    readonly trader: TraderApi;
  }
}

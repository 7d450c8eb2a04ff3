import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Client } from "#renderer/ipc/client.ts";

/** When this window last heard a price; undefined before the first. */
export function followTicks(
  client: Pick<Client, "subscribe">,
  now: () => number,
): StoreApi<{ readonly tsHeardMs: number | undefined }> {
  const heard = createStore<{ readonly tsHeardMs: number | undefined }>(() => ({ tsHeardMs: undefined }));
  client.subscribe("audit:tick", (envelopes) => {
    if (envelopes.some(({ name }) => name === "market.data.updated")) heard.setState({ tsHeardMs: now() });
  });
  return heard;
}

import type { StoreApi } from "zustand/vanilla";
import type { Client } from "#renderer/ipc/client.ts";
import { isChanged, type BuilderState } from "./builder-state.ts";

/** Keeps the newest of what is not saved; while one is written the next waits, and only the last of those is. */
export function createDraftKeeper(
  client: Client,
  state: StoreApi<BuilderState>,
  onFail: (thrown: unknown) => void,
): () => Promise<void> {
  let isKeeping = false;
  return async () => {
    if (isKeeping) return;
    isKeeping = true;
    try {
      let kept: BuilderState | undefined;
      while (kept?.text !== state.getState().text || kept.layout !== state.getState().layout) {
        kept = state.getState();
        const { workflow, text, layout, basedOn } = kept;
        if (kept.status !== "ready") return;
        if (isChanged(kept)) {
          const based = basedOn === undefined ? {} : { basedOn };
          await client.invoke("builder:keep-draft", { workflow, text, layout, ...based });
        } else await client.invoke("builder:drop-draft", { workflow });
      }
    } catch (thrown) {
      onFail(thrown);
    } finally {
      isKeeping = false;
    }
  };
}

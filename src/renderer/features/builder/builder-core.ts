import type { StoreApi } from "zustand/vanilla";
import type { Client } from "#renderer/ipc/client.ts";
import type { BuilderState } from "./builder-state.ts";

/** What the parts of the builder share: one state, and one thing done after another. */
export interface BuilderCore {
  readonly client: Client;
  readonly state: StoreApi<BuilderState>;
  /** One after another; what fails is said under that title and stops nothing. */
  readonly inTurn: (title: string, work: () => Promise<void>) => Promise<void>;
  /** Resolves when what was asked for before is done. */
  readonly settled: () => Promise<unknown>;
  /** Changes what is shown, and keeps it as a draft. */
  readonly change: (next: Partial<BuilderState> | undefined) => void;
  readonly fail: (title: string, thrown: unknown) => void;
}

import { createStore } from "zustand/vanilla";
import type { AlertWish } from "#renderer/features/alerts/alerts-view.tsx";
import type { BuilderWish } from "#renderer/features/builder/builder-view.tsx";
import type { DataWish } from "#renderer/features/data/data-view.tsx";
import type { Wished } from "#renderer/ui/use-wish.ts";

/** What commands ask of panels, whether they are open or not. */
export interface Wishes {
  readonly alerts: Wished<AlertWish>;
  readonly builder: Wished<BuilderWish>;
  readonly data: Wished<DataWish>;
}

export function createWishes(): Wishes {
  return {
    alerts: createStore<AlertWish | undefined>(() => undefined),
    builder: createStore<BuilderWish | undefined>(() => undefined),
    data: createStore<DataWish | undefined>(() => undefined),
  };
}

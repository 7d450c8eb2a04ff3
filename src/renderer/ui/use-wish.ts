import { useEffect } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";

/** What a person asked of a panel from afar, until the panel is there and does it; undefined for nothing. */
export type Wished<What extends string> = StoreApi<What | undefined>;

/** Does what was asked, once, also when it was asked before the panel was there. */
export function useWish<What extends string>(wished: Wished<What>, grant: (what: What) => void): void {
  const what = useStore(wished);
  useEffect(() => {
    if (what === undefined) return;
    wished.setState(undefined, true);
    grant(what);
    // Another function to do it with is no new wish.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [wished, what]);
}

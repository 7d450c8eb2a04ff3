import { useCallback, useEffect, useRef, useState } from "react";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { Loaded } from "./run-data.ts";

const LOADING = { status: "loading" } as const;

/** What `load` answers, asked for again for another `load` and on `reload`; what was there stays until then. */
export function useLoaded<Value>(load: () => Promise<Value>): readonly [Loaded<Value>, reload: () => void] {
  const [loaded, setLoaded] = useState<Loaded<Value>>(LOADING);
  /** Raised by each question, so that an answer to an earlier one comes too late. */
  const era = useRef(0);
  const reload = useCallback(() => {
    const asked = (era.current += 1);
    const set = (next: Loaded<Value>): void => {
      if (asked === era.current) setLoaded(next);
    };
    load().then(
      (value) => set({ status: "ready", value }),
      (thrown: unknown) => set({ status: "failed", error: toSerialError(thrown) }),
    );
  }, [load]);
  useEffect(() => {
    reload();
    return () => {
      era.current += 1;
    };
  }, [reload]);
  return [loaded, reload];
}

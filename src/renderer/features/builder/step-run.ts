import { createContext, useContext } from "react";
import { useStore } from "zustand";
import type { StoreApi } from "zustand/vanilla";
import type { StepView } from "#shared/ipc/channels/run-channels.ts";

/** How the steps of the shown run are, by path; nodes listen to their own so that a tick redraws what changed. */
export interface RunOverlay {
  readonly steps: ReadonlyMap<string, StepView>;
  readonly attempts: Readonly<Record<string, number>>;
  /** The step before which the run holds. */
  readonly held: string | undefined;
}

export const NO_RUN: RunOverlay = { steps: new Map(), attempts: {}, held: undefined };

export interface CanvasTools {
  readonly overlay: StoreApi<RunOverlay>;
  /** Opens the palette for that list. */
  readonly addTo: (list: string) => void;
  readonly toggleBreakpoint: (path: string) => void;
  readonly writeNote: (id: string, text: string) => void;
}

export const CanvasContext = createContext<CanvasTools | undefined>(undefined);

export function useCanvasTools(): CanvasTools {
  const tools = useContext(CanvasContext);
  if (tools === undefined) throw new Error("CanvasContext was not given");
  return tools;
}

/** The step of the shown run; a container that has none of its own has undefined. */
export function useStepRun(path: string): StepView | undefined {
  return useStore(useCanvasTools().overlay, ({ steps }) => steps.get(path));
}

export function useIsHeld(path: string): boolean {
  return useStore(useCanvasTools().overlay, ({ held }) => held === path);
}

export function useAttempts(path: string): number {
  return useStore(useCanvasTools().overlay, ({ attempts }) => attempts[path] ?? 1);
}

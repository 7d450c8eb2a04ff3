import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import type { Timeframe } from "#shared/model/time.ts";
import type { LinkColour } from "./link-colour.ts";

/** What the panels of one colour look at. */
export interface LinkContext {
  readonly symbol?: string;
  readonly timeframe?: Timeframe;
}

/** A moment that a panel's crosshair stands on; undefined when it has left. */
export interface Crosshair {
  readonly tsMs: number | undefined;
  /** The panel that it stands in, so that this one does not follow itself. */
  readonly from: string;
}

/** Symbol, interval and crosshair, shared by the panels of one colour. */
export interface Links {
  readonly state: StoreApi<Readonly<Partial<Record<LinkColour, LinkContext>>>>;
  /** Lets the panels of the colour look at this too; without a colour nobody hears. */
  readonly publish: (colour: LinkColour | undefined, context: LinkContext) => void;
  /** Apart from the state, because it moves with the pointer. */
  readonly moveCrosshair: (colour: LinkColour | undefined, crosshair: Crosshair) => void;
  /** Hears the crosshair of the other panels of the colour; the answer ends it. */
  readonly onCrosshair: (
    colour: LinkColour | undefined,
    panel: string,
    listener: (tsMs: number | undefined) => void,
  ) => () => void;
}

type Listener = (crosshair: Crosshair) => void;

export function createLinks(): Links {
  const state = createStore<Readonly<Partial<Record<LinkColour, LinkContext>>>>(() => ({}));
  const listeners = new Map<LinkColour, Set<Listener>>();
  return {
    state,
    publish(colour, context) {
      if (colour === undefined) return;
      const before = state.getState()[colour];
      const next = { ...before, ...context };
      if (before?.symbol === next.symbol && before?.timeframe === next.timeframe) return;
      state.setState({ [colour]: next });
    },
    moveCrosshair(colour, crosshair) {
      if (colour === undefined) return;
      for (const listener of listeners.get(colour) ?? []) listener(crosshair);
    },
    onCrosshair(colour, panel, listener) {
      if (colour === undefined) return () => undefined;
      const own: Listener = ({ tsMs, from }) => {
        if (from !== panel) listener(tsMs);
      };
      const known = listeners.get(colour) ?? new Set<Listener>();
      listeners.set(colour, known.add(own));
      return () => known.delete(own);
    },
  };
}

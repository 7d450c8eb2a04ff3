import { useCallback, useEffect } from "react";
import { useStore } from "zustand";
import { useTrader } from "../trader-context.ts";
import type { LinkContext } from "./create-links.ts";
import type { LinkColour } from "./link-colour.ts";

const NOTHING: LinkContext = {};

/** What the panels of the colour look at; nothing without a colour. */
function useLinkContext(colour: LinkColour | undefined): LinkContext {
  const { links } = useTrader();
  return useStore(links.state, (state) => (colour === undefined ? undefined : state[colour])) ?? NOTHING;
}

/** Lets the panels of the colour follow a panel's own choice of symbol, and this one follow theirs. */
export function useLinkedSymbol(
  colour: LinkColour | undefined,
  follow: (symbol: string) => void,
): (symbol: string) => void {
  const { links } = useTrader();
  const { symbol } = useLinkContext(colour);
  useEffect(() => {
    if (symbol !== undefined) follow(symbol);
    // What is followed is the colour's symbol: another function to tell it to is no news.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [symbol]);
  return useCallback((chosen) => links.publish(colour, { symbol: chosen }), [links, colour]);
}

/** The colours by which panels are linked, each with its key in the menu; what is linked shows the letter too. */
export const LINK_COLOURS = ["red", "orange", "yellow", "green", "blue", "violet"] as const;
export type LinkColour = (typeof LINK_COLOURS)[number];

/** The colour in a panel's kept parameters; undefined for none, and for what is no colour. */
export function readLinkColour(kept: unknown): LinkColour | undefined {
  return LINK_COLOURS.find((colour) => colour === kept);
}

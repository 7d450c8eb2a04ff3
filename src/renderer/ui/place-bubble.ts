interface Size {
  readonly width: number;
  readonly height: number;
}

const GAP_PX = 4;

/** Where a bubble goes: below what it explains, above where there is no room, and always within the window; in CSS pixels. */
export function placeBubble(
  anchor: { readonly left: number; readonly top: number; readonly bottom: number },
  bubble: Size,
  view: Size,
): { readonly left: number; readonly top: number } {
  const fits = anchor.bottom + GAP_PX + bubble.height <= view.height - GAP_PX;
  const top = fits ? anchor.bottom + GAP_PX : anchor.top - GAP_PX - bubble.height;
  return {
    left: Math.max(GAP_PX, Math.min(anchor.left, view.width - bubble.width - GAP_PX)),
    top: Math.max(GAP_PX, top),
  };
}

/** Room around a drawing for its axes, in pixels. */
export const MARGIN = { top: 8, right: 12, bottom: 22, left: 52 } as const;

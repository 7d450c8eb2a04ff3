export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowState {
  readonly bounds: Bounds;
  readonly isMaximized: boolean;
}

export type Placement = Partial<Bounds> & { readonly width: number; readonly height: number };

export const MINIMUM_SIZE = { width: 1024, height: 640 } as const;
const PREFERRED_SIZE = { width: 1600, height: 960 } as const;
const VISIBLE_PX = 80;

function overlap(startA: number, sizeA: number, startB: number, sizeB: number): number {
  return Math.min(startA + sizeA, startB + sizeB) - Math.max(startA, startB);
}

/** Whether enough of the title bar lies on a display to take hold of it. */
function isReachable(bounds: Bounds, display: Bounds): boolean {
  return (
    overlap(bounds.x, bounds.width, display.x, display.width) >= VISIBLE_PX &&
    bounds.y >= display.y &&
    bounds.y <= display.y + display.height - VISIBLE_PX
  );
}

/** Where to open: as it was left, unless that lies on no display any more; then centred on the first one. */
export function placeWindow(saved: WindowState | undefined, displays: readonly Bounds[]): Placement {
  if (saved !== undefined && displays.some((display) => isReachable(saved.bounds, display))) {
    return saved.bounds;
  }
  const [first] = displays;
  return {
    width: Math.min(PREFERRED_SIZE.width, first?.width ?? PREFERRED_SIZE.width),
    height: Math.min(PREFERRED_SIZE.height, first?.height ?? PREFERRED_SIZE.height),
  };
}

const POPOUT_SIZE = { width: 900, height: 640 } as const;
const SMALLEST_POPOUT_PX = 240;

/** Where a panel's own window opens: as the page asks (`top=1,left=2,width=3,height=4`), unless that lies on no display. */
export function placePopout(features: string, displays: readonly Bounds[]): Placement {
  const asked = new Map(features.split(",").map((part) => [part.split("=")[0]?.trim(), readPx(part)]));
  const bounds = {
    x: asked.get("left") ?? Number.NaN,
    y: asked.get("top") ?? Number.NaN,
    width: Math.max(SMALLEST_POPOUT_PX, asked.get("width") ?? POPOUT_SIZE.width),
    height: Math.max(SMALLEST_POPOUT_PX, asked.get("height") ?? POPOUT_SIZE.height),
  };
  if (displays.some((display) => isReachable(bounds, display))) return bounds;
  return { width: bounds.width, height: bounds.height };
}

function readPx(part: string): number | undefined {
  const px = Number(part.split("=")[1] ?? Number.NaN);
  return Number.isFinite(px) ? Math.round(px) : undefined;
}

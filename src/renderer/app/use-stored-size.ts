import { useState } from "react";

/** A size in pixels that outlives the window. */
export function useStoredSize(name: string, initialPx: number): readonly [number, (sizePx: number) => void] {
  const key = `size.${name}`;
  const [size, setSize] = useState(() => {
    const stored = Number(localStorage.getItem(key) ?? Number.NaN);
    return Number.isFinite(stored) && stored > 0 ? stored : initialPx;
  });
  return [
    size,
    (next) => {
      localStorage.setItem(key, String(next));
      setSize(next);
    },
  ];
}

const [KILO, MEGA, GIGA] = [1e3, 1e6, 1e9];

/** `640 B`, `12 kB`, `3.4 MB`, `1.20 GB`. */
export function formatBytes(bytes: number): string {
  if (bytes < KILO) return `${bytes} B`;
  if (bytes < MEGA) return `${Math.round(bytes / KILO)} kB`;
  return bytes < GIGA ? `${(bytes / MEGA).toFixed(1)} MB` : `${(bytes / GIGA).toFixed(2)} GB`;
}

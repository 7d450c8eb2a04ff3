import path from "node:path";

const UNSAFE = /[^A-Za-z0-9._-]+/g;

/** A file name that is safe on every system, whatever the engine proposed, with the ending of its format. */
export function safeFileName(proposed: string, format: string): string {
  const base = path.basename(proposed.replaceAll("\\", "/"));
  const stem = base
    .slice(0, base.length - path.extname(base).length)
    .replaceAll(UNSAFE, "-")
    .replace(/^[.-]+/, "");
  return `${stem === "" ? "report" : stem.slice(0, 120)}.${format}`;
}

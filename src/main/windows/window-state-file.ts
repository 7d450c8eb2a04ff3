import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { z } from "zod";
import type { WindowState } from "./place-window.ts";

const schema = z.strictObject({
  bounds: z.strictObject({ x: z.int(), y: z.int(), width: z.int().positive(), height: z.int().positive() }),
  isMaximized: z.boolean(),
});

/** How the window was left; undefined when it never was, or when the file is not what we write. */
export function readWindowState(file: string): WindowState | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, "utf8"))).data;
  } catch {
    return undefined;
  }
}

/** Writes beside the file first, so that a crash leaves the old one whole. */
export function writeWindowState(file: string, state: WindowState): void {
  const written = `${file}.new`;
  writeFileSync(written, JSON.stringify(state));
  renameSync(written, file);
}

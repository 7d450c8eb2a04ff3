import { closeSync, fsyncSync, openSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { crashPoint } from "#main/node/crash-point.ts";

/**
 * Writes the whole file or leaves the old one: a temporary file, synced, then renamed over it.
 * `mode` is the new file's permission bits.
 */
export function writeFileDurably(path: string, content: string, mode = 0o600): void {
  const unfinished = `${path}.${process.pid}.new`;
  writeFileSync(unfinished, content, { mode });
  syncFile(unfinished);
  crashPoint("file-unnamed");
  renameSync(unfinished, path);
  syncDirectoryOf(path);
}

/** Waits until the file's content is on the disk. */
export function syncFile(path: string): void {
  const descriptor = openSync(path, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/** Waits until a rename in the file's directory is on the disk; Windows has no such call and needs none. */
export function syncDirectoryOf(path: string): void {
  if (process.platform === "win32") return;
  const descriptor = openSync(dirname(path), "r");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

import { existsSync, readFileSync, renameSync } from "node:fs";
import type { z } from "zod";
import { writeFileDurably } from "#main/files/durable-file.ts";

/** A small file of the window's own that is read once and written whole. */
export interface KeptFile<T> {
  readonly value: T;
  /** Set when the file could not be read: why, and where it was put. */
  readonly problem: string | undefined;
}

/** What the file holds; one that is not what we write is put aside, never overwritten and never a reason not to start. */
export function readKeptFile<T>(file: string, schema: z.ZodType<T>, fallback: T): KeptFile<T> {
  if (!existsSync(file)) return { value: fallback, problem: undefined };
  try {
    return { value: schema.parse(JSON.parse(readFileSync(file, "utf8"))), problem: undefined };
  } catch {
    return { value: fallback, problem: `${file} was damaged; it was kept as ${putAside(file)}` };
  }
}

export function writeKeptFile(file: string, value: unknown): void {
  writeFileDurably(file, `${JSON.stringify(value, undefined, 1)}\n`);
}

function putAside(file: string): string {
  let number = 1;
  while (existsSync(`${file}.damaged-${number}`)) number += 1;
  const kept = `${file}.damaged-${number}`;
  renameSync(file, kept);
  return kept;
}

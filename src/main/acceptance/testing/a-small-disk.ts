import { spawnSync } from "node:child_process";
import { onTestFinished } from "vitest";
import { aDirectory } from "#main/testing/a-directory.ts";

/** Whether this machine lets the tests mount a disk of their own: Linux, as root. */
export const canMount: boolean = (() => {
  const isMounted = spawnSync("unshare", ["--mount", "true"]).status === 0;
  return process.platform === "linux" && process.getuid?.() === 0 && isMounted;
})();

export interface SmallDisk {
  readonly folder: string;
  /** From then on nobody can write it. */
  makeReadOnly(): void;
}

/** A disk of so many megabytes, gone after the test. */
export function aSmallDisk(megabytes: number): SmallDisk {
  const folder = aDirectory();
  mount("-t", "tmpfs", "-o", `size=${megabytes}m,mode=700`, "tmpfs", folder);
  onTestFinished(() => void spawnSync("umount", ["--lazy", folder]));
  return { folder, makeReadOnly: () => mount("-o", "remount,ro", folder) };
}

function mount(...words: readonly string[]): void {
  const { status, stderr } = spawnSync("mount", words, { encoding: "utf8" });
  if (status !== 0) throw new Error(`mount ${words.join(" ")}: ${stderr}`);
}

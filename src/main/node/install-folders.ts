import { readFileSync } from "node:fs";
import { join } from "node:path";

/** Where the product lies: its version and the folders that it reads from. `root` holds package.json. */
export function installFolders(root: string): {
  readonly version: string;
  readonly resources: string;
  readonly workers: string;
} {
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly version: string;
  };
  return { version, resources: join(root, "resources"), workers: join(root, "out", "main") };
}

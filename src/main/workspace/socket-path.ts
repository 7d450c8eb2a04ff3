import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Unix sockets take at most 103 bytes on some systems. */
const MAX_PATH_BYTES = 100;

/** Where the owner of a workspace listens: in the workspace, or under a short name when its path is too long. */
export function socketPathOf(workspace: string, platform: string = process.platform): string {
  const shortName = createHash("sha256").update(workspace).digest("hex").slice(0, 24);
  if (platform === "win32") return `\\\\.\\pipe\\gpt-trader-${shortName}`;
  const path = join(workspace, "owner.sock");
  return Buffer.byteLength(path) <= MAX_PATH_BYTES ? path : join(tmpdir(), `gpt-trader-${shortName}.sock`);
}

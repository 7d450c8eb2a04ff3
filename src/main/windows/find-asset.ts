import { realpath, stat } from "node:fs/promises";
import path from "node:path";

function decodePath(url: string): string | undefined {
  try {
    return decodeURIComponent(new URL(url).pathname);
  } catch {
    return undefined;
  }
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== "" && !relative.startsWith("..") && !path.isAbsolute(relative);
}

/** The file that a URL of the window names; undefined unless it is a plain file inside `root` with no link on its way. */
export async function findAsset(root: string, url: string): Promise<string | undefined> {
  const decoded = decodePath(url);
  if (decoded === undefined || decoded.includes("\0") || decoded.includes("\\")) return undefined;
  try {
    const base = await realpath(root);
    const asked = path.join(base, decoded === "/" ? "index.html" : decoded);
    const isPlain =
      isInside(base, asked) && (await realpath(asked)) === asked && (await stat(asked)).isFile();
    return isPlain ? asked : undefined;
  } catch {
    return undefined;
  }
}

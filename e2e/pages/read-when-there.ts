import { existsSync, readFileSync } from "node:fs";

/** The text of a file that is being waited for, empty before it is there: a poll ends at what throws. */
export function readWhenThere(file: string): string {
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

// oxlint-disable-next-line no-restricted-imports -- tests run in Node and may read reference data beside the checkout
import { readFileSync } from "node:fs";

/** The text of a file of the reference data; undefined when GPT_TRADER_REFERENCE_DATA names no folder (such tests skip). */
export function readReference(path: string): string | undefined {
  const folder = process.env["GPT_TRADER_REFERENCE_DATA"];
  return folder === undefined || folder === "" ? undefined : readFileSync(`${folder}/${path}`, "utf8");
}

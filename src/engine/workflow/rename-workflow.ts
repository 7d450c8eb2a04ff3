import { isScalar, parseDocument } from "yaml";
import { userError } from "#shared/errors/app-error.ts";

/** A workflow's text under another name, with everything else as it was written. Throws for a text that names none. */
export function renameWorkflow(text: string, name: string): string {
  const node = parseDocument(text).get("name", true);
  const range = isScalar(node) ? node.range : undefined;
  if (range === undefined || range === null) {
    throw userError({
      code: "workflow.no-name",
      message: "the text must have a name to be given another, and has none that can be read",
      field: "name",
      value: name,
      remedy: "restore it under its own name, or write `name:` into a copy",
    });
  }
  return `${text.slice(0, range[0])}${name}${text.slice(range[1])}`;
}

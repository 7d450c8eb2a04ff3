import { readFields, type FieldReader } from "./parse-fields.ts";
import type { ProblemList } from "./problem-list.ts";
import { readRootedExpression } from "./read-rooted-expression.ts";
import type { SourceNode } from "./source-tree.ts";
import { WHEN_BUSY, type Concurrency } from "./workflow-trigger.ts";

const KEYS = ["key", "when_busy"] as const;

/** Reads `concurrency: { key, when_busy }`; the key is the workflow's name where none is given. */
export function parseConcurrency(
  node: SourceNode | undefined,
  workflow: string,
  problems: ProblemList,
): Concurrency | undefined {
  if (node === undefined) return undefined;
  if (node.kind !== "map") {
    problems.add({
      code: "workflow.concurrency-invalid",
      at: node.at,
      path: "concurrency",
      message: `concurrency must be a map, was a ${node.kind}`,
      remedy: `write concurrency: { when_busy: ${WHEN_BUSY[0]} }`,
    });
    return undefined;
  }
  const fields = readFields(node, "concurrency", KEYS, problems);
  if (!fields.has("when_busy")) {
    fields.refuse("when_busy", "when_busy is required", `use one of ${WHEN_BUSY.join(", ")}`);
  }
  const whenBusy = fields.choice("when_busy", WHEN_BUSY);
  const key = fields.has("key") ? parseKey(fields, problems) : workflow;
  return whenBusy === undefined || key === undefined ? undefined : { key, whenBusy };
}

function parseKey(fields: FieldReader, problems: ProblemList): Concurrency["key"] | undefined {
  const text = fields.text("key");
  const at = fields.get("key")?.at;
  if (text === undefined || at === undefined || !text.includes("${")) return text;
  const place = { at, path: "concurrency.key", needsBraces: true, root: "inputs" };
  return readRootedExpression(text, place, problems);
}

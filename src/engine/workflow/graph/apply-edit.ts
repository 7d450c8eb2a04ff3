import { isMap, parseDocument, type Document, type Node, type YAMLMap } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import type { GraphEdit } from "#shared/model/workflow-graph.ts";
import type { Edited } from "./edited.ts";
import { editText } from "./edit-text.ts";
import {
  allSteps,
  findListSite,
  findSites,
  findStepSite,
  type ListSite,
  type StepSite,
} from "./find-sites.ts";
import { freeId } from "./free-id.ts";
import { moveStep } from "./move-step.ts";
import { CONTAINER_IDS, containerBody, newStep, type PlainStep } from "./new-step.ts";
import { removeItem } from "./remove-item.ts";
import { renameStep } from "./rename-step.ts";
import { setInStep, setNeed } from "./set-in-step.ts";
import { setKey } from "./set-key.ts";
import { shortestName } from "./step-references.ts";

/** Does one edit of the graph to the text that it was drawn from; the rest of the text stays as it is. */
export function applyEdit(text: string, edit: GraphEdit): Edited {
  if (edit.kind === "rename") return renameStep(text, edit.path, edit.id);
  if (edit.kind === "move") return moveStep(text, edit);
  let touched: readonly string[] = [];
  const changed = editText(text, (document) => {
    touched = changeDocument(document, edit);
  });
  return { text: changed, touched };
}

type DocumentEdit = Exclude<GraphEdit, { readonly kind: "rename" | "move" }>;

function changeDocument(document: Document, edit: DocumentEdit): readonly string[] {
  if (edit.kind === "set_workflow") {
    setKey(document, document.contents as unknown as YAMLMap, edit.keys, edit.value);
    return [];
  }
  const root = findSites(document);
  switch (edit.kind) {
    case "add":
      return addItems(document, findListSite(root, edit.list), edit.index, [newStep(edit.step)]);
    case "paste":
      return addItems(document, findListSite(root, edit.list), edit.index, readSteps(edit.text));
    case "remove":
      for (const path of edit.paths) removeItem(findStepSite(root, path));
      return [];
    case "connect":
      setInStep(document, findStepSite(root, edit.to), ["with", edit.toField], reference(root, edit));
      return [edit.to];
    case "need":
      setNeed(document, findStepSite(root, edit.path), edit.needs, edit.isNeeded);
      return [edit.path];
    case "set":
      setInStep(document, findStepSite(root, edit.path), edit.keys, edit.value);
      return [edit.path];
    case "wrap":
      return wrapSteps(
        document,
        edit.paths.map((path) => findStepSite(root, path)),
        edit.container,
      );
  }
}

function addItems(
  document: Document,
  list: ListSite,
  index: number,
  steps: readonly (PlainStep & { readonly node?: Node })[],
): readonly string[] {
  const ids = new Set(list.steps.map(({ id }) => id));
  const seq = list.open();
  return steps.map((step, offset) => {
    const id = freeId(step.id, ids);
    ids.add(id);
    seq.items.splice(
      Math.min(index + offset, seq.items.length),
      0,
      itemOf(document, { ...step, id }, step.id),
    );
    return list.path === "" ? id : `${list.path}.${id}`;
  });
}

function itemOf(
  document: Document,
  { id, body, node }: PlainStep & { readonly node?: Node },
  was: string,
): Node {
  if (node !== undefined && id === was) return node;
  if (body === undefined && node === undefined) return document.createNode(id);
  const item = node === undefined ? (document.createNode({ [id]: body }) as YAMLMap) : node;
  const [pair] = isMap(item) ? item.items : [];
  if (node !== undefined && pair !== undefined) pair.key = document.createNode(id);
  return item;
}

/** Steps as they stand in a text of their own, with their comments. */
function readSteps(text: string): readonly (PlainStep & { readonly node: Node })[] {
  const document = parseDocument(`steps:\n${text.replaceAll(/^/gm, "  ")}`, { uniqueKeys: false });
  const steps = document.errors.length > 0 ? [] : findSites(document).steps;
  if (steps.length > 0) return steps.map(({ id, body, item }) => ({ id, body, node: item }));
  throw userError({
    code: "builder.paste-unreadable",
    message: "what is pasted must be steps of a workflow, was something else",
    field: "text",
    value: text.slice(0, 40),
    remedy: "copy steps on the canvas first",
  });
}

/** The steps as a text that `paste` takes. */
export function copySteps(text: string, paths: readonly string[]): string {
  const document = parseDocument(text, { uniqueKeys: false });
  const root = findSites(document);
  const wanted = allSteps(root).filter(({ path }) => paths.includes(path));
  const outermost = wanted.filter(({ path }) => !paths.some((other) => path.startsWith(`${other}.`)));
  const copy = parseDocument("[]");
  const list = findSites(copy).open();
  for (const { item } of outermost) list.items.push(item);
  return list.items.length === 0
    ? ""
    : String(copy)
        .replace(/^steps:\n/, "")
        .replaceAll(/^ {2}/gm, "");
}

/** The shortest name of an output that no other step shares. */
function reference(root: ListSite, edit: { readonly from: string; readonly fromField: string }): string {
  const paths = allSteps(root).map(({ path }) => path);
  return `\${steps.${shortestName(edit.from, paths)}.${edit.fromField}}`;
}

function wrapSteps(
  document: Document,
  steps: readonly StepSite[],
  kind: Parameters<typeof containerBody>[0],
): readonly string[] {
  const [first] = steps;
  if (first === undefined || steps.some(({ list }) => list !== first.list)) {
    throw userError({
      code: "builder.wrap-apart",
      message: "the steps to put together must stand in one list, were in several",
      field: "paths",
      value: steps.map(({ path }) => path).join(", "),
      remedy: "choose steps that stand beside each other",
    });
  }
  const { list } = first;
  const sorted = steps.toSorted((left, right) => left.index - right.index);
  const at = sorted[0]?.index ?? 0;
  const id = freeId(CONTAINER_IDS[kind], new Set(list.steps.map((step) => step.id)));
  const box = document.createNode({ [id]: containerBody(kind, []) }) as YAMLMap;
  const seq = list.open();
  for (const { item } of sorted) seq.items.splice(seq.items.indexOf(item), 1);
  seq.items.splice(at, 0, box);
  const [inner] = allSteps(findSites(document)).find(({ item }) => item === box)?.arms ?? [];
  for (const { item } of sorted) inner?.open().items.push(item);
  const inside = new Set(sorted.map((step) => step.id));
  for (const other of list.steps) if (!inside.has(other.id)) pointNeeds(document, other, inside, id);
  return [list.path === "" ? id : `${list.path}.${id}`];
}

/** Who needed a step that is now in a box needs the box. */
function pointNeeds(document: Document, step: StepSite, inside: ReadonlySet<string>, box: string): void {
  const needs = isMap(step.body) ? step.body.get("needs") : undefined;
  const names = needs === undefined ? [] : (document.createNode(needs).toJSON() as unknown);
  const list = (Array.isArray(names) ? names : [names]).map(String);
  if (!list.some((name) => inside.has(name))) return;
  const next = [...new Set(list.map((name) => (inside.has(name) ? box : name)))];
  setInStep(document, step, ["needs"], next);
}

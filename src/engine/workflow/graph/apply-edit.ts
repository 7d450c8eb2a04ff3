import { isMap, isScalar, parseDocument, type Document, type Node, type YAMLMap } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import type { GraphEdit } from "#shared/model/workflow-graph.ts";
import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
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
import { CONTAINER_IDS, containerBody, newStep, type PlainStep } from "./new-step.ts";
import { renameStep } from "./rename-step.ts";
import { setKey } from "./set-key.ts";

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

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  const base = SNAKE_CASE.test(wanted) ? wanted : "step";
  if (!taken.has(base)) return base;
  let number = 2;
  while (taken.has(`${base}_${String(number)}`)) number += 1;
  return `${base}_${String(number)}`;
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

function removeItem({ list, item }: StepSite): void {
  const { node } = list;
  const index = node.items.indexOf(item);
  if (index === -1) return;
  node.items.splice(index, 1);
  if (node.items.length === 0) node.flow = true;
}

function moveStep(text: string, { path, list, index }: GraphEdit & { readonly kind: "move" }): Edited {
  if (list === path || list.startsWith(`${path}.`)) {
    throw userError({
      code: "builder.move-inside",
      message: `a step must not move into itself, was ${path} into ${list}`,
      field: "list",
      value: list,
      remedy: "choose a place outside of it",
    });
  }
  let touched: readonly string[] = [];
  const moved = editText(text, (document) => {
    const root = findSites(document);
    const step = findStepSite(root, path);
    const target = findListSite(root, list);
    const isLater = step.list === target && step.index < index;
    const ids = new Set(target === step.list ? [] : target.steps.map(({ id }) => id));
    const id = freeId(step.id, ids);
    removeItem(step);
    const seq = target.open();
    const place = Math.min(isLater ? index - 1 : index, seq.items.length);
    // The parser's printer leaves spaces on an empty line before the first of a list.
    if (place === 0) step.item.spaceBefore = false;
    seq.items.splice(place, 0, step.item);
    if (id !== step.id) step.name.value = id;
    touched = [target.path === "" ? id : `${target.path}.${id}`];
  });
  return { text: moved, touched };
}

/** The shortest name of an output that no other step shares. */
function reference(root: ListSite, edit: { readonly from: string; readonly fromField: string }): string {
  const steps = allSteps(root).map(({ path }) => path);
  const segments = edit.from.split(".");
  const ends = segments.map((_, index) => segments.slice(segments.length - 1 - index).join("."));
  const isAlone = (end: string): boolean =>
    steps.filter((path) => path === end || path.endsWith(`.${end}`)).length === 1;
  return `\${steps.${ends.find(isAlone) ?? edit.from}.${edit.fromField}}`;
}

/** Sets a key under a step's id; a bare name becomes one with settings, and goes back when it has none left. */
function setInStep(document: Document, step: StepSite, keys: readonly string[], value: unknown): void {
  const { list, item, body } = step;
  if (isScalar(item)) {
    if (value === undefined) return;
    const map = document.createNode({ [step.id]: {} }) as YAMLMap;
    const settings = map.get(step.id) as YAMLMap;
    setKey(document, settings, keys, value);
    // What stood behind the bare name stands behind the name with settings.
    settings.commentBefore = item.comment ?? null;
    map.commentBefore = item.commentBefore ?? null;
    map.spaceBefore = item.spaceBefore === true;
    list.open().items[step.index] = map;
    return;
  }
  if (!isMap(body)) {
    throw userError({
      code: "builder.no-settings",
      message: `${step.id} is a plain list of steps and has no settings`,
      field: "keys",
      value: keys.join("."),
      remedy: "write it as a map with steps: in the text",
    });
  }
  setKey(document, body, keys, value);
  if (body.items.length === 0) list.node.items[step.index] = document.createNode(step.id);
}

function setNeed(document: Document, step: StepSite, needed: string, isNeeded: boolean): void {
  const held: unknown = isMap(step.body) ? document.createNode(step.body).toJSON() : undefined;
  const raw = typeof held === "object" && held !== null && "needs" in held ? held.needs : [];
  const needs = (Array.isArray(raw) ? raw : [raw]).map(String).filter((id) => id !== needed);
  const next = isNeeded ? [...needs, needed] : needs;
  setInStep(document, step, ["needs"], next.length === 0 ? undefined : next);
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

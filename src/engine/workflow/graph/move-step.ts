import { isMap, isScalar, isSeq, type Document } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import type { GraphEdit } from "#shared/model/workflow-graph.ts";
import type { Edited } from "./edited.ts";
import { editText, readDocument } from "./edit-text.ts";
import { allSteps, findListSite, findSites, findStepSite, type StepSite } from "./find-sites.ts";
import { freeId } from "./free-id.ts";
import { removeItem } from "./remove-item.ts";
import { setNeed } from "./set-in-step.ts";
import { applySplices, findNamed, shortestName, spliceReferences } from "./step-references.ts";

type Move = GraphEdit & { readonly kind: "move" };

/** Puts a step somewhere else, also into or out of what holds others; what reads it, or a step in it, follows. */
export function moveStep(text: string, { path, list, index }: Move): Edited {
  if (list === path || list.startsWith(`${path}.`)) throw insideError(path, list);
  const paths = pathsOf(text);
  let next = path;
  const moved = editText(text, (document) => {
    const root = findSites(document);
    const step = findStepSite(root, path);
    const target = findListSite(root, list);
    const isLater = step.list === target && step.index < index;
    const others = target === step.list ? [] : target.steps;
    const id = freeId(step.id, new Set(others.map((other) => other.id)));
    if (target !== step.list) forgetNeeds(document, step, new Set(others.map((other) => other.id)));
    // A bare name that needed others may have become one with settings, or the other way round.
    const item = findStepSite(findSites(document), path);
    removeItem(item);
    const seq = target.open();
    const place = Math.min(isLater ? index - 1 : index, seq.items.length);
    // The parser's printer leaves spaces on an empty line before the first of a list.
    if (place === 0) item.item.spaceBefore = false;
    seq.items.splice(place, 0, item.item);
    if (id !== step.id) item.name.value = id;
    next = target.path === "" ? id : `${target.path}.${id}`;
  });
  return { text: followMove(moved, paths, path, next), touched: [next] };
}

function pathsOf(text: string): readonly string[] {
  return allSteps(findSites(readDocument(text))).map(({ path }) => path);
}

/** A step needs steps of its own list only. */
function forgetNeeds(document: Document, step: StepSite, there: ReadonlySet<string>): void {
  for (const other of step.list.steps)
    if (needsOf(other).includes(step.id)) setNeed(document, other, step.id, false);
  for (const needed of needsOf(step)) if (!there.has(needed)) setNeed(document, step, needed, false);
}

function needsOf({ body }: StepSite): readonly string[] {
  const needs = isMap(body) ? body.get("needs", true) : undefined;
  const names: readonly unknown[] = isSeq(needs) ? needs.items : [needs];
  return names.flatMap((name) => (isScalar(name) ? [String(name.value)] : []));
}

/** A reference that would name another step now, or none, names the one that it named before. */
function followMove(text: string, before: readonly string[], path: string, next: string): string {
  const document = readDocument(text);
  const now = allSteps(findSites(document)).map((step) => step.path);
  const splices = spliceReferences(document, text, (names) => {
    const named = findNamed(names, before);
    if (named === undefined) return undefined;
    const isMoved = named.path === path || named.path.startsWith(`${path}.`);
    const wanted = isMoved ? next + named.path.slice(path.length) : named.path;
    if (findNamed(names, now)?.path === wanted) return undefined;
    return [...shortestName(wanted, now).split("."), ...names.slice(named.length)];
  });
  return applySplices(text, splices);
}

function insideError(path: string, list: string) {
  return userError({
    code: "builder.move-inside",
    message: `a step must not move into itself, was ${path} into ${list}`,
    field: "list",
    value: list,
    remedy: "choose a place outside of it",
  });
}

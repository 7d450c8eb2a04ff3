import { isMap, isScalar, isSeq, visit, type Document, type Scalar } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
import { isActionName } from "../named-actions.ts";
import type { Edited } from "./edited.ts";
import { readDocument } from "./edit-text.ts";
import { allSteps, findSites, findStepSite, type StepSite } from "./find-sites.ts";

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

const REFERENCE = /\bsteps((?:\.[A-Za-z_][A-Za-z0-9_]*)+)/g;

/** Gives a step another id; what needs it and every expression that reads it, or a step in it, follow. */
export function renameStep(text: string, path: string, id: string): Edited {
  const document = readDocument(text);
  const root = findSites(document);
  const step = findStepSite(root, path);
  checkId(step, id);
  const paths = allSteps(root).map((other) => other.path);
  const splices = [
    ...spliceName(step, id),
    ...step.list.steps.flatMap((other) => spliceNeeds(other, step.id, id)),
    ...spliceReferences(document, text, (names) => follow(names, paths, path, id)),
  ];
  const next = [...path.split(".").slice(0, -1), id].join(".");
  return { text: applySplices(text, splices), touched: [next] };
}

function checkId(step: StepSite, id: string): void {
  const isTaken = step.list.steps.some((other) => other !== step && other.id === id);
  if (SNAKE_CASE.test(id) && !isTaken && !(isBareAction(step) && !isActionName(id))) return;
  const why = isTaken ? "must be free in its list" : "must be snake_case";
  throw userError({
    code: isBareAction(step) ? "builder.action-name" : "builder.bad-id",
    message: isBareAction(step)
      ? `the name of ${step.id} says what it does, so it must be an action, was ${id}`
      : `step id ${why}, was ${id}`,
    field: "id",
    value: id,
    remedy: isTaken ? "choose another id" : "use lower-case letters, digits and underscores",
  });
}

/** The name of a step without slice and method is what it calls. */
function isBareAction({ id, body }: StepSite): boolean {
  return isActionName(id) && (body === undefined || (isMap(body) && !body.has("slice") && !hasSteps(body)));
}

function hasSteps(body: { has(key: string): boolean }): boolean {
  return [
    "steps",
    "parallel",
    "when",
    "switch",
    "for_each",
    "try",
    "wait",
    "workflow",
    "slices",
    "trigger",
  ].some((key) => body.has(key));
}

function spliceName({ name }: StepSite, id: string): readonly Splice[] {
  return spliceOf(name, id);
}

function spliceOf({ range }: Scalar, text: string): readonly Splice[] {
  return range === null || range === undefined ? [] : [{ from: range[0], to: range[1], text }];
}

function spliceNeeds({ body }: StepSite, was: string, id: string): readonly Splice[] {
  const needs = isMap(body) ? body.get("needs", true) : undefined;
  const names: readonly unknown[] = isSeq(needs) ? needs.items : [needs];
  return names.flatMap((name) => (isScalar(name) && name.value === was ? spliceOf(name, id) : []));
}

/** References stand in values only; a comment that speaks of the step is the person's. */
function spliceReferences(
  document: Document,
  text: string,
  rename: (names: readonly string[]) => readonly string[] | undefined,
): readonly Splice[] {
  const splices: Splice[] = [];
  visit(document, {
    Scalar(key, { value, range }) {
      if (key === "key" || typeof value !== "string" || range === null || range === undefined) return;
      const [start, end] = range;
      for (const { 0: whole, 1: tail = "", index } of text.slice(start, end).matchAll(REFERENCE)) {
        const renamed = rename(tail.slice(1).split("."));
        const from = start + index;
        if (renamed !== undefined)
          splices.push({ from, to: from + whole.length, text: `steps.${renamed.join(".")}` });
      }
    },
  });
  return splices;
}

/** The names of a reference after the step at `path` got another id; undefined when it is about other steps. */
function follow(
  names: readonly string[],
  paths: readonly string[],
  path: string,
  id: string,
): readonly string[] | undefined {
  for (let length = names.length - 1; length > 0; length -= 1) {
    const named = names.slice(0, length).join(".");
    const whole = paths.filter((other) => other === named);
    const [found, ...more] = whole.length > 0 ? whole : paths.filter((other) => other.endsWith(`.${named}`));
    if (found === undefined || more.length > 0) continue;
    if (found !== path && !found.startsWith(`${path}.`)) return undefined;
    const place = path.split(".").length - 1 - (found.split(".").length - length);
    return place < 0 ? undefined : names.with(place, id);
  }
  return undefined;
}

function applySplices(text: string, splices: readonly Splice[]): string {
  return splices
    .toSorted((left, right) => right.from - left.from)
    .reduce((result, { from, to, text: by }) => result.slice(0, from) + by + result.slice(to), text);
}

import { isMap, isScalar, isSeq, type Scalar } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
import { isActionName } from "../named-actions.ts";
import type { Edited } from "./edited.ts";
import { readDocument } from "./edit-text.ts";
import { allSteps, findSites, findStepSite, type StepSite } from "./find-sites.ts";
import { applySplices, findNamed, spliceReferences, type Splice } from "./step-references.ts";

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

/** The names of a reference after the step at `path` got another id; undefined when it is about other steps. */
function follow(
  names: readonly string[],
  paths: readonly string[],
  path: string,
  id: string,
): readonly string[] | undefined {
  const named = findNamed(names, paths);
  if (named === undefined || (named.path !== path && !named.path.startsWith(`${path}.`))) return undefined;
  const place = path.split(".").length - 1 - (named.path.split(".").length - named.length);
  return place < 0 ? undefined : names.with(place, id);
}

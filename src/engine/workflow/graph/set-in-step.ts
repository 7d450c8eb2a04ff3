import { isMap, isScalar, type Document, type YAMLMap } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import type { StepSite } from "./find-sites.ts";
import { setKey } from "./set-key.ts";

/** Sets a key under a step's id; a bare name becomes one with settings, and goes back when it has none left. */
export function setInStep(document: Document, step: StepSite, keys: readonly string[], value: unknown): void {
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

/** Lets a step run after another one of its list, or not. */
export function setNeed(document: Document, step: StepSite, needed: string, isNeeded: boolean): void {
  const held: unknown = isMap(step.body) ? document.createNode(step.body).toJSON() : undefined;
  const raw = typeof held === "object" && held !== null && "needs" in held ? held.needs : [];
  const needs = (Array.isArray(raw) ? raw : [raw]).map(String).filter((id) => id !== needed);
  const next = isNeeded ? [...needs, needed] : needs;
  setInStep(document, step, ["needs"], next.length === 0 ? undefined : next);
}

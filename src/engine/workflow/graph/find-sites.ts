import { isMap, isPair, isScalar, isSeq, YAMLSeq } from "yaml";
import type { Document, Pair, Scalar, YAMLMap } from "yaml";
import { userError } from "#shared/errors/app-error.ts";
import { suggest } from "../problem-list.ts";

/** A step in a document. */
export interface StepSite {
  readonly id: string;
  readonly path: string;
  readonly list: ListSite;
  readonly index: number;
  readonly item: Scalar | YAMLMap;
  /** The scalar that holds its id. */
  readonly name: Scalar;
  /** What stands under its id; undefined for a bare name. */
  readonly body: unknown;
  readonly arms: readonly ListSite[];
}

/** A list of steps in a document: the workflow's own, or one that a step holds. */
export interface ListSite {
  /** Path of the step around it and the name of its arm, as in `GraphNode.list`. */
  readonly path: string;
  /** `then`, `else`, a case; empty where the step holds only one. */
  readonly arm: string;
  /** What it holds now; empty also where the text has no list yet. */
  readonly node: YAMLSeq;
  readonly steps: readonly StepSite[];
  /** Makes it a list that takes steps on lines of their own, and everything around it too; answers it. */
  readonly open: () => YAMLSeq;
}

/** The steps of a document, in order of the text; what is no step is left out. */
export function findSites(document: Document): ListSite {
  if (!isMap(document.contents)) document.contents = document.createNode({}) as typeof document.contents;
  const root = document.contents as unknown as YAMLMap;
  return readList(
    slotOf(root, "steps", () => unfold(root)),
    "",
    "",
  );
}

/** All steps of a list and of those in it, each before the ones that it holds. */
export function allSteps(list: ListSite): readonly StepSite[] {
  return list.steps.flatMap((step) => [step, ...step.arms.flatMap(allSteps)]);
}

/** Throws for a path that no step has. */
export function findStepSite(root: ListSite, path: string): StepSite {
  const steps = allSteps(root);
  const found = steps.find((step) => step.path === path);
  if (found !== undefined) return found;
  throw userError({
    code: "builder.step-unknown",
    message: `step must be in the text, was ${path}`,
    field: "path",
    value: path,
    remedy: suggest(
      path,
      steps.map((step) => step.path),
    ),
  });
}

/** Throws for a list that no step holds. */
export function findListSite(root: ListSite, path: string): ListSite {
  if (path === "") return root;
  const lists = allSteps(root).flatMap(({ arms }) => arms);
  const found = lists.find((list) => list.path === path);
  if (found !== undefined) return found;
  throw userError({
    code: "builder.list-unknown",
    message: `list of steps must be in the text, was ${path}`,
    field: "list",
    value: path,
    remedy: suggest(
      path,
      lists.map((list) => list.path),
    ),
  });
}

/** Where a list stands, or could. */
interface Slot {
  readonly node: YAMLSeq;
  readonly open: () => YAMLSeq;
}

function slotOf(map: YAMLMap, key: string, openAround: () => void): Slot {
  const held = map.get(key);
  const node = isSeq(held) ? held : new YAMLSeq();
  const open = (): YAMLSeq => {
    openAround();
    unfold(map);
    if (node !== held) map.set(key, node);
    return unfold(node);
  };
  return { node, open };
}

function unfold<Node extends YAMLMap | YAMLSeq>(node: Node): Node {
  node.flow = false;
  return node;
}

function readList({ node, open }: Slot, parent: string, arm: string): ListSite {
  const path = arm === "" ? parent : `${parent}.${arm}`;
  const steps: StepSite[] = [];
  const list: ListSite = { path, arm, node, steps, open };
  for (const [index, item] of node.items.entries()) {
    const step = readStep(item, list, index);
    if (step !== undefined) steps.push(step);
  }
  return list;
}

function readStep(item: unknown, list: ListSite, index: number): StepSite | undefined {
  const prefix = list.path === "" ? "" : `${list.path}.`;
  if (isScalar(item) && typeof item.value === "string") {
    const path = `${prefix}${item.value}`;
    return { id: item.value, path, list, index, item, name: item, body: undefined, arms: [] };
  }
  const [pair] = isMap(item) ? item.items : [];
  if (!isMap(item) || !isNamed(pair)) return undefined;
  const { key, value } = pair;
  const id = String(key.value);
  const path = `${prefix}${id}`;
  const openAround = (): void => {
    list.open();
    unfold(item);
  };
  return { id, path, list, index, item, name: key, body: value, arms: readArms(value, path, openAround) };
}

function isNamed(pair: unknown): pair is Pair<Scalar> {
  return isPair(pair) && isScalar(pair.key);
}

const ARMS = ["then", "else", "default", "try", "catch", "finally"] as const;

function readArms(body: unknown, path: string, openAround: () => void): readonly ListSite[] {
  if (isSeq(body)) {
    const open = (): YAMLSeq => {
      openAround();
      return unfold(body);
    };
    return [readList({ node: body, open }, path, "")];
  }
  if (!isMap(body)) return [];
  const openBody = (): void => {
    openAround();
    unfold(body);
  };
  const parallel = body.get("parallel");
  if (isMap(parallel)) return [readList(slotOf(parallel, "steps", openBody), path, "")];
  // The parallel of a for_each is a number.
  if (isSeq(parallel)) return [readList(slotOf(body, "parallel", openAround), path, "")];
  if (body.has("steps")) return [readList(slotOf(body, "steps", openAround), path, "")];
  const cases = body.get("cases");
  const named = isMap(cases) ? cases.items.map(({ key }) => String(isScalar(key) ? key.value : key)) : [];
  return [
    ...named.map((arm) => readList(slotOf(cases as YAMLMap, arm, openBody), path, arm)),
    ...ARMS.filter((arm) => body.has(arm)).map((arm) => readList(slotOf(body, arm, openAround), path, arm)),
  ];
}

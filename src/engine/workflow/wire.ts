import type { FieldInfo } from "#engine/registry/method-fields.ts";
import type { Locals } from "./expression-place.ts";
import type { FieldSource } from "./plan.ts";

/** Something that gives a value of a name to later steps. */
export interface Producer {
  readonly name: string;
  readonly wire: string;
  readonly source: Extract<FieldSource, { kind: "step" | "trigger" }>;
}

/**
 * The names that a step sees: its own scope and, around it, those of enclosing triggers. A name found in an inner
 * scope hides the same name further out.
 */
export interface Scope {
  readonly producers: Map<string, Producer[]>;
  readonly outer: Scope | undefined;
  /** What `item`, `index` and `error` are like here. */
  readonly locals: Locals;
  /** True under a step that may run its steps never, again or at the same time; no trigger can stand there. */
  readonly isControlled: boolean;
  /** True under a trigger, where the same step runs at each firing. */
  readonly isRepeated: boolean;
}

/** Run inputs by name with the wire type that they have in this workflow. */
export type GivenInputs = ReadonlyMap<string, string>;

export type Wiring =
  | { readonly kind: "wired"; readonly source: FieldSource }
  /** Nothing gives the value and a person could: it becomes an input of the run. */
  | { readonly kind: "open" }
  | { readonly kind: "ambiguous"; readonly producers: readonly Producer[] }
  /** Required, no producer of that type, and not a value that a person can write down. */
  | { readonly kind: "unresolved"; readonly others: readonly Producer[] };

export function createScope(outer: Scope | undefined): Scope {
  const { locals = {}, isControlled = false, isRepeated = false } = outer ?? {};
  return { producers: new Map(), outer, locals, isControlled, isRepeated };
}

/** The scope of steps inside a control step. */
export function createInnerScope(outer: Scope, locals: Locals = {}): Scope {
  return { ...createScope(outer), locals: { ...outer.locals, ...locals }, isControlled: true };
}

export function addProducer(scope: Scope, producer: Producer): void {
  const known = scope.producers.get(producer.name);
  if (known === undefined) scope.producers.set(producer.name, [producer]);
  else known.push(producer);
}

/** Makes what an inner scope produced visible further out, for the steps after it. */
export function mergeIntoOuter(scope: Pick<Scope, "producers" | "outer">): void {
  for (const producer of [...scope.producers.values()].flat()) {
    if (scope.outer !== undefined && producer.source.kind === "step") addProducer(scope.outer, producer);
  }
}

/**
 * The wiring rule: a field takes the run input of its name and type; else the one producer of its name and type in the
 * innermost scope that has one; two there are an error, never a guess. Without one, a field with a default keeps it.
 */
export function wireField(field: FieldInfo, scope: Scope, given: GivenInputs): Wiring {
  if (given.get(field.name) === field.wire) {
    return { kind: "wired", source: { kind: "input", name: field.name } };
  }
  const found = findProducers(field, scope);
  const [only, ...more] = found;
  if (more.length > 0) return { kind: "ambiguous", producers: found };
  if (only !== undefined) return { kind: "wired", source: only.source };
  if (!field.isRequired || field.isGivable) return { kind: "open" };
  return { kind: "unresolved", others: findNamesakes(field.name, scope) };
}

function findProducers(field: FieldInfo, scope: Scope | undefined): readonly Producer[] {
  if (scope === undefined) return [];
  const here = (scope.producers.get(field.name) ?? []).filter(({ wire }) => wire === field.wire);
  return here.length > 0 ? here : findProducers(field, scope.outer);
}

function findNamesakes(name: string, scope: Scope | undefined): readonly Producer[] {
  if (scope === undefined) return [];
  return [...(scope.producers.get(name) ?? []), ...findNamesakes(name, scope.outer)];
}

/** How a producer is called in messages and references. */
export function describeProducer({ source }: Producer): string {
  return source.kind === "step" ? `\${steps.${source.step}.${source.field}}` : `trigger value ${source.name}`;
}

import { AppError, userError } from "#shared/errors/app-error.ts";
import { STRATEGY_IDS } from "#shared/model/strategy-choice.ts";
import type { Strategy } from "./strategy.ts";

/** What is known of a strategy without its code. */
export type StrategyFace = Omit<Strategy, "constraint" | "warmUpBars" | "start">;

/** A person's own strategy, or why it cannot be used. */
export type OwnStrategy =
  | { readonly kind: "usable"; readonly strategy: Strategy }
  | { readonly kind: "disabled"; readonly id: string; readonly reason: string; readonly remedy: string };

const strategies = new Map<string, OwnStrategy>();

/** Makes it known in this thread; answers how to forget it. Throws `strategy.duplicate`. */
export function addOwnStrategy(own: OwnStrategy): () => void {
  const id = own.kind === "usable" ? own.strategy.id : own.id;
  const isBuiltIn = (STRATEGY_IDS as readonly string[]).includes(id);
  if (strategies.has(id) || (isBuiltIn && own.kind === "usable")) throw duplicateStrategy(id);
  strategies.set(id, own);
  return () => void strategies.delete(id);
}

/** Undefined when the person has none of that id; throws `strategy.disabled`. */
export function findOwnStrategy(id: string): Strategy | undefined {
  const own = strategies.get(id);
  if (own === undefined || own.kind === "usable") return own?.strategy;
  throw userError({
    code: "strategy.disabled",
    message: `strategy ${id} is disabled: ${own.reason}`,
    field: "strategy",
    value: id,
    remedy: own.remedy,
  });
}

/** Those that can be used, by id. */
export function listOwnStrategies(): readonly Strategy[] {
  return [...strategies.values()]
    .flatMap((own) => (own.kind === "usable" ? [own.strategy] : []))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** Those that cannot, by id. */
export function listDisabledStrategies(): readonly Omit<
  Extract<OwnStrategy, { kind: "disabled" }>,
  "kind"
>[] {
  return [...strategies.values()]
    .flatMap((own) => (own.kind === "disabled" ? [own] : []))
    .map(({ id, reason, remedy }) => ({ id, reason, remedy }))
    .toSorted((left, right) => (left.id < right.id ? -1 : 1));
}

/** The part of a strategy that can cross to another thread. */
export function faceOf(strategy: Strategy): StrategyFace {
  const { id, title, description, sides, parameters, higherTimeframes } = strategy;
  const face = { id, title, description, sides, parameters };
  return higherTimeframes === undefined ? face : { ...face, higherTimeframes };
}

/** A strategy for threads in which its code must not run: enough for validation and forms. */
export function standInFor(face: StrategyFace): Strategy {
  const { id } = face;
  const refuse = (): never => {
    const message = `the code of strategy ${id} must run in its own thread`;
    throw new AppError({ kind: "bug", code: "strategy.not-here", message });
  };
  return {
    ...face,
    // The thread that runs it asks again.
    constraint: () => undefined,
    warmUpBars: refuse,
    start: refuse,
  };
}

function duplicateStrategy(id: string): AppError {
  return userError({
    code: "strategy.duplicate",
    message: `strategy id must be unique, was ${id} twice`,
    field: "id",
    value: id,
    remedy: "rename the file of your strategy, and its id",
  });
}

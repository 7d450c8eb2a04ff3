import { spellOut } from "./spell-out.ts";

/** A strategy as people call it; the id is what files and commands say. */
export interface StrategyName {
  readonly id: string;
  readonly title: string;
}

/** Its title; of one that is not known, because it is gone or its file is broken, the words of its id. */
export function nameStrategy(id: string, known: readonly StrategyName[]): string {
  const found = known.find((strategy) => strategy.id === id);
  if (found !== undefined) return found.title;
  const words = spellOut(id);
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

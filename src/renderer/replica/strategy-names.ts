import { createContext, useCallback, useContext } from "react";
import { nameStrategy } from "#shared/model/strategy-name.ts";
import type { StrategyName } from "#shared/model/strategy-name.ts";

/** What people call the strategies that this workspace has. */
export const StrategyNames = createContext<readonly StrategyName[]>([]);

/** Names a strategy by its id, the same everywhere in the window. */
export function useStrategyName(): (id: string) => string {
  const known = useContext(StrategyNames);
  return useCallback((id) => nameStrategy(id, known), [known]);
}

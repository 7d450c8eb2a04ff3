import { userError } from "#shared/errors/app-error.ts";
import type { Strategy } from "#engine/calc/strategies/strategy.ts";
import { readUserStrategy } from "#engine/registry/user-strategy.ts";
import { runUserFile } from "./evaluate-user-code.ts";
import { guardStrategy, type StrategyFunctions } from "./guard-strategy.ts";
import type { StrategyCode } from "./user-code-contract.ts";

/** Runs a person's file and answers the strategy that it exports, checked and guarded. */
export function evaluateStrategy({ id, source }: StrategyCode): Strategy {
  const file = `strategies/${id}.ts`;
  const { strategy } = runUserFile(source, file, "strategy");
  if (typeof strategy !== "object" || strategy === null) throw nothingExported(file);
  const { constraint, warmUpBars, start, ...data } = strategy as StrategyFunctions;
  const face = readUserStrategy(data, id);
  return guardStrategy(face, { constraint, warmUpBars, start });
}

function nothingExported(file: string): ReturnType<typeof userError> {
  return userError({
    code: "user-code.export-missing",
    message: `${file} must export strategy = defineStrategy({ ... }), did not`,
    field: "strategy",
    value: file,
    remedy: 'write: export const strategy = defineStrategy({ id: "...", ... })',
  });
}

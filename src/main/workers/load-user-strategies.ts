import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toAppError, userError, type AppError } from "#shared/errors/app-error.ts";
import { addOwnStrategy, standInFor, type OwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
import { nodeHasher } from "#main/node-ports.ts";
import { checkConsent } from "./check-consent.ts";
import { readFolder } from "./read-folder.ts";
import type { StrategyThreads } from "./strategy-threads.ts";

export interface UserStrategyOptions {
  /** The workspace's `strategies` folder; it need not exist. */
  readonly folder: string;
  /** SHA-256 of each file that the person has agreed to run. */
  readonly allowedHashes: readonly string[];
  readonly threads: Pick<StrategyThreads, "describe">;
  /** Is told of each strategy that cannot be used. */
  readonly onDisabled: (id: string, reason: string) => void;
}

/**
 * Makes every strategy of a person's folder known to this thread: `<folder>/<id>.ts`. One without consent, and one that
 * is broken, is known as disabled with the reason; the others can be named. Answers how to forget them.
 */
export async function loadUserStrategies(options: UserStrategyOptions): Promise<() => void> {
  const ids = await listStrategyFiles(options.folder);
  const forget = await Promise.all(ids.map((id) => loadOrDisable(options, id)));
  return () => {
    for (const each of forget) each();
  };
}

async function loadOrDisable(options: UserStrategyOptions, id: string): Promise<() => void> {
  try {
    return addOwnStrategy(await loadStrategy(options, id));
  } catch (thrown) {
    const error = toAppError(thrown);
    options.onDisabled(id, error.message);
    return addOwnStrategy(disabled(id, error));
  }
}

async function listStrategyFiles(folder: string): Promise<readonly string[]> {
  const entries = await readFolder(folder);
  return entries.flatMap(({ name }) =>
    name.endsWith(".ts") && !name.endsWith(".d.ts") ? [name.slice(0, -".ts".length)] : [],
  );
}

async function loadStrategy(options: UserStrategyOptions, id: string): Promise<OwnStrategy> {
  checkName(id);
  const source = await readFile(join(options.folder, `${id}.ts`), "utf8");
  checkConsent(`strategies/${id}.ts`, nodeHasher(source), options.allowedHashes);
  return { kind: "usable", strategy: standInFor(await options.threads.describe({ id, source })) };
}

function disabled(id: string, { message, remedy }: AppError): OwnStrategy {
  const correct = `correct strategies/${id}.ts and start again`;
  return { kind: "disabled", id, reason: message, remedy: remedy ?? correct };
}

function checkName(id: string): void {
  if (SNAKE_CASE.test(id)) return;
  throw userError({
    code: "strategy.id-invalid",
    message: `name of a strategy's file must be snake_case, was ${id}`,
    field: "id",
    value: id,
    remedy: "rename the file, such as my_strategy.ts",
  });
}

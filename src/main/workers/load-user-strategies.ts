import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { toAppError, userError, type AppError } from "#shared/errors/app-error.ts";
import { addOwnStrategy, standInFor, type OwnStrategy } from "#engine/calc/strategies/own-strategies.ts";
import { SNAKE_CASE } from "#engine/registry/check-interface.ts";
import { nodeHasher } from "#main/node/node-ports.ts";
import { checkConsent } from "./check-consent.ts";
import { readFolder } from "./read-folder.ts";
import type { StrategyThreads } from "./strategy-threads.ts";

export interface UserStrategyOptions {
  /** The workspace's `strategies` folder; it need not exist. */
  readonly folder: string;
  /** SHA-256 of each file that the person has agreed to run, as it now is. */
  readonly allowedHashes: () => readonly string[];
  readonly threads: Pick<StrategyThreads, "describe">;
  /** Is told of each strategy that cannot be used. */
  readonly onDisabled: (id: string, reason: string) => void;
  /** Is told of each strategy that can be used, once it is loaded. */
  readonly onUsable: (id: string) => void;
  /** True while a run trades the strategy: it goes on with the code that it began with. */
  readonly isInUse: (id: string) => boolean;
}

export interface UserStrategies {
  /** Takes up what was added, changed, allowed or removed since; what a run trades waits until it has ended. */
  refresh(): Promise<void>;
  /** Forgets all of them. */
  dispose(): void;
}

interface Known {
  /** Names the file's content and whether it was allowed. */
  readonly version: string;
  readonly forget: () => void;
}

/**
 * Makes every strategy of a person's folder known to this thread: `<folder>/<id>.ts`. One without consent, and one that
 * is broken, is known as disabled with the reason; the others can be named. None is known before the first refresh.
 */
export function createUserStrategies(options: UserStrategyOptions): UserStrategies {
  const known = new Map<string, Known>();
  let last: Promise<void> = Promise.resolve();

  const forget = (id: string): void => {
    known.get(id)?.forget();
    known.delete(id);
  };

  async function refreshOne(id: string): Promise<void> {
    const version = await versionOf(options, id);
    if (known.get(id)?.version === version) return;
    if (known.has(id) && options.isInUse(id)) return;
    forget(id);
    known.set(id, { version, forget: await loadOrDisable(options, id) });
  }

  async function refreshAll(): Promise<void> {
    const ids = await listStrategyFiles(options.folder);
    for (const id of known.keys()) if (!ids.includes(id) && !options.isInUse(id)) forget(id);
    await Promise.all(ids.map(refreshOne));
  }

  return {
    refresh() {
      // One after the other: two that load the same file would both make it known. What failed was told to who asked.
      last = last.catch(() => undefined).then(refreshAll);
      return last;
    },
    dispose() {
      for (const id of known.keys()) forget(id);
    },
  };
}

async function versionOf({ folder, allowedHashes }: UserStrategyOptions, id: string): Promise<string> {
  const hash = nodeHasher(await readFile(join(folder, `${id}.ts`), "utf8"));
  return `${hash} ${String(allowedHashes().includes(hash))}`;
}

async function loadOrDisable(options: UserStrategyOptions, id: string): Promise<() => void> {
  try {
    const forget = addOwnStrategy(await loadStrategy(options, id));
    options.onUsable(id);
    return forget;
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
  checkConsent(`strategies/${id}.ts`, nodeHasher(source), options.allowedHashes());
  return { kind: "usable", strategy: standInFor(await options.threads.describe({ id, source })) };
}

function disabled(id: string, { message, remedy }: AppError): OwnStrategy {
  const correct = `correct strategies/${id}.ts; the next run takes it up`;
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

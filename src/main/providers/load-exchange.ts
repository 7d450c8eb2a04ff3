import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Exchange } from "ccxt";

/** As much of an exchange's class as is used. */
export type ExchangeClass = new (options: Readonly<Record<string, unknown>>) => Exchange;

/**
 * The library's class of one exchange. The library as a whole is a hundred exchanges and takes three times as long and as much
 * memory, so the file of the one is loaded, when it is first asked.
 */
export async function loadExchange(name: string): Promise<ExchangeClass> {
  // The package lets only its whole be imported by name; its entry is `dist/ccxt.cjs`.
  const entry = createRequire(import.meta.url).resolve("ccxt");
  const file = join(entry, "..", "..", "js", "src", `${name}.js`);
  const { default: exchange } = (await import(/* @vite-ignore */ pathToFileURL(file).href)) as {
    readonly default: ExchangeClass;
  };
  return exchange;
}

import { AppError } from "#shared/errors/app-error.ts";
import type { NetworkProvider } from "#shared/model/network-provider.ts";
import type { Question } from "./provider.ts";
import {
  malformedError,
  notAuthorisedError,
  rateLimitedError,
  refusedByProviderError,
  unknownSymbolError,
  unreachableError,
} from "./provider-errors.ts";

const QUOTED_CHARACTERS = 200;

/** Runs work of the exchange library; its errors become ours. */
export async function withExchangeErrors<Value>(
  provider: NetworkProvider,
  { symbol }: Pick<Question, "symbol">,
  work: () => Promise<Value>,
): Promise<Value> {
  try {
    return await work();
  } catch (thrown) {
    throw thrown instanceof AppError ? thrown : errorOf(provider, symbol, thrown);
  }
}

/** Exchanges answer errors with status 200 too; the library finds them and gives each a class. */
function errorOf(provider: NetworkProvider, symbol: string, thrown: unknown): AppError {
  const classes = classesOf(thrown);
  const message = (thrown instanceof Error ? thrown.message : String(thrown)).slice(0, QUOTED_CHARACTERS);
  const isAny = (...names: readonly string[]): boolean => names.some((name) => classes.includes(name));
  if (isAny("BadSymbol") || /unknown asset pair/i.test(message)) return unknownSymbolError(provider, symbol);
  if (isAny("DDoSProtection", "RateLimitExceeded")) return rateLimitedError(provider, undefined);
  if (isAny("AuthenticationError")) return notAuthorisedError(provider, undefined);
  if (isAny("NetworkError")) return unreachableError(provider, message, thrown);
  if (isAny("ExchangeError")) return refusedByProviderError(provider, 200, message);
  return malformedError(provider, message, thrown);
}

/** Its class and those that it extends, by name: importing them would load the library as a whole. */
function classesOf(thrown: unknown): readonly string[] {
  const names: string[] = [];
  let prototype: unknown = thrown instanceof Error ? Object.getPrototypeOf(thrown) : null;
  while (prototype instanceof Error || isErrorPrototype(prototype)) {
    names.push(prototype.constructor.name);
    prototype = Object.getPrototypeOf(prototype);
  }
  return names;
}

const isErrorPrototype = (value: unknown): value is Error => value === Error.prototype;

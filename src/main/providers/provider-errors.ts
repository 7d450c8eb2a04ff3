import { AppError, userError } from "#shared/errors/app-error.ts";

/** A provider could not be reached, or did not answer to its end; trying again later may help. */
export function unreachableError(provider: string, reason: string, cause?: unknown): AppError {
  return new AppError({
    kind: "transient",
    code: "provider.unreachable",
    message: `${provider} could not be reached: ${reason}`,
    field: "provider",
    value: provider,
    remedy: "check the connection to the network and try again; stored bars can still be used",
    cause,
  });
}

export function overloadedError(provider: string, status: number, attempts: number): AppError {
  return new AppError({
    kind: "transient",
    code: "provider.overloaded",
    message: `${provider} answered ${status} to ${attempts} attempts`,
    field: "provider",
    value: String(status),
    remedy: "try again later; the fault lies with the provider",
  });
}

/** `waitMs` is how long the provider asked to wait, where it said so. */
export function rateLimitedError(provider: string, waitMs: number | undefined): AppError {
  const again = waitMs === undefined ? "later" : `in ${Math.ceil(waitMs / 1_000)} s`;
  return new AppError({
    kind: "transient",
    code: "provider.rate-limited",
    message: `${provider} takes no more requests for now`,
    field: "provider",
    value: provider,
    remedy: `try again ${again}, or ask for fewer symbols at once`,
  });
}

/** `settings` names where the keys are given, never a key. */
export function notAuthorisedError(provider: string, settings: string | undefined): AppError {
  return userError({
    code: "provider.not-authorised",
    message: `${provider} does not accept the request without right keys`,
    field: settings ?? "provider",
    value: provider,
    remedy:
      settings === undefined
        ? "it may not serve this place or symbol; use another provider"
        : `put the keys of your account into the environment variables ${settings}, then start again`,
  });
}

export function unknownSymbolError(provider: string, symbol: string): AppError {
  return userError({
    code: "provider.unknown-symbol",
    message: `${provider} does not know ${symbol}`,
    field: "symbols",
    value: symbol,
    remedy: "write the symbol as the provider does, such as AAPL at yahoo and alpaca, BTC-USD at exchanges",
  });
}

/** What the provider says of a request that it does not take. */
export function refusedByProviderError(provider: string, status: number, said: string): AppError {
  return userError({
    code: "provider.refused",
    message: `${provider} refused the request (${status}): ${said}`,
    field: "provider",
    value: String(status),
    remedy: "ask for other days or another timeframe; the provider's words say what it takes",
  });
}

/** The answer came whole and is not what this provider answers. */
export function malformedError(provider: string, problem: string, cause?: unknown): AppError {
  return new AppError({
    kind: "transient",
    code: "provider.malformed-answer",
    message: `${provider} answered what cannot be read: ${problem}`,
    field: "provider",
    value: provider,
    remedy:
      "try again later; when it stays so, the provider has changed its answers and needs a newer version",
    cause,
  });
}

import { refusedError } from "#shared/errors/app-error.ts";

/** Refuses: no adapter to a live feed is configured, and a price from anywhere else would be an invented one. */
export function stream(input: { readonly symbols: readonly string[] }): never {
  throw refusedError({
    code: "data.no-live-feed",
    message: `no live feed is configured for ${input.symbols.join(", ")}`,
    field: "symbols",
    value: input.symbols.join(", "),
    remedy: "run in paper mode, which replays stored bars, until a live feed can be configured",
  });
}

import { userError } from "#shared/errors/app-error.ts";
import type { BarLibrary } from "./ports.ts";

interface Refreshed {
  readonly symbol: string;
  readonly to: string;
  readonly newBars: number;
  readonly note: string;
}

/** Bundled and imported series have no provider to ask for more, so each is answered with what would renew it. */
export function refresh(
  library: BarLibrary,
  input: { readonly symbols?: readonly string[] | undefined },
): { readonly refreshed: Refreshed[] } {
  const stored = library.list();
  const wanted = input.symbols?.map((symbol) => symbol.toUpperCase());
  const missing = wanted?.find((symbol) => !stored.some((series) => series.symbol === symbol));
  if (missing !== undefined) {
    throw userError({
      code: "data.unknown-symbol",
      message: `only a stored series can be refreshed, was ${missing}`,
      field: "symbols",
      value: missing,
      remedy: `import it, or use one of ${stored.map(({ symbol }) => symbol).join(", ")}`,
    });
  }
  const refreshed = stored
    .filter(({ symbol }) => wanted?.includes(symbol) ?? true)
    .map(({ symbol, to, provider }) => ({ symbol, to, newBars: 0, note: noteFor(provider) }));
  return { refreshed };
}

function noteFor(provider: string): string {
  return provider === "bundled"
    ? "ships with the product and does not change"
    : "came from a file: import a newer file to renew it";
}

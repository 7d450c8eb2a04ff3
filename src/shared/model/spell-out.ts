/** An id in words: `mean_reversion` reads "mean reversion". For what has no title of its own. */
export function spellOut(id: string): string {
  return id.replaceAll("_", " ");
}

/** At most `most` of the items, evenly over all of them, the first and the last among them. */
export function spreadOver<Item>(items: readonly Item[], most: number): readonly Item[] {
  if (items.length <= most) return items;
  if (most <= 1) return items.slice(items.length - most);
  return Array.from({ length: most }, (_, index) => {
    const at = Math.round((index * (items.length - 1)) / (most - 1));
    return items.slice(at, at + 1);
  }).flat();
}

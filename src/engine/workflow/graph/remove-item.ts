import type { StepSite } from "./find-sites.ts";

/** Takes a step out of its list; a list that it leaves empty is written on one line. */
export function removeItem({ list, item }: StepSite): void {
  const { node } = list;
  const index = node.items.indexOf(item);
  if (index === -1) return;
  node.items.splice(index, 1);
  if (node.items.length === 0) node.flow = true;
}

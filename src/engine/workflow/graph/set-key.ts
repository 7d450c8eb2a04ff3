import { isMap, type Document, type YAMLMap } from "yaml";

/** Sets a value under keys, or takes it away when it is undefined; a map that it leaves empty goes too. */
export function setKey(document: Document, map: YAMLMap, keys: readonly string[], value: unknown): void {
  const [key = "", ...deeper] = keys;
  if (deeper.length === 0) {
    if (value === undefined) map.delete(key);
    else map.set(key, valueNode(document, value));
    return;
  }
  const held = map.get(key);
  if (isMap(held)) {
    setKey(document, held, deeper, value);
    if (held.items.length === 0) map.delete(key);
    return;
  }
  if (value === undefined) return;
  const made = document.createNode({}, { flow: true }) as YAMLMap;
  setKey(document, made, deeper, value);
  map.set(key, made);
}

/** Lists and maps go on one line. */
function valueNode(document: Document, value: unknown): unknown {
  return typeof value === "object" ? document.createNode(value, { flow: true }) : value;
}

/** Answers by key, the least recently used forgotten first; one that failed is asked for again. */
export interface Recent<Value> {
  get(key: string, find: () => Promise<Value>): Promise<Value>;
}

export function createRecent<Value>(maximum: number): Recent<Value> {
  const entries = new Map<string, Promise<Value>>();
  return {
    get(key, find) {
      const known = entries.get(key);
      const value = known ?? find();
      entries.delete(key);
      entries.set(key, value);
      for (const oldest of entries.keys()) {
        if (entries.size <= maximum) break;
        entries.delete(oldest);
      }
      if (known === undefined) value.catch(() => entries.get(key) === value && entries.delete(key));
      return value;
    },
  };
}

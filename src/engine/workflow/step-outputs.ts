import type { ShapedField } from "#engine/registry/method-fields.ts";

/** Fields that each step before this one answers, by path of the step, and found by the end of a path too. */
export class StepOutputs {
  readonly #root: string;
  readonly #fields = new Map<string, readonly ShapedField[]>();
  readonly #byEnd = new Map<string, Set<string>>();

  /** `parent` is the path of the step that runs these steps as a workflow of its own; empty for the run's own. */
  constructor(parent: string) {
    this.#root = parent === "" ? "" : `${parent}.`;
  }

  get(path: string): readonly ShapedField[] | undefined {
    return this.#fields.get(path);
  }

  set(path: string, fields: readonly ShapedField[]): void {
    this.#fields.set(path, fields);
    for (const end of endsOf(path)) {
      const paths = this.#byEnd.get(end) ?? new Set();
      this.#byEnd.set(end, paths.add(path));
    }
  }

  /** How many steps there are; a mark for `takeBack`. */
  get size(): number {
    return this.#fields.size;
  }

  /** Takes back the steps that were added since there were `size`, so that nobody finds them, and answers them. */
  takeBack(size: number): readonly (readonly [string, readonly ShapedField[]])[] {
    // Steps are added at the end and taken back from the end; most often there is nothing to walk over.
    const taken = size === this.#fields.size ? [] : [...this.#fields].slice(size);
    for (const [path] of taken) {
      this.#fields.delete(path);
      for (const end of endsOf(path)) this.#byEnd.get(end)?.delete(path);
    }
    return taken;
  }

  paths(): readonly string[] {
    return [...this.#fields.keys()].map((path) => path.slice(this.#root.length));
  }

  /** The step of that path, or those whose paths end so. */
  match(name: string): readonly string[] {
    const whole = this.#root + name;
    return this.#fields.has(whole) ? [whole] : [...(this.#byEnd.get(name) ?? [])];
  }
}

function endsOf(path: string): readonly string[] {
  const ends: string[] = [];
  for (let dot = path.indexOf("."); dot !== -1; dot = path.indexOf(".", dot + 1))
    ends.push(path.slice(dot + 1));
  return ends;
}

import { cancelledError, type Cancellation } from "#engine/base/cancellation.ts";

interface Gate {
  readonly step: string;
  readonly open: () => void;
}

export interface HoldListener {
  /** It holds before that step, and nothing is under way. */
  paused(by: string, step: string): void;
}

/** Where a run holds between its steps: because somebody asked, at a breakpoint, or after a single step. */
export class RunHold {
  readonly #breakAt: ReadonlySet<string>;
  readonly #listener: HoldListener;
  readonly #gates: Gate[] = [];
  #by: string | undefined;
  /** Steps that may pass although it holds. */
  #allowed: number;
  /** Steps under way that do work of their own. */
  #working = 0;
  #waiting = 0;
  #isTold = false;

  /** `by` makes it hold from the start, `allowed` lets that many steps pass before. */
  constructor(
    breakAt: readonly string[],
    listener: HoldListener,
    start: { readonly by: string | undefined; readonly allowed: number },
  ) {
    this.#breakAt = new Set(breakAt);
    this.#listener = listener;
    this.#by = start.by;
    this.#allowed = start.allowed;
  }

  get isHolding(): boolean {
    return this.#by !== undefined;
  }

  /** True when nothing is under way that the end of the process would cut off. */
  get isIdle(): boolean {
    return this.#working === 0 && (this.isHolding || this.#waiting > 0);
  }

  hold(by: string): void {
    this.#by ??= by;
  }

  release(isOneStep: boolean): void {
    this.#isTold = false;
    if (isOneStep) {
      const gate = this.#gates.shift();
      if (gate === undefined) this.#allowed += 1;
      else gate.open();
      return;
    }
    this.#by = undefined;
    for (const gate of this.#gates.splice(0)) gate.open();
  }

  /** Resolves when the step may start; at once for a run that does not hold. */
  async pass(step: string, cancellation: Cancellation): Promise<void> {
    if (this.#breakAt.has(step) && this.#allowed === 0) this.#by ??= `the breakpoint at ${step}`;
    if (this.#by === undefined) return;
    if (this.#allowed > 0) {
      this.#allowed -= 1;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const gate: Gate = {
        step,
        open() {
          dispose();
          resolve();
        },
      };
      this.#gates.push(gate);
      const dispose = cancellation.onCancel((by) => {
        const index = this.#gates.indexOf(gate);
        if (index >= 0) this.#gates.splice(index, 1);
        reject(cancelledError(by));
      });
      this.#tellIfHeld();
    });
  }

  /** Counts work, so that nobody is told that the run holds while it is under way. */
  async work<Value>(work: () => Promise<Value>): Promise<Value> {
    this.#working += 1;
    try {
      return await work();
    } finally {
      this.#working -= 1;
      this.#tellIfHeld();
    }
  }

  /** Counts a wait, which a later process can go on with. */
  async wait<Value>(wait: () => Promise<Value>): Promise<Value> {
    this.#waiting += 1;
    try {
      return await wait();
    } finally {
      this.#waiting -= 1;
    }
  }

  #tellIfHeld(): void {
    const [gate] = this.#gates;
    if (this.#isTold || gate === undefined || this.#working > 0 || this.#by === undefined) return;
    this.#isTold = true;
    this.#listener.paused(this.#by, gate.step);
  }
}

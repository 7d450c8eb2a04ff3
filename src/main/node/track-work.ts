/** Knows what is under way, so that an end can wait for it. */
export function trackWork(report: (thrown: unknown) => void): {
  /** Waits for the work when the app ends, and reports it when it throws. */
  readonly follow: (work: Promise<unknown>) => void;
  readonly settled: () => Promise<void>;
} {
  const underWay = new Set<Promise<unknown>>();
  return {
    follow(work) {
      const settled: Promise<unknown> = work.catch(report).finally(() => underWay.delete(settled));
      underWay.add(settled);
    },
    async settled() {
      await Promise.all(underWay);
    },
  };
}

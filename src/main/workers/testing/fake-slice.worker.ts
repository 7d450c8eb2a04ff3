import { z } from "zod";
import type { Slice } from "#engine/base/define-slice.ts";
import { createSliceWorkerApi } from "#main/workers/answer-call.ts";
import { exposeToHost } from "#main/workers/expose-to-host.ts";

const method = {
  title: "for a test",
  description: "for a test",
  runsIn: "worker" as const,
  input: z.looseObject({}),
  output: z.looseObject({}),
};

/** Ways in which work in a thread can go. */
const slice = {
  manifest: {
    id: "fake",
    version: "1.0.0",
    title: "fake",
    description: "",
    publishes: [],
    needs: [],
    methods: {
      sum: method,
      listen: method,
      hang: method,
      hangOnce: method,
      crash: method,
      sleep: method,
      publish: method,
    },
  },
  methods: {
    sum(
      input: { column: Float64Array },
      context: { progress(fraction: number, message: string): void; seed: number },
    ) {
      context.progress(0.5, "half");
      context.progress(1, "done");
      const total = input.column.reduce((sum, value) => sum + value, 0);
      return { total, isShared: input.column.buffer instanceof SharedArrayBuffer, seed: context.seed };
    },
    listen(_: unknown, context: { cancellation: { throwIfCancelled(): void } }) {
      for (;;) context.cancellation.throwIfCancelled();
    },
    hang() {
      for (;;);
    },
    /** Hangs at its first call; the cell counts them. */
    hangOnce({ cell }: { cell: Int32Array }) {
      const calls = Atomics.add(cell, 0, 1) + 1;
      if (calls > 1) return { calls };
      for (;;);
    },
    /** Gives no sign of life until the cell is changed, and answers then. */
    sleep({ cell }: { cell: Int32Array }) {
      Atomics.wait(cell, 0, 0);
      return {};
    },
    crash() {
      process.exit(7);
    },
    publish(_: unknown, context: { publish(name: string, payload: unknown): void }) {
      context.publish("feed.lost", {});
    },
  },
} as unknown as Slice;

exposeToHost((host) => createSliceWorkerApi({ load: async () => slice }, host));

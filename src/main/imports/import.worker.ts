import { toSerialError } from "#shared/errors/app-error.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { exposeToHost } from "#main/workers/expose-to-host.ts";
import { createSharedCancellation } from "#main/workers/shared-cancellation.ts";
import type { ImportWorkerApi } from "./import-contract.ts";
import { readBarsFile } from "./read-bars-file.ts";

exposeToHost((host): ImportWorkerApi => ({
  async read(order, cancelFlag) {
    const cancellation = createSharedCancellation(cancelFlag, () => host.beat());
    const onStep = (fraction: number): void => {
      cancellation.throwIfCancelled();
      host.progress(fraction, "read");
    };
    try {
      return succeed(await readBarsFile(order, onStep));
    } catch (thrown) {
      return fail(toSerialError(thrown));
    }
  },
}));

import { isCancelledError } from "#engine/base/cancellation.ts";
import type { SliceContext } from "#engine/base/slice-context.ts";
import { type AppError, toAppError } from "#shared/errors/app-error.ts";
import type { SeriesUpdate } from "#shared/ipc/channels/data-channels.ts";
import { updateSeries, type UpdatePorts, type UpdateRequest } from "./update-series.ts";

/**
 * Brings series after series up to date and says of each what was done; one that fails does not keep the others from it. Throws
 * the first error when all of them failed.
 */
export async function updateAll(
  ports: UpdatePorts,
  requests: readonly UpdateRequest[],
  context: SliceContext,
): Promise<readonly SeriesUpdate[]> {
  const updates: SeriesUpdate[] = [];
  const errors: AppError[] = [];
  for (const [index, request] of requests.entries()) {
    const progress = (fraction: number, message: string): void =>
      context.progress((index + fraction) / requests.length, `${request.symbol}: ${message}`);
    progress(0, `asking ${request.provider}`);
    try {
      updates.push(await updateSeries(ports, request, { ...context, progress }));
    } catch (thrown) {
      if (isCancelledError(thrown)) throw thrown;
      const error = toAppError(thrown);
      errors.push(error);
      updates.push(failedUpdate(ports, request, error));
    }
  }
  const [first] = errors;
  if (first !== undefined && errors.length === requests.length) throw first;
  return updates;
}

function failedUpdate({ library }: UpdatePorts, request: UpdateRequest, error: AppError): SeriesUpdate {
  const { symbol, timeframe, provider } = request;
  const stored = library
    .list()
    .find((info) => info.symbol === symbol && info.timeframe === timeframe && info.provider === provider);
  return {
    symbol,
    timeframe,
    provider,
    status: "failed",
    to: stored?.to ?? "",
    newBars: 0,
    errorCode: error.code,
    note: error.remedy === undefined ? error.message : `${error.message}; ${error.remedy}`,
  };
}

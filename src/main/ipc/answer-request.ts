import type { SerialError } from "#shared/errors/app-error.ts";
import { toSerialError, userError } from "#shared/errors/app-error.ts";
import type { Result } from "#shared/ipc/result.ts";
import { fail, succeed } from "#shared/ipc/result.ts";
import { explainSystemError } from "#main/files/system-error.ts";
import { checkSender } from "./check-sender.ts";
import type { SenderFrame } from "./check-sender.ts";
import type { Route } from "./routes.ts";

interface Request {
  readonly frame: SenderFrame | null;
  readonly channel: unknown;
  readonly input: unknown;
}

/** The routes by the names of their channels. */
export type Routes = Pick<ReadonlyMap<string, Route>, "get">;

function findRoute(routes: Routes, channel: unknown): Route {
  const route = typeof channel === "string" ? routes.get(channel) : undefined;
  if (route !== undefined) return route;
  throw userError({
    code: "ipc.unknown-channel",
    message: `no such channel, was ${String(channel)}`,
    value: String(channel),
  });
}

/** Checks who asks, then what; answers as a value, because Electron keeps only the message of a thrown error. */
export async function answerRequest(
  request: Request,
  routes: Routes,
  trustedOrigin: string,
): Promise<Result<unknown, SerialError>> {
  try {
    checkSender(request.frame, trustedOrigin);
    return succeed(await findRoute(routes, request.channel)(request.input));
  } catch (thrown) {
    return fail(toSerialError(explainSystemError(thrown)));
  }
}

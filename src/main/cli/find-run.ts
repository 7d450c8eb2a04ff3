import { userError } from "#shared/errors/app-error.ts";
import { runId } from "#shared/model/ids.ts";
import type { CommandContext } from "./command-context.ts";

/** The run of that id; `last` is the newest. */
export async function findRun(
  backend: Parameters<Parameters<CommandContext["withBackend"]>[0]>[0],
  id: string,
): ReturnType<typeof backend.invoke<"run:get">> {
  if (id !== "last") return backend.invoke("run:get", { runId: runId(id) });
  const [newest] = await backend.invoke("run:list", undefined);
  if (newest !== undefined) return newest;
  throw userError({
    code: "run.unknown",
    message: "there is no last run: nothing has run in this workspace",
    field: "run",
    value: id,
    remedy: "start one, such as gpt-trader demo",
  });
}

import { createBuilder, type Builder } from "#renderer/features/builder/create-builder.ts";
import type { Client } from "#renderer/ipc/client.ts";

/** What is drawn stays while another workspace is shown. */
const builders = new WeakMap<Client, Builder>();

/** The one builder of the window. */
export function builderOf(client: Client): Builder {
  const known = builders.get(client) ?? createBuilder(client);
  builders.set(client, known);
  return known;
}

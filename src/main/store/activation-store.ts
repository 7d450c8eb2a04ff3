import type { Activation, ActivationStore } from "#engine/triggers/activation.ts";
import { fromLosslessJson, toLosslessJson } from "#main/node/lossless-json.ts";
import type { WriteDb } from "./open-db.ts";
import { withStoreErrors } from "./store-error.ts";

export function createActivationStore(db: WriteDb): ActivationStore {
  const selectAll = db.prepare<[], string>("SELECT state_json FROM activations ORDER BY workflow").pluck();
  const upsert = db.prepare(
    "INSERT INTO activations (workflow, state_json) VALUES (?, ?) ON CONFLICT (workflow) DO UPDATE SET state_json = excluded.state_json",
  );
  return {
    // The row was written by `save`, so its text is what the type says.
    list: () =>
      withStoreErrors(db.name, () => selectAll.all().map((text) => fromLosslessJson(text) as Activation)),
    save: (activation) =>
      withStoreErrors(db.name, () => void upsert.run(activation.workflow, toLosslessJson(activation))),
  };
}

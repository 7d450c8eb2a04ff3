import { createStore } from "zustand/vanilla";
import type { StoreApi } from "zustand/vanilla";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { BuilderCore } from "./builder-core.ts";
import { createBuilderEdits, type BuilderEdits } from "./builder-edits.ts";
import { createBuilderFile, type BuilderFile } from "./builder-file.ts";
import { createBuilderRuns, type BuilderRuns } from "./builder-runs.ts";
import { NOTHING_OPEN, type BuilderState } from "./builder-state.ts";
import { createDraftKeeper } from "./keep-drafts.ts";

/** Draws one workflow at a time: what main says of its text, and what a person does to it. */
export interface Builder extends BuilderFile, BuilderEdits, BuilderRuns {
  readonly state: StoreApi<BuilderState>;
  readonly fail: (title: string, thrown: unknown) => void;
  /** Says something in passing. */
  readonly tell: (notice: string) => void;
  readonly dismiss: () => void;
}

export function createBuilder(client: Client): Builder {
  const state = createStore<BuilderState>(() => NOTHING_OPEN);
  let queue: Promise<unknown> = Promise.resolve();

  function fail(title: string, thrown: unknown): void {
    state.setState({ problem: { title, error: toSerialError(thrown) } });
  }

  const keepDraft = createDraftKeeper(client, state, (thrown) => fail("The draft is not kept", thrown));
  const core: BuilderCore = {
    client,
    state,
    fail,
    settled: () => queue,
    inTurn(title, work) {
      const done = queue.then(work).catch((thrown: unknown) => fail(title, thrown));
      queue = done;
      return done;
    },
    change(next) {
      if (next === undefined) return;
      state.setState(next);
      void keepDraft();
    },
  };
  const file = createBuilderFile(core);
  return {
    state,
    ...file,
    ...createBuilderEdits(core),
    ...createBuilderRuns({ ...core, save: file.save }),
    fail,
    tell: (notice) => state.setState({ notice }),
    dismiss: () => state.setState({ problem: undefined, notice: undefined }),
  };
}

import { createStore, type StoreApi } from "zustand/vanilla";
import { toSerialError, type SerialError } from "#shared/errors/app-error.ts";
import type { BackupView } from "#shared/ipc/channels/backup-channels.ts";
import type { CheckState } from "#renderer/features/restore/backup-list.tsx";
import type { Client } from "#renderer/ipc/client.ts";
import type { Replica } from "#renderer/replica/replica-store.ts";

export interface RescueState {
  /** Newest first; undefined until they are known. */
  readonly backups: readonly BackupView[] | undefined;
  readonly checks: Readonly<Record<string, CheckState>>;
  readonly work: "none" | "restoring" | "opening";
  /** What went wrong with what a person asked for here. */
  readonly problem: SerialError | undefined;
}

/** The ways out of a workspace that does not open. */
export interface Rescue {
  readonly state: StoreApi<RescueState>;
  /** Lists the backups and reads each of them through, newest first. */
  look(): Promise<void>;
  restore(name: string): Promise<void>;
  tryAgain(): Promise<void>;
  quit(): void;
}

const START: RescueState = { backups: undefined, checks: {}, work: "none", problem: undefined };

export function createRescue(client: Client, replica: Pick<Replica, "reload">): Rescue {
  const state = createStore<RescueState>(() => START);
  const note = (name: string, found: CheckState): void =>
    state.setState(({ checks }) => ({ checks: { ...checks, [name]: found } }));

  async function attempt(work: RescueState["work"], action: () => Promise<unknown>): Promise<void> {
    if (state.getState().work !== "none") return;
    state.setState({ work, problem: undefined });
    try {
      await action();
      state.setState(START, true);
      replica.reload();
    } catch (thrown) {
      state.setState({ work: "none", problem: toSerialError(thrown) });
    }
  }

  return {
    state,
    async look() {
      try {
        const backups = await client.invoke("desktop:list-backups", undefined);
        state.setState({ backups });
        for (const { name, problem } of backups) {
          if (problem !== undefined) note(name, "damaged");
          else {
            note(name, "checking");
            const { isWhole } = await client.invoke("desktop:check-backup", { name });
            note(name, isWhole ? "whole" : "damaged");
          }
        }
      } catch (thrown) {
        state.setState({ problem: toSerialError(thrown) });
      }
    },
    restore: (name) => attempt("restoring", () => client.invoke("desktop:restore-backup", { name })),
    tryAgain: () => attempt("opening", () => client.invoke("desktop:reopen", undefined)),
    quit: () => void client.invoke("desktop:quit", undefined),
  };
}

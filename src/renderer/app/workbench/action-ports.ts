import { toSerialError } from "#shared/errors/app-error.ts";
import type { Client } from "#renderer/ipc/client.ts";
import type { Replica } from "#renderer/replica/replica-store.ts";
import type { Desk } from "../desk/desk-contract.ts";
import { selectView } from "./view.ts";
import type { View } from "./view.ts";
import type { Workbench } from "./workbench-store.ts";

/** What the actions act on. */
export interface ActionPorts {
  readonly client: Client;
  readonly replica: Replica;
  readonly workbench: Workbench;
  readonly desk: Pick<Desk, "isShown" | "reveal" | "back">;
  /** A clock in milliseconds. */
  readonly now: () => number;
}

/** Who is named in the records as the one that decided. */
export const BY = "person at the window";

/** What is on the screen now. */
export function shownView({ replica, workbench }: Pick<ActionPorts, "replica" | "workbench">): View {
  return selectView(replica.state.getState(), workbench.getState());
}

/** Shows beside the form that something did not go as asked. */
export function showProblem(workbench: Workbench, title: string, thrown: unknown): void {
  workbench.setState({ problem: { title, error: toSerialError(thrown) } });
}

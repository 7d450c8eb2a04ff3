import type { Client } from "#renderer/ipc/client.ts";
import type { Command } from "./command.ts";
import { menuEntries } from "./menu-entries.ts";

interface MenuPorts {
  readonly client: Client;
  /** The commands as they are now. */
  readonly commands: () => readonly Command[];
  /** The keys that a person chose, by command. */
  readonly keys: () => Readonly<Record<string, string>>;
  /** Stores of which the commands' state is made. */
  readonly stores: readonly { subscribe(listener: () => void): () => void }[];
  /** Calls back once after `delayMs`. */
  readonly after: (delayMs: number, callback: () => void) => void;
  /** Closes what lies over the window, before a command is run. */
  readonly close: () => void;
  readonly say: (problem: string) => void;
}

/** A menu need not follow what happens many times a second faster than anybody opens it. */
const REST_MS = 150;

/** Keeps the menu bar the same as the commands, and runs what is chosen there. */
export function followMenu({ client, commands, keys, stores, after, close, say }: MenuPorts): void {
  let told = "";
  let isDue = false;

  function tell(): void {
    isDue = false;
    const entries = menuEntries(commands(), keys());
    const text = JSON.stringify(entries);
    if (text === told) return;
    told = text;
    client.invoke("menu:set", { entries }).catch(() => {
      told = "";
      say("The menu bar could not be brought up to date");
    });
  }

  function plan(): void {
    if (isDue) return;
    isDue = true;
    after(REST_MS, tell);
  }

  for (const store of stores) store.subscribe(plan);
  client.subscribe("menu:chosen", ({ command: id }) => {
    const command = commands().find((one) => one.id === id);
    if (command === undefined || command.isEnabled?.() === false) return;
    close();
    command.run();
  });
  tell();
}

import { describe, expect, it } from "vitest";
import { createFakeClient } from "#renderer/testing/fake-client.ts";
import { createReplica } from "#renderer/replica/replica-store.ts";
import { createDesk } from "../desk/desk.ts";
import { createWishes } from "../desk/wishes.ts";
import { createOnboarding } from "../onboarding/create-onboarding.ts";
import { createSettings } from "../settings/settings-store.ts";
import { createShell } from "../shell/shell-store.ts";
import { createActions } from "../workbench/actions.ts";
import { createWorkbench } from "../workbench/workbench-store.ts";
import { findConflicts } from "./key-bindings.ts";
import { listCommands } from "./list-commands.ts";
import { menuEntries } from "./menu-entries.ts";

function everyCommand() {
  const client = createFakeClient({});
  const replica = createReplica(client);
  const workbench = createWorkbench();
  const say = (): undefined => undefined;
  const desk = createDesk({ client, isKnownPanel: () => true, after: () => say });
  const actions = createActions({ client, replica, workbench, desk, now: () => 0 });
  return listCommands({
    actions,
    client,
    desk,
    replica,
    workbench,
    settings: createSettings(client, say),
    shell: createShell(),
    onboarding: createOnboarding(client, say),
    wishes: createWishes(),
    panels: [{ id: "chart", title: "Chart", group: "Markets", isSingle: false }],
  });
}

describe("listCommands", () => {
  it("gives every command an id and a title of its own, and no two of them a key", () => {
    const commands = everyCommand();
    expect(new Set(commands.map(({ id }) => id)).size).toBe(commands.length);
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    expect(findConflicts(commands, {})).toEqual([]);
  });

  it("gives every command a place in the menu bar", () => {
    const commands = everyCommand();
    expect(menuEntries(commands, {}).map(({ command }) => command)).toEqual(commands.map(({ id }) => id));
  });

  it("lets nothing be done before anything is there but what needs nothing", () => {
    const impossible = everyCommand().filter(({ isEnabled }) => isEnabled?.() === false);
    expect(impossible.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["run.start", "run.hold", "run.export-html", "layout.undo", "panel.close"]),
    );
  });
});

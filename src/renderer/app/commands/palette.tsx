import { useCallback, useState } from "react";
import { Command as Menu } from "cmdk";
import { useStore } from "zustand";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Overlay } from "#renderer/ui/overlay.tsx";
import { LINK_COLOURS } from "../links/link-colour.ts";
import { useTrader } from "../trader-context.ts";
import type { Command } from "./command.ts";
import { keysOf } from "./key-bindings.ts";
import { keyText } from "./key-text.ts";
import { rankCommands } from "./rank-commands.ts";
import { ownWorkspaces } from "./workspace-commands.ts";

/** Finds any command, workflow or symbol by a few letters of it. */
export function Palette() {
  const { shell, settings, commands, desk } = useTrader();
  const chosen = useStore(settings.state, (all) => all.keys);
  const [text, setText] = useState("");
  const things = [
    ...commands,
    ...ownWorkspaces(desk),
    ...useWorkflowCommands(),
    ...useSymbolCommands(),
  ].filter(({ id }) => id !== "palette.open");
  const groups = [...Map.groupBy(rankCommands(things, text), ({ group }) => group)];

  function run(command: Command): void {
    shell.close();
    command.run();
  }

  return (
    <Overlay label="Commands" className="overlay--palette" onClose={shell.close}>
      <Menu label="Commands" className="finder" shouldFilter={false} loop>
        <Menu.Input
          className="finder__input"
          placeholder="Command, workflow, symbol, setting…"
          aria-label="Find a command"
          value={text}
          onValueChange={setText}
        />
        <Menu.List className="finder__list" label="Commands found">
          {groups.length === 0 ? <p className="finder__empty">Nothing is called “{text}”.</p> : null}
          {groups.map(([group, members]) => (
            <Menu.Group key={group} heading={group} className="finder__group">
              {members.map((command) => (
                <Menu.Item
                  key={command.id}
                  className="finder__item"
                  value={`${command.title} ${command.id}`}
                  disabled={command.isEnabled?.() === false}
                  onSelect={() => run(command)}
                >
                  <span>{command.title}</span>
                  <span className="finder__hint">{command.hint}</span>
                  <Keys keys={keysOf(command, chosen)} />
                </Menu.Item>
              ))}
            </Menu.Group>
          ))}
        </Menu.List>
      </Menu>
    </Overlay>
  );
}

export function Keys({ keys }: { readonly keys: string | undefined }) {
  return keys === undefined ? null : <kbd className="keys">{keyText(keys)}</kbd>;
}

function useWorkflowCommands(): readonly Command[] {
  const { replica, actions } = useTrader();
  const workflows = useStore(replica.state, (state) => state.workflows);
  return workflows.map(({ name, description }) => ({
    id: `workflow.${name}`,
    title: name,
    group: "Workflows",
    hint: description,
    run: () => actions.select({ kind: "workflow", name }),
  }));
}

/** A symbol is shown by the panels of every colour that has any; without a link nobody would hear of it. */
function useSymbolCommands(): readonly Command[] {
  const { client, links } = useTrader();
  const [series] = useLoaded(
    useCallback((): Promise<readonly SeriesInfo[]> => client.invoke("data:list", undefined), [client]),
  );
  if (series.status !== "ready") return [];
  const symbols = [...new Set(series.value.map(({ symbol }) => symbol))];
  return symbols.map((symbol) => ({
    id: `symbol.${symbol}`,
    title: symbol,
    group: "Symbols",
    hint: "in linked panels",
    run: () => LINK_COLOURS.forEach((colour) => links.publish(colour, { symbol })),
  }));
}

import { useState } from "react";
import type { KeyboardEvent } from "react";
import { RotateCcw, X } from "lucide-react";
import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { Panel } from "#renderer/ui/panel.tsx";
import type { Command } from "../commands/command.ts";
import { findConflicts, keysOf } from "../commands/key-bindings.ts";
import { keyText, readPress } from "../commands/key-text.ts";
import { useTrader } from "../trader-context.ts";

/** The key of every command that the search finds, to be changed by pressing another one. */
export function KeySettings({ text }: { readonly text: string }) {
  const { commands, settings } = useTrader();
  const keys = useStore(settings.state, (all) => all.keys);
  const wanted = text.trim().toLowerCase();
  const found = commands.filter(({ title, group }) => `${title} ${group} key`.toLowerCase().includes(wanted));
  const conflicts = findConflicts(commands, keys);
  if (found.length === 0) return <p className="hint">No other setting and no command is called that.</p>;

  function setKeys({ id }: Command, chosen: string | undefined): void {
    const { [id]: _before, ...rest } = keys;
    settings.change({ keys: chosen === undefined ? rest : { ...rest, [id]: chosen } });
  }

  return (
    <Panel title="Keys" aside={<span className="count">{found.length}</span>}>
      {conflicts.map((conflict) => (
        <p key={conflict.keys} className="settings__conflict" role="alert">
          {keyText(conflict.keys)} does nothing, because it is the key of{" "}
          {conflict.commands.map(({ title }) => title).join(" and of ")}.
        </p>
      ))}
      <ul aria-label="Commands and their keys">
        {found.map((command) => (
          <li key={command.id} className="settings__line">
            <span className="settings__title">
              {command.title} <span className="settings__group">{command.group}</span>
            </span>
            <KeyField
              title={command.title}
              keys={keysOf(command, keys)}
              isChanged={Object.hasOwn(keys, command.id)}
              onKeys={(chosen) => setKeys(command, chosen)}
            />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

interface KeyFieldProps {
  readonly title: string;
  readonly keys: string | undefined;
  readonly isChanged: boolean;
  /** An empty text is no key; undefined is what it came with. */
  readonly onKeys: (keys: string | undefined) => void;
}

function KeyField({ title, keys, isChanged, onKeys }: KeyFieldProps) {
  const [isListening, setIsListening] = useState(false);

  function press(event: KeyboardEvent<HTMLButtonElement>): void {
    if (!isListening) return;
    // Tab leaves, as everywhere.
    if (event.key === "Tab") {
      setIsListening(false);
      return;
    }
    event.preventDefault();
    event.stopPropagation();
    const chosen = readPress(event);
    if (chosen === undefined) return;
    setIsListening(false);
    if (event.key !== "Escape") onKeys(chosen);
  }

  const text = keys === undefined ? "none" : keyText(keys);
  return (
    <span className="settings__keys">
      <button
        type="button"
        className="button button--plain settings__key"
        aria-label={`Key of ${title}: ${text}`}
        aria-pressed={isListening}
        onClick={() => setIsListening(true)}
        onBlur={() => setIsListening(false)}
        onKeyDown={press}
      >
        {isListening ? "Press a key…" : text}
      </button>
      <Button
        label={`No key for ${title}`}
        look="quiet"
        isIconOnly
        isDisabled={keys === undefined}
        icon={<X size={13} aria-hidden="true" />}
        onPress={() => onKeys("")}
      />
      <Button
        label={`Proposed key for ${title}`}
        look="quiet"
        isIconOnly
        isDisabled={!isChanged}
        icon={<RotateCcw size={13} aria-hidden="true" />}
        onPress={() => onKeys(undefined)}
      />
    </span>
  );
}

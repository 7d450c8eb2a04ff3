import { useStore } from "zustand";
import { Button } from "#renderer/ui/button.tsx";
import { Overlay } from "#renderer/ui/overlay.tsx";
import { useTrader } from "../trader-context.ts";
import { FIXED_KEYS } from "./fixed-keys.ts";
import { keysOf } from "./key-bindings.ts";
import { Keys } from "./palette.tsx";

/** Every key and what it does. */
export function KeyMap() {
  const { shell, settings, commands, desk } = useTrader();
  const chosen = useStore(settings.state, (all) => all.keys);
  const bound = commands.filter((command) => keysOf(command, chosen) !== undefined);
  return (
    <Overlay label="Keys" onClose={shell.close}>
      <header className="overlay__header">
        <h2 className="dialog__title">Keys</h2>
        <Button
          label="Change keys…"
          onPress={() => {
            shell.close();
            desk.openPanel("settings");
          }}
        />
      </header>
      <div className="key-map">
        {[...Map.groupBy(bound, ({ group }) => group)].map(([group, members]) => (
          <section key={group} aria-label={group}>
            <h3 className="panel__title">{group}</h3>
            <ul aria-label={`Keys of ${group}`}>
              {members.map((command) => (
                <li key={command.id} className="key-map__line">
                  <span>{command.title}</span>
                  <Keys keys={keysOf(command, chosen)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <h3 className="key-map__title">In a panel</h3>
      <p className="key-map__note">These belong to the panel in use and stay as they are.</p>
      <div className="key-map">
        {Object.entries(FIXED_KEYS).map(([panel, lines]) => (
          <section key={panel} aria-label={panel}>
            <h4 className="panel__title">{panel}</h4>
            <ul aria-label={`Keys of ${panel}`}>
              {lines.map(({ title, keys }) => (
                <li key={title} className="key-map__line">
                  <span>{title}</span>
                  <span className="key-map__keys">
                    {keys.map((one) => (
                      <kbd key={one} className="keys">
                        {one}
                      </kbd>
                    ))}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      <p className="hint">No key places an order or starts trading with real money.</p>
    </Overlay>
  );
}

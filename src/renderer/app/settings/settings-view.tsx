import { useState } from "react";
import { Download, RotateCcw, Upload } from "lucide-react";
import { useStore } from "zustand";
import { DEFAULT_SETTINGS } from "#shared/model/settings.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Panel } from "#renderer/ui/panel.tsx";
import { useTrader } from "../trader-context.ts";
import { KeySettings } from "./key-settings.tsx";
import { changeOf, findSettings } from "./setting-list.ts";

/** All settings, with a search over them. */
export function SettingsView() {
  const { settings } = useTrader();
  const all = useStore(settings.state);
  const [text, setText] = useState("");
  const found = findSettings(text);
  return (
    <div className="page settings">
      <header className="page__header">
        <h1 className="run-header__title">Settings</h1>
        <input
          className="field__control settings__search"
          type="search"
          aria-label="Search settings"
          placeholder="Search settings and keys"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button
          label="Import settings…"
          icon={<Upload size={14} aria-hidden="true" />}
          onPress={() => void settings.importFile()}
        />
        <Button
          label="Export settings…"
          icon={<Download size={14} aria-hidden="true" />}
          onPress={() => void settings.exportAll()}
        />
        <Button
          label="Reset settings"
          icon={<RotateCcw size={14} aria-hidden="true" />}
          onPress={() => settings.change(DEFAULT_SETTINGS)}
        />
      </header>
      <div className="settings__body">
        {found.length === 0 ? null : (
          <Panel title="Look and language">
            {found.map((setting) => (
              <div key={setting.id} className="settings__line">
                <div>
                  <label className="settings__title" htmlFor={`setting-${setting.id}`}>
                    {setting.title}
                  </label>
                  <p className="settings__help" id={`setting-${setting.id}-help`}>
                    {setting.help}
                  </p>
                </div>
                <select
                  id={`setting-${setting.id}`}
                  aria-describedby={`setting-${setting.id}-help`}
                  className="field__control"
                  value={all[setting.id]}
                  onChange={({ target }) => settings.change(changeOf(setting, target.value))}
                >
                  {setting.choices.map(({ value, title }) => (
                    <option key={value} value={value}>
                      {title}
                    </option>
                  ))}
                </select>
              </div>
            ))}
          </Panel>
        )}
        <KeySettings text={text} />
      </div>
    </div>
  );
}

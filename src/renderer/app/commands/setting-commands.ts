import { spellOut } from "#shared/model/spell-out.ts";
import { COLOUR_PRESETS, DENSITIES, THEMES, ZOOMS } from "#shared/model/settings.ts";
import { nextThemeSetting } from "../look/theme-setting.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Command } from "./command.ts";

const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/** What changes how the window looks. */
export function settingCommands(settings: SettingsStore): readonly Command[] {
  const group = "Settings";
  const state = () => settings.state.getState();
  return [
    {
      id: "theme.next",
      title: "Next theme",
      group,
      keys: "$mod+Shift+l",
      place: { menu: "view" },
      run: () => settings.change({ theme: nextThemeSetting(state().theme) }),
    },
    ...THEMES.map((theme) => ({
      id: `theme.${theme}`,
      title: `Theme: ${spellOut(theme)}`,
      group,
      place: { menu: "view", submenu: "Theme", title: capital(spellOut(theme)) } as const,
      isOn: () => state().theme === theme,
      run: () => settings.change({ theme }),
    })),
    ...COLOUR_PRESETS.map((colours) => ({
      id: `colours.${colours}`,
      title: `Colours of up and down: ${spellOut(colours)}`,
      group,
      place: { menu: "view", submenu: "Colours of up and down", title: capital(spellOut(colours)) } as const,
      isOn: () => state().colours === colours,
      run: () => settings.change({ colours }),
    })),
    ...DENSITIES.map((density) => ({
      id: `density.${density}`,
      title: `Density: ${density}`,
      group,
      place: { menu: "view", submenu: "Density", title: capital(density) } as const,
      isOn: () => state().density === density,
      run: () => settings.change({ density }),
    })),
    ...zoomCommands(settings),
    {
      id: "settings.import",
      title: "Import settings…",
      group,
      place: { menu: "file" },
      run: () => void settings.importFile(),
    },
    {
      id: "settings.export",
      title: "Export settings…",
      group,
      place: { menu: "file" },
      run: () => void settings.exportAll(),
    },
  ];
}

function zoomCommands(settings: SettingsStore): readonly Command[] {
  const group = "Settings";
  const place = { menu: "view" } as const;
  const at = (): number => ZOOMS.indexOf(settings.state.getState().zoom);
  const next = (by: number) => ZOOMS[at() + by];
  const go = (zoom: (typeof ZOOMS)[number] | undefined): void => {
    if (zoom !== undefined) settings.change({ zoom });
  };
  return [
    {
      id: "zoom.in",
      title: "Zoom in",
      group,
      keys: "$mod+=",
      place,
      isEnabled: () => next(1) !== undefined,
      run: () => go(next(1)),
    },
    {
      id: "zoom.out",
      title: "Zoom out",
      group,
      keys: "$mod+-",
      place,
      isEnabled: () => next(-1) !== undefined,
      run: () => go(next(-1)),
    },
    { id: "zoom.reset", title: "Actual size", group, keys: "$mod+0", place, run: () => go("100") },
  ];
}

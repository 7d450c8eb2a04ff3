import type { Desk } from "../desk/desk-contract.ts";
import type { Command } from "./command.ts";

/** What is done with the panel that was used last. */
export function panelCommands(desk: Desk): readonly Command[] {
  const group = "Panel";
  const place = { menu: "window" } as const;
  const hasPanels = (): boolean => desk.state.getState().opened.length > 0;
  const commands: readonly Command[] = [
    {
      id: "panel.focus-next",
      title: "Next panel",
      group,
      keys: "F6",
      run: () => desk.act(({ focusNext }) => focusNext(1)),
    },
    {
      id: "panel.focus-previous",
      title: "Panel before",
      group,
      keys: "Shift+F6",
      run: () => desk.act(({ focusNext }) => focusNext(-1)),
    },
    {
      id: "panel.maximise",
      title: "Maximise or restore the panel",
      group,
      keys: "$mod+Shift+m",
      run: () => desk.act(({ maximise }) => maximise()),
    },
    { id: "panel.float", title: "Float the panel", group, run: () => desk.act(({ float }) => float()) },
    {
      id: "panel.pop-out",
      title: "Open the panel in its own window",
      group,
      keys: "$mod+Shift+o",
      run: () =>
        desk.act(async ({ popOut }) => {
          if (!(await popOut())) desk.say("The panel could not be opened in a window of its own.");
        }),
    },
    {
      id: "panel.put-back",
      title: "Put panels back into the window",
      group,
      keys: "$mod+Shift+b",
      run: () => desk.act(({ putBack }) => putBack()),
    },
    {
      id: "panel.close",
      title: "Close the panel",
      group,
      run: () => desk.act(({ closePanel }) => closePanel()),
    },
  ];
  return commands.map((command) => ({ ...command, place, isEnabled: hasPanels }));
}

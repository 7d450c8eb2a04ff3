import {
  ExternalLink,
  Maximize2,
  Minimize2,
  MoreVertical,
  PanelTop,
  PictureInPicture2,
  X,
} from "lucide-react";
import type { IDockviewHeaderActionsProps } from "dockview-react";
import { useEffect, useState } from "react";
import { MenuButton } from "#renderer/ui/menu-button.tsx";
import { findPanel } from "../panels/panel-registry.ts";
import { sortOf } from "./sort-of.ts";
import { useTrader } from "../trader-context.ts";
import { LinkPicker } from "./link-picker.tsx";

const FLOATING = { width: 720, height: 520 };

/** What can be done with the panel that is on top of a group. */
export function PanelActions({ api, containerApi, activePanel, group }: IDockviewHeaderActionsProps) {
  const { desk } = useTrader();
  const [isMaximized, setIsMaximized] = useState(api.isMaximized());
  useEffect(() => {
    const ending = containerApi.onDidMaximizedGroupChange(() => setIsMaximized(api.isMaximized()));
    return () => ending.dispose();
  }, [api, containerApi]);
  if (activePanel === undefined) return null;
  const title = activePanel.title ?? activePanel.id;
  async function leave(): Promise<void> {
    if (activePanel === undefined) return;
    const hasLeft = await containerApi.addPopoutGroup(activePanel);
    if (!hasLeft) desk.say(`${title} could not be opened in a window of its own.`);
  }

  const isFloating = api.location.type === "floating";
  return (
    <>
      {findPanel(sortOf(activePanel.id))?.isLinked === true ? <LinkPicker panel={activePanel} /> : null}
      <MenuButton
        label={`Actions of ${title}`}
        icon={<MoreVertical size={14} aria-hidden="true" />}
        items={[
          isMaximized
            ? { label: `Restore ${title}`, Icon: Minimize2, onChoose: () => api.exitMaximized() }
            : { label: `Maximise ${title}`, Icon: Maximize2, onChoose: () => api.maximize() },
          ...(isFloating
            ? []
            : [
                {
                  label: `Float ${title}`,
                  Icon: PictureInPicture2,
                  onChoose: () => containerApi.addFloatingGroup(activePanel, FLOATING),
                },
              ]),
          ...(api.location.type === "popout"
            ? [
                {
                  label: `Put ${title} back into the window`,
                  Icon: PanelTop,
                  onChoose: () => desk.act(({ putBack }) => putBack()),
                },
              ]
            : [
                {
                  label: `Open ${title} in its own window`,
                  Icon: ExternalLink,
                  onChoose: () => void leave(),
                },
              ]),
          { label: `Close ${title}`, Icon: X, onChoose: () => containerApi.removePanel(activePanel) },
        ]}
        isDisabled={group.panels.length === 0}
      />
    </>
  );
}

import { Link2Off } from "lucide-react";
import type { IDockviewPanel } from "dockview-react";
import { useState } from "react";
import { MenuButton } from "#renderer/ui/menu-button.tsx";
import { useTrader } from "../trader-context.ts";
import { LINK_COLOURS, readLinkColour } from "../links/link-colour.ts";
import type { LinkColour } from "../links/link-colour.ts";

/** The colour that links a panel with others; the letter says it too. */
export function LinkPicker({ panel }: { readonly panel: IDockviewPanel }) {
  const { desk } = useTrader();
  // The panel keeps the colour with the layout, and says nothing when it changes.
  const [, redraw] = useState(0);
  const colour = readLinkColour(panel.params?.["link"]);
  const title = panel.title ?? panel.id;

  function choose(link: LinkColour | undefined): void {
    panel.api.updateParameters({ link });
    desk.settle();
    redraw((count) => count + 1);
  }

  return (
    <MenuButton
      label={`Link of ${title}: ${colour ?? "none"}`}
      icon={<LinkDot colour={colour} />}
      items={[
        { label: "No link", isOn: colour === undefined, onChoose: () => choose(undefined) },
        ...LINK_COLOURS.map((link) => ({
          label: `Link ${link}`,
          icon: <LinkDot colour={link} />,
          isOn: link === colour,
          onChoose: () => choose(link),
        })),
      ]}
    />
  );
}

function LinkDot({ colour }: { readonly colour: LinkColour | undefined }) {
  if (colour === undefined) return <Link2Off size={13} aria-hidden="true" />;
  return (
    <span className={`link-dot link-dot--${colour}`} aria-hidden="true">
      {colour.slice(0, 1).toUpperCase()}
    </span>
  );
}

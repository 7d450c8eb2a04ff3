import { Contrast, HardDrive, Monitor, Moon, Search, Sun, TriangleAlert } from "lucide-react";
import type { AppInfo } from "#shared/ipc/channels/app-channels.ts";
import type { Mode } from "#shared/model/mode.ts";
import { Badge } from "#renderer/ui/badge.tsx";
import { Button } from "#renderer/ui/button.tsx";
import { ModeBadge } from "./mode-badge.tsx";
import { DeadLetterCount } from "./dead-letter-count.tsx";
import { WorkspaceBar } from "../desk/workspace-bar.tsx";
import { NotificationBell } from "../notifications/notification-bell.tsx";
import { useTrader } from "../trader-context.ts";
import { ProductMark } from "./product-mark.tsx";
import { themeName } from "../look/theme-setting.ts";
import type { ThemeSetting } from "../look/theme-setting.ts";
import type { View } from "../workbench/view.ts";
import { OriginBadge } from "./origin-badge.tsx";
import { workspaceName } from "./workspace-name.ts";

interface TopBarProps {
  readonly mode: Mode;
  readonly info: AppInfo | undefined;
  readonly origin: View["origin"];
  readonly theme: ThemeSetting;
  readonly onTheme: () => void;
}

const THEME_ICONS = { dark: Moon, light: Sun, high_contrast: Contrast, system: Monitor } as const;

export function TopBar({ mode, info, origin, theme, onTheme }: TopBarProps) {
  const { shell } = useTrader();
  const ThemeIcon = THEME_ICONS[theme];
  return (
    <header className="top-bar">
      <div className="top-bar__side">
        <ProductMark />
        <span className="top-bar__product">GPT-Trader</span>
        <span className="top-bar__workspace" title={info?.workspace}>
          {info === undefined ? "" : workspaceName(info.workspace)}
        </span>
        {info?.isDemo === true ? <Badge tone="neutral">DEMO</Badge> : null}
        <WorkspaceBar />
      </div>
      <ModeBadge mode={mode} />
      <div className="top-bar__side top-bar__side--end">
        <OriginBadge origin={origin} />
        {info?.runtimeWarning === undefined ? null : (
          <Badge
            tone="warning"
            icon={<TriangleAlert size={12} aria-hidden="true" />}
            hint={info.runtimeWarning}
          >
            Runtime out of support
          </Badge>
        )}
        {info?.logWarning === undefined ? null : (
          <Badge tone="warning" icon={<TriangleAlert size={12} aria-hidden="true" />} hint={info.logWarning}>
            Log changed
          </Badge>
        )}
        {info?.diskWarning === undefined ? null : (
          <Badge tone="warning" icon={<HardDrive size={12} aria-hidden="true" />} hint={info.diskWarning}>
            Disk full
          </Badge>
        )}
        <DeadLetterCount />
        <Button
          label="Find a command"
          hint="Find a command, Ctrl+K"
          look="quiet"
          isIconOnly
          icon={<Search size={15} aria-hidden="true" />}
          onPress={() => shell.show("palette")}
        />
        <NotificationBell />
        <Button
          label={`Theme: ${themeName(theme)}`}
          look="quiet"
          isIconOnly
          icon={<ThemeIcon size={15} aria-hidden="true" />}
          onPress={onTheme}
        />
      </div>
    </header>
  );
}

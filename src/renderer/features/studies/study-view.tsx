import { useStrategyName } from "#renderer/replica/strategy-names.ts";
import { useState } from "react";
import type { ReactNode } from "react";
import { Pause, Play } from "lucide-react";
import type { RunView } from "#shared/ipc/channels/run-channels.ts";
import type { StudyDetails } from "#shared/ipc/channels/study-channels.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { Button } from "#renderer/ui/button.tsx";
import { Tabs } from "#renderer/ui/tabs.tsx";
import { ApplyPage } from "./apply-page.tsx";
import { HoldOutPage } from "./hold-out-page.tsx";
import { ParameterMap } from "./parameter-map.tsx";
import { StudyOverview } from "./study-overview.tsx";
import { TrialsTable } from "./trials-table.tsx";
import { WalkForwardPages } from "./walk-forward-pages.tsx";

interface StudyViewProps {
  readonly client: Client;
  readonly study: StudyDetails;
  readonly workflows: readonly string[];
  readonly opening: RunView | undefined;
  readonly onPause: () => void;
  readonly onResume: () => void;
  readonly onOpenHoldOut: () => void;
  readonly onShow: (workflow: string) => void;
}

const ICON_PX = 14;

/** All that is known of one study, and what can be done with it. */
export function StudyView(props: StudyViewProps) {
  const { client, study } = props;
  const [page, setPage] = useState("overview");
  const nameOf = useStrategyName();
  const walk =
    study.kind === "walk_forward" && study.runId !== undefined && study.status === "complete"
      ? study.runId
      : undefined;
  const pages: readonly (readonly [id: string, label: string, content: ReactNode])[] = [
    ["overview", "Overview", <StudyOverview key="overview" study={study} />],
    ["map", "Heat map", <ParameterMap key={study.study} client={client} study={study} />],
    ["trials", "Best trials", <TrialsTable key="trials" trials={study.top} />],
    ...(walk === undefined
      ? []
      : [["windows", "Windows", <WalkForwardPages key={walk} client={client} runId={walk} />] as const]),
    ...(study.kind === "search"
      ? [
          [
            "hold-out",
            "Hold-out",
            <HoldOutPage key="hold-out" study={study} opening={props.opening} onOpen={props.onOpenHoldOut} />,
          ] as const,
        ]
      : []),
    [
      "apply",
      "Apply",
      <ApplyPage
        key={study.study}
        client={client}
        study={study}
        workflows={props.workflows}
        onShow={props.onShow}
      />,
    ],
  ];
  return (
    <section className="study-view" aria-label={`Study ${study.study}`}>
      <header className="study-view__head">
        <h3 className="run-header__title">{study.study}</h3>
        <span className="run-header__text">
          {nameOf(study.strategy)}, {study.status}
        </span>
        {study.status === "running" ? (
          <Button
            label="Pause study"
            icon={<Pause size={ICON_PX} aria-hidden="true" />}
            onPress={props.onPause}
          />
        ) : null}
        {study.status === "running" || study.status === "complete" ? null : (
          <Button
            label="Resume study"
            icon={<Play size={ICON_PX} aria-hidden="true" />}
            onPress={props.onResume}
          />
        )}
      </header>
      <Tabs
        label="Pages of the study"
        selected={page}
        onSelect={setPage}
        tabs={pages.map(([id, label, content]) => ({ id, label, content }))}
      />
    </section>
  );
}

import { useCallback, useEffect, useState } from "react";
import { CloudDownload, Database, FileUp, RefreshCw } from "lucide-react";
import { useStore } from "zustand";
import { toSerialError } from "#shared/errors/app-error.ts";
import type { SerialError } from "#shared/errors/app-error.ts";
import type { SeriesInfo } from "#shared/ipc/channels/data-channels.ts";
import type { ChosenFile } from "#shared/ipc/channels/desk-data-channels.ts";
import { parseIsoDate } from "#shared/model/time.ts";
import type { Client } from "#renderer/ipc/client.ts";
import { useLoaded } from "#renderer/replica/use-loaded.ts";
import { Button } from "#renderer/ui/button.tsx";
import { EmptyState } from "#renderer/ui/empty-state.tsx";
import { ErrorCard } from "#renderer/ui/error-card.tsx";
import { TextField } from "#renderer/ui/text-field.tsx";
import { useWish } from "#renderer/ui/use-wish.ts";
import type { Wished } from "#renderer/ui/use-wish.ts";
import type { DataJobs } from "./data-jobs.ts";
import { FetchDialog } from "./fetch-dialog.tsx";
import { ImportWizard } from "./import-wizard.tsx";
import { toOrder } from "./import-plan.ts";
import { JobStrip } from "./job-strip.tsx";
import { isOfNetwork } from "./series-choice.ts";
import { SeriesDetails } from "./series-details.tsx";
import { keyOf, SeriesTable } from "./series-table.tsx";
import { useQualities } from "./use-qualities.ts";

/** What can be asked of the panel from afar. */
export type DataWish = "import" | "fetch";

interface DataViewProps {
  readonly client: Client;
  readonly jobs: DataJobs;
  readonly nowMs: number;
  readonly wished: Wished<DataWish>;
}

const NONE: readonly SeriesInfo[] = [];

/** All bars that are stored: what they are worth, and how more of them come in. */
export function DataView({ client, jobs, nowMs, wished }: DataViewProps) {
  const running = useStore(jobs.state);
  const [list, reload] = useLoaded(useCallback(() => client.invoke("data:list", undefined), [client]));
  const [search, setSearch] = useState("");
  const [selectedKey, setSelectedKey] = useState<string>();
  const [file, setFile] = useState<ChosenFile>();
  const [importId, setImportId] = useState<string>();
  const [isFetching, setIsFetching] = useState(false);
  const [problem, setProblem] = useState<SerialError>();
  const all = list.status === "ready" ? list.value : NONE;
  const qualityOf = useQualities(client, all);
  const ended = running.filter(({ status }) => status !== "running").length;
  useEffect(reload, [reload, ended]);

  async function choose(): Promise<void> {
    setProblem(undefined);
    try {
      const chosen = await client.invoke("desktop:choose-data-file", undefined);
      if (chosen === undefined) return;
      setImportId(undefined);
      setFile(chosen);
    } catch (thrown) {
      setProblem(toSerialError(thrown));
    }
  }

  useWish(wished, (what) => {
    if (what === "fetch") setIsFetching(true);
    else void choose();
  });

  const rows = all
    .filter(({ symbol, provider }) =>
      `${symbol} ${provider}`.toLowerCase().includes(search.trim().toLowerCase()),
    )
    .map((series) => ({
      series,
      quality: qualityOf(series),
      ageMs: nowMs - (parseIsoDate(series.to) ?? nowMs),
    }));
  const selected = all.find((series) => keyOf(series) === selectedKey) ?? rows[0]?.series;
  const refreshable = [...new Set(all.filter(isOfNetwork).map(({ symbol }) => symbol))];
  const job = running.find(({ id }) => id === importId);

  return (
    <section className="page data-page" aria-label="Data">
      <header className="page__header data-page__header">
        <TextField
          label="Search"
          placeholder="symbol or provider"
          value={search}
          isWrong={false}
          onChange={setSearch}
        />
        <span className="run-header__text">
          {all.length} series{list.status === "loading" ? ", reading…" : ""}
        </span>
        <Button
          label="Import file…"
          look="primary"
          icon={<FileUp size={14} aria-hidden="true" />}
          onPress={() => void choose()}
        />
        <Button
          label="Fetch…"
          icon={<CloudDownload size={14} aria-hidden="true" />}
          onPress={() => setIsFetching(true)}
        />
        <Button
          label="Refresh all"
          hint="Asks for what is new of every series that came over the network"
          icon={<RefreshCw size={14} aria-hidden="true" />}
          isDisabled={refreshable.length === 0}
          onPress={() => jobs.refresh(refreshable)}
        />
      </header>
      <JobStrip jobs={running} actions={jobs} nowMs={nowMs} />
      {problem === undefined ? null : <ErrorCard title="The file cannot be opened" error={problem} />}
      {list.status === "failed" ? <ErrorCard title="The series cannot be listed" error={list.error} /> : null}
      {list.status === "ready" && all.length === 0 ? (
        <EmptyState
          icon={<Database size={30} strokeWidth={1.5} aria-hidden="true" />}
          title="No bars are stored yet"
          text="Import a file of prices, or fetch symbols from a provider on the network."
          action={<Button label="Import a first file…" look="primary" onPress={() => void choose()} />}
        />
      ) : (
        <div className="two-sided">
          <div className="two-sided__list">
            <SeriesTable
              rows={rows}
              selected={selected}
              onSelect={(series) => setSelectedKey(keyOf(series))}
            />
          </div>
          {selected === undefined ? null : (
            <SeriesDetails
              key={`${keyOf(selected)} ${selected.dataHash}`}
              client={client}
              series={selected}
              onRefresh={() => jobs.refresh([selected.symbol])}
              onChanged={reload}
            />
          )}
        </div>
      )}
      {file === undefined ? null : (
        <ImportWizard
          key={file.path}
          file={file}
          job={job}
          nowMs={nowMs}
          onImport={(plan) => {
            // What was said of the last try is answered by this one.
            if (importId !== undefined) jobs.forget(importId);
            setImportId(jobs.importFile(`Import ${file.name}`, toOrder(plan, file)));
          }}
          onCancelImport={() => importId !== undefined && jobs.cancel(importId)}
          onClose={() => setFile(undefined)}
          onShow={() => {
            const series = job?.imported?.series;
            if (series !== undefined) setSelectedKey(keyOf(series));
            setFile(undefined);
          }}
        />
      )}
      {isFetching ? (
        <FetchDialog
          onFetch={(symbols, wish) => {
            jobs.fetch(symbols, wish);
            setIsFetching(false);
          }}
          onClose={() => setIsFetching(false)}
        />
      ) : null}
    </section>
  );
}

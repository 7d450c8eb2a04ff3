import { isChanged } from "#renderer/features/builder/builder-state.ts";
import type { BuilderWish } from "#renderer/features/builder/builder-view.tsx";
import { moveSelected } from "#renderer/features/builder/move-step.ts";
import { builderOf } from "../panels/builder-of.ts";
import type { Trader } from "../trader-context.ts";
import type { Command } from "./command.ts";

/** What can be done in the builder, also from afar. */
export function builderCommands({
  client,
  desk,
  wishes,
}: Pick<Trader, "client" | "desk" | "wishes">): readonly Command[] {
  const group = "Builder";
  const place = { menu: "run", submenu: "Builder" } as const;
  const isEnabled = (): boolean => builderOf(client).state.getState().selected.length === 1;
  const show = (): ReturnType<typeof builderOf> => {
    desk.openPanel("builder");
    return builderOf(client);
  };
  const state = () => builderOf(client).state.getState();
  const isReady = (): boolean => state().status === "ready";
  const wish = (what: BuilderWish) => (): void => {
    desk.openPanel("builder");
    wishes.builder.setState(what, true);
  };
  return [
    { id: "builder.new", title: "New workflow…", group, place, run: wish("new") },
    {
      id: "builder.save",
      title: "Save the drawn workflow",
      group,
      place,
      isEnabled: () => isReady() && isChanged(state()),
      run: wish("save"),
    },
    { id: "builder.run", title: "Run what is drawn", group, place, isEnabled: isReady, run: wish("run") },
    {
      id: "builder.dry-run",
      title: "Dry run of what is drawn",
      group,
      place,
      isEnabled: isReady,
      run: wish("dry_run"),
    },
    {
      id: "builder.undo",
      title: "Undo the last change of the drawing",
      group,
      place,
      isEnabled: () => state().past.length > 0,
      run: () => show().undo(),
    },
    {
      id: "builder.redo",
      title: "Redo the change of the drawing",
      group,
      place,
      isEnabled: () => state().future.length > 0,
      run: () => show().redo(),
    },
    {
      id: "builder.arrange",
      title: "Arrange the steps",
      group,
      place,
      isEnabled: isReady,
      run: () => show().place({ ...state().layout, positions: {} }),
    },
    {
      id: "builder.text",
      title: "Show or hide the text of the workflow",
      group,
      place,
      isEnabled: isReady,
      run: wish("text"),
    },
    {
      id: "builder.versions",
      title: "Versions of the workflow",
      group,
      place,
      isEnabled: () => isReady() && state().saved !== undefined,
      run: wish("versions"),
    },
    {
      id: "builder.run-from-step",
      title: "Run from the selected step",
      group,
      place,
      isEnabled,
      run: () => void show().rerunSelected(),
    },
    {
      id: "builder.move-out",
      title: "Move the selected step out of its container",
      group,
      place,
      isEnabled,
      run: () => moveSelected(show(), "outside"),
    },
    {
      id: "builder.move-in",
      title: "Move the selected step into the container beside it",
      group,
      place,
      isEnabled,
      run: () => moveSelected(show(), "inside"),
    },
  ];
}

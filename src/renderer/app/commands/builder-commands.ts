import { isChanged } from "#renderer/features/builder/builder-state.ts";
import type { BuilderWish } from "#renderer/features/builder/builder-view.tsx";
import { moveSelected } from "#renderer/features/builder/move-step.ts";
import { builderOf } from "../panels/builder-of.ts";
import type { Trader } from "../trader-context.ts";
import type { Command } from "./command.ts";

type BuilderCommand = Omit<Command, "group" | "place">;

const PLACE = { group: "Builder", place: { menu: "run", submenu: "Builder" } } as const;

/** What can be done in the builder, also from afar. */
export function builderCommands({
  client,
  desk,
  wishes,
}: Pick<Trader, "client" | "desk" | "wishes">): readonly Command[] {
  const show = (): ReturnType<typeof builderOf> => {
    desk.openPanel("builder");
    return builderOf(client);
  };
  const state = () => builderOf(client).state.getState();
  const isReady = (): boolean => state().status === "ready";
  const isOneSelected = (): boolean => state().selected.length === 1;
  const wish = (what: BuilderWish) => (): void => {
    desk.openPanel("builder");
    wishes.builder.setState(what, true);
  };
  const commands: readonly BuilderCommand[] = [
    { id: "builder.new", title: "New workflow…", run: wish("new") },
    {
      id: "builder.save",
      title: "Save the drawn workflow",
      isEnabled: () => isReady() && isChanged(state()),
      run: wish("save"),
    },
    { id: "builder.run", title: "Run what is drawn", isEnabled: isReady, run: wish("run") },
    {
      id: "builder.dry-run",
      title: "Dry run of what is drawn",
      isEnabled: isReady,
      run: wish("dry_run"),
    },
    {
      id: "builder.undo",
      title: "Undo the last change of the drawing",
      isEnabled: () => state().past.length > 0,
      run: () => show().undo(),
    },
    {
      id: "builder.redo",
      title: "Redo the change of the drawing",
      isEnabled: () => state().future.length > 0,
      run: () => show().redo(),
    },
    {
      id: "builder.arrange",
      title: "Arrange the steps",
      isEnabled: isReady,
      run: () => show().place({ ...state().layout, positions: {} }),
    },
    {
      id: "builder.text",
      title: "Show or hide the text of the workflow",
      isEnabled: isReady,
      run: wish("text"),
    },
    {
      id: "builder.versions",
      title: "Versions of the workflow",
      isEnabled: () => isReady() && state().saved !== undefined,
      run: wish("versions"),
    },
    {
      id: "builder.run-from-step",
      title: "Run from the selected step",
      isEnabled: isOneSelected,
      run: () => void show().rerunSelected(),
    },
    {
      id: "builder.move-out",
      title: "Move the selected step out of its container",
      isEnabled: isOneSelected,
      run: () => moveSelected(show(), "outside"),
    },
    {
      id: "builder.move-in",
      title: "Move the selected step into the container beside it",
      isEnabled: isOneSelected,
      run: () => moveSelected(show(), "inside"),
    },
  ];
  return commands.map((command) => ({ ...command, ...PLACE }));
}

import { moveSelected } from "#renderer/features/builder/move-step.ts";
import { builderOf } from "../panels/builder-of.ts";
import type { Trader } from "../trader-context.ts";
import type { Command } from "./command.ts";

/** What can be done with the step that is selected in the builder, also from afar. */
export function builderCommands({ client, desk }: Pick<Trader, "client" | "desk">): readonly Command[] {
  const group = "Builder";
  const place = { menu: "run", submenu: "Builder" } as const;
  const isEnabled = (): boolean => builderOf(client).state.getState().selected.length === 1;
  const show = (): ReturnType<typeof builderOf> => {
    desk.openPanel("builder");
    return builderOf(client);
  };
  return [
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

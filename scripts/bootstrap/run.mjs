// `npm run bootstrap`: prepares everything, Electron included, and starts nothing.
import { prepare } from "./bootstrap.mjs";
import { describeElectron, resolveElectron } from "./electron.mjs";
import { runScript } from "./failure.mjs";
import { say } from "./progress.mjs";

await runScript(async () => {
  await prepare();
  say(describeElectron(await resolveElectron()));
});

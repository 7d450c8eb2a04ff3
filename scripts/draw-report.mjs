// `node scripts/draw-report.mjs FOLDER FORMAT`: draws FOLDER/report.html in a hidden window, to FOLDER/report.FORMAT.
// What the person can do where that cannot be is told as JSON on standard output, with exit code 1.
import { whyNoDisplay } from "./bootstrap/display.mjs";
import { resolveElectron } from "./bootstrap/electron.mjs";
import { asFailure, Failure } from "./bootstrap/failure.mjs";
import { checkout } from "./bootstrap/paths.mjs";
import { run } from "./bootstrap/processes.mjs";

async function draw(folder, format) {
  const reason = await whyNoDisplay();
  if (reason !== undefined)
    throw new Failure(
      `a ${format.toUpperCase()} is drawn by the window's engine, and no window can be opened here: ${reason}`,
      "export it from the window, put `xvfb-run -a` before the command, or use --format html",
    );
  const electron = await resolveElectron({ install: false });
  const switches = [`--draw-report=${folder}`, `--draw-format=${format}`];
  const { code, output } = await run(electron.executablePath, [...electron.args, checkout, ...switches], {
    env: electron.env,
  });
  if (code !== 0)
    throw new Failure(
      `the report could not be drawn: ${output.trim().split("\n").at(-1)}`,
      "export it from the window, or use --format html",
    );
}

try {
  await draw(...process.argv.slice(2));
} catch (error) {
  const { message, remedy } = asFailure(error);
  process.stdout.write(JSON.stringify({ message, remedy }));
  process.exitCode = 1;
}

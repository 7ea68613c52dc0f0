// Times @argdown/core on a tree of claims given on standard input; prints CPU milliseconds, one run a line.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { join } from "node:path";

const [folder, runs] = process.argv.slice(2);
const core = await import(pathToFileURL(createRequire(join(folder, "x.js")).resolve("@argdown/core")).href);
const app = new core.ArgdownApplication();
app.addPlugin(new core.ParserPlugin(), "parse-input");
app.addPlugin(new core.ModelPlugin(), "build-model");
const input = readFileSync(0, "utf8");
for (let run = 0; run < Number(runs); run++) {
  const before = process.cpuUsage();
  const found = app.run({ process: ["parse-input", "build-model"], input });
  const used = process.cpuUsage(before);
  if (!Object.keys(found.statements).length) throw new Error("nothing was read");
  console.log((used.user + used.system) / 1000);
}

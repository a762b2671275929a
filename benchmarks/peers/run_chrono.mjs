// Driver: time expressions by chrono-node. usage: node run_chrono.mjs FOLDER_WITH_NODE_MODULES
// Reads documents as JSON lines (text, anchor), writes for each a JSON list of [start, end, value].
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const home = resolve(process.argv[2], "node_modules/chrono-node/dist/esm/index.js");
const chrono = await import(pathToFileURL(home).href);
const two = (number) => String(number).padStart(2, "0");

function valueOf(start) {
  const year = String(start.get("year")).padStart(4, "0");
  const toTheDay = start.isCertain("day") || start.isCertain("weekday");
  if (!toTheDay && !start.isCertain("hour")) {
    if (start.isCertain("month")) return `${year}-${two(start.get("month"))}`;
    if (start.isCertain("year")) return year;
  }
  const day = `${year}-${two(start.get("month"))}-${two(start.get("day"))}`;
  return start.isCertain("hour") ? `${day}T${two(start.get("hour"))}:${two(start.get("minute"))}` : day;
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, anchor } = JSON.parse(line);
  const [year, month, day] = anchor.slice(0, 10).split("-").map(Number);
  const found = chrono.parse(text, new Date(year, month - 1, day, 12));
  console.log(JSON.stringify(found.map((one) => [one.index, one.index + one.text.length, valueOf(one.start)])));
}

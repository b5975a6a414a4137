/**
 * The engine of iOS with its compiler switched off, as in an app that may make no code: an estimate with its trace stays quick. Processor
 * time is what counts: a neighbour on the machine is no regression.
 */
import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, test } from "node:test";
import { packageFolder } from "./visit.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = join(root, "build/miniprogram-tests");
const TIMES = 40;

const ASKED = {
  region: "421300",
  date: "2024-06-01",
  person: { scheme: "employee", status: "retired" },
  visits: [{ care: "outpatient", tier: "2", total: "1500.00" }],
};
/** The same with nothing left to assume but an empty year: one calculation. */
const SAID = {
  ...ASKED,
  person: { ...ASKED.person, identity: "none", contribution_gap: "0" },
  visits: [
    { ...ASKED.visits[0], place: "local", accident: "none", noncovered: "0", over_price_limit: "0", first_pay: "0" },
  ],
  options: { readings: { outpatient_limit: "payment", retired_increase: "points", unfiled: "first_pay" } },
  year_to_date: { account_balance: "0" },
};

/** Runs inside jsc: glue and file as packaged; prints the last reply. */
function program(request: object, times: number): string {
  const text = (name: string): string => JSON.stringify(readFileSync(join(root, "build/wasm/policies", name), "utf8"));
  const asked = JSON.stringify(JSON.stringify(request));
  return `
var console = { log: print, warn: print, error: print };
load(${JSON.stringify(join(packageFolder, "engine/glue.js"))});
createYibaoEngine({
  instantiateWasm(imports, done) {
    WebAssembly.instantiate(readFile(${JSON.stringify(join(packageFolder, "engine/answer.wasm"))}, "binary"), imports)
      .then(({ instance }) => done(instance), (error) => { print(error); quit(1); });
    return {};
  },
}).then((engine) => {
  engine.add(${text("frame.json")});
  engine.add(${text("421300.json")});
  for (let i = 1; i < ${times}; i += 1) engine.call("estimate", ${asked});
  print(engine.call("estimate", ${asked}));
}).catch((error) => { print(error); quit(1); });
`;
}

/** Seconds of the processor, and what was printed. */
function run(request: object, times: number): { readonly seconds: number; readonly reply: string } {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "jsc.js");
  writeFileSync(file, program(request, times));
  const command = `TIMEFORMAT=%U; time jsc --useJIT=false '${file}'`;
  const { stdout, stderr, status } = spawnSync("bash", ["-c", command], { encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
  return { seconds: Number(stderr.trim().split("\n").at(-1)), reply: stdout.trim() };
}

function milliseconds(request: object): number {
  const once = run(request, 1);
  const native = execFileSync(join(root, "build/yibao"), ["estimate"], {
    input: JSON.stringify(request),
    encoding: "utf8",
  });
  assert.equal(once.reply, native.trim());
  const tries = [1, 2].map(() => run(request, 1 + TIMES).seconds - once.seconds);
  return (Math.min(...tries) / TIMES) * 1000;
}

describe("JavaScriptCore without its compiler", () => {
  const cases = [
    { name: "an estimate with its trace", request: SAID, limit: 30 },
    // Left-out facts cost a calculation for each other choice: 24 of them here.
    { name: "an estimate with its trace, and what every assumption would change", request: ASKED, limit: 30 },
  ];
  for (const { name, request, limit } of cases)
    test(`${name} takes at most ${limit} ms`, () => {
      const time = milliseconds(request);
      console.log(`${name}: ${time.toFixed(1)} ms`);
      assert.ok(time <= limit, `${time} ms`);
    });
});

/** The native engine, to hold the figures of a page against. */
import { execFileSync } from "node:child_process";
import { resolve } from "node:path";

const engine = resolve(import.meta.dirname, process.env["YIBAO_COMMAND"] ?? "../../build/yibao");

/** What the command line says to the same request. */
export function ask<Reply>(operation: string, request: object): Reply {
  const text = execFileSync(engine, [operation, "-"], { input: JSON.stringify(request), encoding: "utf8" });
  return (JSON.parse(text) as { readonly ok: Reply }).ok;
}

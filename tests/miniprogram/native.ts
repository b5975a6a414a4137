/** The native engine, asked through its command line: `call --vectors` takes any operation with its request as it is. */
import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { DoorReplies, Request } from "../../web/core/src/index.ts";

const root = resolve(import.meta.dirname, "../..");

export function native<Op extends keyof DoorReplies>(op: Op, request: Request): DoorReplies[Op] {
  const folder = join(root, "build/miniprogram-tests");
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `native-${op}.ndjson`);
  writeFileSync(file, `${JSON.stringify({ op, request: JSON.stringify(request) })}\n`);
  const text = execFileSync(join(root, "build/yibao"), ["call", "--vectors", file], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  const reply = JSON.parse(text) as { readonly ok?: DoorReplies[Op]; readonly error?: { readonly code: string } };
  // As the engine's wrapper throws it.
  if (reply.ok === undefined) throw Object.assign(new Error(reply.error?.code), reply.error);
  return reply.ok;
}

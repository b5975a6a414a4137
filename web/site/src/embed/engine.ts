/**
 * The engine on somebody else's page: its glue is part of this file, the rest comes from the folder beside it. One engine
 * serves every element of the page.
 *
 * Replies are read into objects without a prototype: a page that has put things on Object.prototype must not be able to
 * add answers, defaults or amounts to what the engine said.
 */

import { startEngine } from "virtual:yibao/engine";
import glue from "virtual:yibao/glue";
import { type DoorReplies, type Region, readReply } from "@yibao/core";
import type { Engine, Request } from "../scripts/engine.ts";

/** This file's address, kept apart so that the bundler does not take what lies beside it for parts of this file. */
const HERE: string = import.meta.url;
export const SITE = new URL("../", HERE);
const ENGINE = new URL("engine/", SITE);

async function load(name: string): Promise<Response> {
  const reply = await fetch(new URL(name, ENGINE), { credentials: "omit", referrerPolicy: "no-referrer" });
  if (!reply.ok) throw new Error(`${name}: ${reply.status}`);
  return reply;
}

function read(name: string): Promise<Uint8Array> {
  const bytes = load(name).then(async (reply) => new Uint8Array(await reply.arrayBuffer()));
  // Asked for ahead of its use: should something else fail first, this failure has been heard too.
  bytes.catch(() => undefined);
  return bytes;
}

const bare = (_: string, value: unknown): unknown =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? Object.setPrototypeOf(value, null) : value;

const parse = (text: string): unknown => JSON.parse(text, bare);

async function open(): Promise<Engine> {
  const inner = await startEngine({
    glue,
    instantiate: async (imports) => {
      const bytes = await (await load("glue/answer.wasm")).arrayBuffer();
      return (await WebAssembly.instantiate(bytes, imports)).instance;
    },
    read,
  });
  return {
    loadRegion: (region) => inner.loadRegion(region),
    call: <Op extends keyof DoorReplies>(op: Op, request: Request) =>
      readReply<Op>(inner.callText(op, JSON.stringify(request)), parse),
  };
}

let opening: Promise<Engine> | null = null;

export function openEngine(): Promise<Engine> {
  if (opening === null) {
    opening = open();
    // A network that was down is asked again.
    opening.catch(() => {
      opening = null;
    });
  }
  return opening;
}

export async function loadRegions(): Promise<readonly Region[]> {
  const text = await (await load("policies/index.json")).text();
  return (parse(text) as { readonly ok: { readonly regions: readonly Region[] } }).ok.regions;
}

/** The world of an embedded calculator: the case lives in memory; the host page's address and history are not ours. */
import type { World } from "../estimate/world.ts";
import { loadRegions, openEngine } from "./engine.ts";

export class MemoryWorld implements World {
  /** The case as a fragment; what the element's attributes say, then what the person answers. */
  address = "";

  readonly openEngine = openEngine;
  readonly loadRegions = loadRegions;

  read(): string {
    return this.address;
  }

  replace(_: string, address: string): void {
    this.address = address;
  }

  push(_: string, address: string): void {
    this.address = address;
  }

  listen(): () => void {
    return () => undefined;
  }
}

/** The policies of the package: the frame is at hand, an area's pack comes from its sub-package. */
import areas from "../data/areas.js";
import frame from "../data/frame.js";
import { inTime } from "./time.ts";

const PACK = /^policies\/(\d{6})\.json$/;

export function document(name: string): Promise<string> {
  if (name === "policies/frame.json") return Promise.resolve(frame);
  const load = areas[PACK.exec(name)?.[1] ?? ""];
  if (load === undefined) return Promise.reject(new Error(`${name} is not in this package`));
  return inTime(load, name);
}

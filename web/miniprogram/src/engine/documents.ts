/** The policies of the package: the frame is at hand, an area's pack comes from its sub-package. */
import areas from "../data/areas.js";
import frame from "../data/frame.js";
import { inTime } from "./time.ts";

const PACK = /^policies\/(\d{6})\.json$/;

/** A newer pack than the packaged one; null: there is none, or none is wanted. It never fails. */
type Newer = (region: string) => Promise<string | null>;
let newer: Newer = async () => null;
export const preferNewer = (find: Newer): void => {
  newer = find;
};

export async function document(name: string): Promise<string> {
  if (name === "policies/frame.json") return frame;
  const region = PACK.exec(name)?.[1] ?? "";
  const load = areas[region];
  if (load === undefined) throw new Error(`${name} is not in this package`);
  return (await newer(region)) ?? inTime(load, name);
}

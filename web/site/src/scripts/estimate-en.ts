import texts from "@yibao/core/texts/en.json";
import { startEstimate } from "./estimate.ts";

startEstimate("en", texts);

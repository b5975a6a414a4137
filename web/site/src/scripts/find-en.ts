import { startFind } from "./find.ts";

startFind("en");

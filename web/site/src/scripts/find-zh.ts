import { startFind } from "./find.ts";

startFind("zh");

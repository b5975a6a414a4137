/** The estimate in progress is the same here and in the mini-program. */
export { localToday, type Phase, Session } from "@yibao/core";

/** What a view may use: the words, the session, and the two things a person can do beyond answering. */
import type { Amount, Say } from "@yibao/core";
import type { TemplateResult } from "lit";
import type { Session } from "./session.ts";

export interface Problem {
  /** The id of the field to correct. */
  readonly field: string;
  readonly message: string;
  /** An amount that was probably meant. */
  readonly suggestion: string | null;
}

export interface Page {
  readonly say: Say;
  readonly session: Session;
  readonly problem: Problem | null;
  /** What the person would pay with what is typed at this moment. */
  readonly preview: Amount | null;
  /** False while only the answer itself is drawn, before all that explains it. */
  readonly whole: boolean;
  report(problem: Problem | null): void;
  typing(path: string, text: string): void;
  openAreas(): void;
}

export type View = TemplateResult | string | null;

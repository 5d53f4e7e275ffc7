import type { Tally } from './tally.ts';

/** What every stage is given. */
export interface StageContext {
  /** The environment of everything a stage starts: runtime and display are in it. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder for reports; deleted at the end. */
  readonly temp: string;
}

/** One part of `npm test`. */
export interface Stage {
  /** What it is, as a heading. */
  readonly title: string;
  run(context: StageContext): Promise<Tally>;
}

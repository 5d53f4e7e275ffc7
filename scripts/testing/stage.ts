import type { Tally } from './tally.ts';

/** The context of every stage. */
export interface StageContext {
  /** The environment of everything that a stage starts, with the runtime and the display. */
  readonly env: NodeJS.ProcessEnv;
  /** A folder for reports; deleted at the end. */
  readonly temp: string;
}

/** One part of `npm test`. */
export interface Stage {
  /** The heading. */
  readonly title: string;
  run(context: StageContext): Promise<Tally>;
}

import type { Server } from '../shared/license.ts';

/** What may be told to the seller of a key that was entered before its person asked for help. */
export interface EnteredKey {
  readonly server: Server;
  /** Its last six characters. */
  readonly ending: string;
}

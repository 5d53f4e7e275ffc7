import type { Server } from '../shared/license.ts';

/** What a support case may include about a key that was entered before the person asked for help. */
export interface EnteredKey {
  readonly server: Server;
  /** Its last six characters. */
  readonly ending: string;
}

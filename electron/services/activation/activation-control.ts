import type { Failure } from '../../../shared/failure.ts';
import type { Result } from '../../../shared/ipc.ts';
import type { ImportedActivation, Server } from '../../../shared/license.ts';
import type { FileProblem } from '../../storage/mirrored-file.ts';
import type { ActivationIntent, AskedBy } from '../../storage/records.ts';

/** What is needed to take a seat. */
export interface ActivationRequest {
  readonly server: Server;
  /** As it was typed: the reading of it that Polar knows is activated and kept. */
  readonly key: string;
  readonly organizationId: string;
  readonly label: string;
  readonly askedBy: AskedBy;
}

/** Takes a seat for this computer, never two for one wish. */
export interface Activations {
  /** An activation that was begun and whose outcome nobody knows. */
  pending(): ActivationIntent | null;
  /** Why the seat that it took could not be written down yet; null where no such seat is known. */
  unsaved(): Failure | null;
  /** Why a begun activation cannot be read though there is a file. */
  problem(): FileProblem | null;
  /** The person goes on without a damaged file, as with the seat's own record. */
  dismissProblem(): void;
  /** Whether it was begun on another computer. It is not taken up here. */
  isPendingElsewhere(): boolean;
  /** Whether its request is on its way. */
  isActivating(): boolean;
  reload(): void;
  /**
   * Takes a seat. The wish is durable before the request, and its outcome before the answer. `canReplaceCopied`: the person knows that what is
   * here was copied from another computer.
   */
  activate(request: ActivationRequest, canReplaceCopied?: boolean): Promise<Result<undefined>>;
  /**
   * Takes over a seat that this computer already holds; of one that is on record, the key that it has now. Asks Polar, and fails where
   * Polar does not know the seat.
   */
  adopt(
    activation: ImportedActivation,
    server: Server,
    askedBy: AskedBy,
    canReplaceCopied?: boolean,
  ): Promise<Result<undefined>>;
  /**
   * The person knows that the record and an unfinished activation are this computer's, though its system has got another id. Sends
   * nothing. Fails where an activation of this computer's own is unfinished, and where the disk or another process stood in the way.
   */
  claim(askedBy: AskedBy): Promise<Result<undefined>>;
  /**
   * Writes down the seat that an unfinished activation took, or looks for the one that it may have taken, where a token can see it.
   * Fails where Polar could not be asked, or the disk or another process stood in the way; then it is as open as before.
   */
  recover(): Promise<Result<undefined>>;
  /** The person knows that a seat may be lost, and begins anew. */
  abandon(): void;
  stop(): void;
}

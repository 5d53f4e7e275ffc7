import type { HttpRequest } from '../../../electron/ports.ts';
import { activationHash } from '../../../electron/services/seat/seat-record.ts';
import type { SeatState } from '../../../shared/app-state.ts';
import { publicSpacing } from '../../../electron/polar/rate-limiter.ts';
import { fingerprintOf } from '../fingerprint-of.ts';
import type { ManualClock } from '../manual-clock.ts';
import type { SeatFolderOperation } from '../memory-stores.ts';
import { ModelTruth } from '../model-truth.ts';
import { currentAction, isAbout, type Action } from './action.ts';
import type { Person } from './person.ts';
import type { LicenseRequest, ModelPolars, ModelProduct } from './polars.ts';
import type { Content, SeatsDisk } from './seats-disk.ts';

/** The computer on which the model runs. */
export const thisComputer = 'first';

/** A seat that this computer took. */
interface TakenSeat {
  readonly product: ModelProduct;
  /** The key with which it was taken. */
  readonly key: string;
}

const fingerprints = new Map<string, string | null>();

/** Returns this computer's mark for an organization. */
export function thisFingerprint(organizationId: string): string | null {
  const known = fingerprints.get(organizationId);
  if (known !== undefined) return known;
  const fingerprint = fingerprintOf(thisComputer, organizationId);
  fingerprints.set(organizationId, fingerprint);
  return fingerprint;
}

/** Whether a record or a pending activation was made by another computer. */
export function isElsewhere(content: Content | null): boolean {
  const mark = content?.['machine'];
  return mark !== undefined && mark !== thisFingerprint(String(content?.['organizationId']));
}

/** Checks what the app promises of several seats, and collects broken promises as sentences. */
export class SeatsPromises {
  readonly violations: string[] = [];
  /** Seats that this computer took, by activation id or by nonce. */
  readonly taken = new Map<unknown, TakenSeat>();
  readonly #polars: ModelPolars;
  readonly #disk: SeatsDisk;
  readonly #person: Person;
  readonly #clock: ManualClock;
  readonly #hashes = new Map<string, string>();
  #lastPublicRequest = Number.NEGATIVE_INFINITY;

  constructor(polars: ModelPolars, disk: SeatsDisk, person: Person, clock: ManualClock) {
    this.#polars = polars;
    this.#disk = disk;
    this.#person = person;
    this.#clock = clock;
  }

  /** Checks a change of the disk before it happens. */
  checkChange(operation: SeatFolderOperation): void {
    const seat = this.#disk.seatOf(operation);
    if (seat === null) return;
    const action = currentAction();
    if (!isAbout(action, seat) && !this.#disk.isTidying(operation, seat)) {
      this.#break(action, `${operation.operation} of ${operation.name} in another seat's folder`);
    }
    if (operation.operation === 'erase' && operation.name === 'device') this.#checkErased(seat);
  }

  /** The record goes only when its seat is free, and with a receipt. A damaged one goes when a process that read it before released it. */
  #checkErased(seat: string): void {
    if (this.#disk.content(seat, 'device')?.['activationId'] === undefined) {
      if (this.#polars.isLive(this.#person.damaged.get(seat)?.held))
        this.violations.push('a damaged record goes, and the seat lives');
      return;
    }
    const truth = new ModelTruth(this.#polars, this.#disk.diskOf(seat), this.violations);
    truth.expectErasable(currentAction()?.name.startsWith('forget') === true);
  }

  /** Checks a record that was written. */
  checkWritten(seat: string, name: string, content: Content): void {
    if (name !== 'release') return;
    const activationId = String(content['activationId']);
    if (!this.#disk.hasHeld(seat, activationId))
      this.#break(currentAction(), 'a journal is in the folder of another seat');
  }

  /** Checks a request before it is sent. */
  checkRequest(request: HttpRequest, isLocked: boolean): void {
    const about = this.#polars.requestOf(request);
    const action = currentAction();
    // After a release, its seat count is read outside of the lock, over the organization's endpoint.
    if (about.type !== 'get' && !isLocked) this.#break(action, `${about.type} outside of the lock`);
    this.#checkSpacing(request, action);
    if (about.type === 'activate') this.#checkActivation(request, about, action);
    else if (about.activationId === null) this.#checkLicenseRequest(about, action);
    else this.#checkSeatRequest(about.type, about.activationId, action);
  }

  #checkSpacing(request: HttpRequest, action: Action | undefined): void {
    if (request.headers['Authorization'] !== undefined) return;
    const now = this.#clock.waited();
    if (now - this.#lastPublicRequest < publicSpacing)
      this.#break(action, 'two requests within the spacing');
    this.#lastPublicRequest = now;
  }

  /** The pending activation is on the disk before its request, in the folder of a seat that the action is about. */
  #checkActivation(
    request: HttpRequest,
    { product, key }: LicenseRequest,
    action: Action | undefined,
  ): void {
    const { meta } = JSON.parse(request.body ?? '{}') as { readonly meta: Content };
    const nonce = meta['activation_nonce'];
    const folder = this.#disk
      .folders()
      .find(({ disk }) => disk.content('activation')?.['nonce'] === nonce);
    const isDamaged = [...this.#person.damaged.values()].some(({ held }) => held === nonce);
    if (folder === undefined && !isDamaged) this.#break(action, 'an activation is not on the disk');
    else if (folder !== undefined && !isAbout(action, folder.id))
      this.#break(action, "an activation in another seat's folder");
    if (product === null) return;
    // The license's id shows that it is held, whatever its key was.
    const isHeld = this.#disk.allOf('device').some((record) => {
      const isIdentified = record['licenseId'] === product.license.licenseId;
      const isUnknown = record['confirmedAt'] === null && record['removedAt'] !== undefined;
      return isIdentified && !isUnknown && !isElsewhere(record);
    });
    if (isHeld) this.#break(action, 'a second seat of a held license');
    this.taken.set(nonce, { product, key: String(key) });
  }

  /** A request about an activation is about a seat of the action, and a release of it was requested. */
  #checkSeatRequest(
    type: LicenseRequest['type'],
    activationId: string,
    action: Action | undefined,
  ): void {
    const { folders } = this.#held(activationId);
    if (!folders.some((id) => isAbout(action, id))) {
      // An import asks about the activation that it takes over.
      const isImport = action?.adopts === activationId;
      if (!isImport) this.#break(action, `${type} of another seat`);
    }
    const records = this.#disk.holdersOf(activationId).map(({ disk }) => disk.content('device'));
    const isCopied = records.length > 0 && records.every(isElsewhere);
    if (isCopied && !this.#person.consented.has(activationId))
      this.#break(action, `${type} of another computer's seat`);
    if (type !== 'deactivate') return;
    if (!this.#person.requested.has(activationId))
      this.#break(action, 'a release that was not requested');
    const isJournaled = folders.some((id) => {
      const journal = this.#disk.content(id, 'release');
      return journal?.['activationId'] === activationId && journal['sent'] === true;
    });
    if (!isJournaled) this.#break(action, 'a release without a journal');
  }

  #held(activationId: string): { readonly folders: readonly string[] } {
    const folders = this.#disk.folders().map(({ id }) => id);
    return { folders: folders.filter((id) => this.#disk.hasHeld(id, activationId)) };
  }

  /** A request about a license is about the license of a seat of the action, or of the key that was typed. */
  #checkLicenseRequest({ type, product, key }: LicenseRequest, action: Action | undefined): void {
    if (product === null) return;
    const { license } = product;
    if (action?.license === license) return;
    const ofLicense = this.#disk.folders().flatMap(({ id, disk }) =>
      [disk.content('device'), disk.content('activation')].flatMap((content) => {
        const isSame =
          content?.['server'] === license.server &&
          content['organizationId'] === license.organizationId &&
          (content['key'] === (key ?? product.polar.license.key) ||
            (key === null && content['licenseId'] === license.licenseId));
        return isSame ? [{ id, content }] : [];
      }),
    );
    // After a release, its seat count is read.
    const { licenseId } = license;
    const isOfGone = this.#disk
      .folders()
      .some(({ id }) => isAbout(action, id) && this.#disk.wasOfLicense(id, licenseId));
    if (ofLicense.length === 0 || (type === 'get' && isOfGone)) return;
    if (!ofLicense.some(({ id }) => isAbout(action, id)))
      this.#break(action, `${type} of another key`);
    const isAllowed = ofLicense.some(
      ({ content }) =>
        !isElsewhere(content) || this.#person.consented.has(String(content['activationId'])),
    );
    if (!isAllowed) this.#break(action, `${type} of another computer's license`);
  }

  /** Checks what the window shows. */
  checkViews(views: readonly SeatState[]): void {
    const ids = views.map(({ id }) => id);
    if (new Set(ids).size < ids.length) this.violations.push('a seat is shown twice');
    const hashes = views.flatMap(({ device }) =>
      device.type === 'held' || device.type === 'copied' ? [device.seat.activationHash] : [],
    );
    if (new Set(hashes).size < hashes.length) this.violations.push('an activation is shown twice');
    for (const { device } of views) {
      if (device.type === 'released')
        this.#expectFree('a receipt is shown', device.receipt.activationHash);
      if (device.type !== 'held') continue;
      const { activationHash: hash } = device.seat;
      if (device.release.type === 'released') this.#expectFree('a release is shown', hash);
      if (device.seatStatus.type === 'removed')
        this.#expectFree('a seat is shown as removed', hash);
    }
  }

  #expectFree(what: string, hash: string): void {
    const { license, freed, shown } = this.#polars;
    if (license.activations.some(({ id }) => this.#hashOf(id) === hash))
      this.violations.push(`${what}, and the seat lives`);
    if (![...freed, ...shown].some((id) => this.#hashOf(id) === hash))
      this.violations.push(`${what}, and Polar never knew the seat`);
  }

  #hashOf(activationId: string): string {
    const hash = this.#hashes.get(activationId) ?? activationHash(activationId);
    this.#hashes.set(activationId, hash);
    return hash;
  }

  /** Checks that no seat is lost, and that no key has two seats. */
  checkSeats(): void {
    const records = this.#disk.allOf('device');
    const recordOf = new Map(records.map((record) => [record['activationId'], record]));
    const nonces = new Set(this.#disk.allOf('activation').map(({ nonce }) => nonce));
    const counts = new Map<string, number>();
    for (const { id, meta } of this.#polars.license.activations) {
      const nonce = meta['activation_nonce'];
      const seat = this.taken.get(id) ?? this.taken.get(nonce);
      if (seat === undefined) continue;
      const record = recordOf.get(id);
      const isKnown = this.#person.known.has(id) || this.#person.known.has(nonce);
      if (record === undefined && !nonces.has(nonce) && !isKnown)
        this.violations.push(`a seat of ${seat.product.license.licenseId} is lost`);
      const isPermitted = this.#person.permitted.has(id) || this.#person.permitted.has(nonce);
      // With another key on record, the app cannot know that the typed one is of the same license.
      const hasOtherKey = record !== undefined && record['key'] !== seat.key;
      if (isPermitted || hasOtherKey) continue;
      const name = `${seat.product.license.licenseId} ${seat.key}`;
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
    for (const [name, count] of counts)
      if (count > 1) this.violations.push(`${count} seats of ${name}`);
  }

  #break(action: Action | undefined, what: string): void {
    this.violations.push(`${action?.name ?? 'no action'}: ${what}`);
  }
}

import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seatsOf = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätze' })}`;

/** Text of the overview of an organization, in German. */
export const overview: Text['overview'] = {
  title: 'Übersicht',
  counts: 'Zahlen der Lizenzen',
  tiles: {
    licenses: 'Lizenzen',
    inUse: 'Belegte Plätze',
    full: 'Alle Plätze belegt',
    expiring: 'Laufen innerhalb von 30 Tagen ab',
    stranded: 'Mit vorherigem Schlüssel',
    customerDeleted: 'Kunde gelöscht',
    neverValidated: 'Nie validiert',
    disabled: 'Gesperrt',
  },
  unknown: 'Noch nicht bekannt',
  loaded: (read) => `von ${number(read)} geladenen`,
  loadedOf: (all) => `von ${number(all)} geladen`,
  partly: (checked, all) => `${number(checked)} von ${number(all)} geprüft`,
  seatsUnread:
    'Plätze stehen nicht in der Liste von Polar; sie werden gezählt, sobald Lizenzen geprüft sind.',
  history: {
    title: 'Plätze im Zeitverlauf',
    none: 'Die Kurve erscheint, sobald die Plätze aller Lizenzen an zwei Tagen bekannt waren. Die Zahlen werden einmal am Tag auf diesem Computer gespeichert, ohne Kunden und Schlüssel.',
    first: (when, seats) => `Erste Zählung: ${seatsOf(seats)} am ${when}.`,
    summary: (from, before, to, now) =>
      `Belegte Plätze: von ${number(before)} (${from}) auf ${number(now)} (${to}).`,
    note: 'Von dieser App an Tagen gezählt, an denen die Plätze aller Lizenzen bekannt waren.',
  },
};

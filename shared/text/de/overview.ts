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
    full: 'Voll belegte Lizenzen',
    expiring: 'Laufen innerhalb von 30 Tagen ab',
    stranded: 'Mit vorherigem Schlüssel',
    customerDeleted: 'Kunde gelöscht',
    neverValidated: 'Nie validiert',
    disabled: 'Gesperrt',
  },
  unknown: 'Noch nicht bekannt',
  loaded: (read) => `in den ${number(read)} geladenen`,
  loadedOf: (all) => `von ${number(all)} geladen`,
  partly: (checked, all) => `${number(checked)} von ${number(all)} geprüft`,
  seatsUnread:
    'Plätze stehen nicht in der Liste von Polar; sie werden gezählt, sobald Lizenzen geprüft sind.',
  history: {
    title: 'Plätze im Zeitverlauf',
    none: 'Die Kurve erscheint, wenn diese App an zwei Tagen alle Plätze gezählt hat. Die Zahlen werden einmal am Tag auf diesem Computer gespeichert, ohne Kunden und Schlüssel.',
    first: (when, seats) => `Erste Zählung: ${seatsOf(seats)} am ${when}.`,
    summary: (from, before, to, now) =>
      `Belegte Plätze: von ${number(before)} (${from}) auf ${number(now)} (${to}).`,
    note: 'Zeigt die Tage, an denen diese App alle Plätze gezählt hatte.',
  },
};

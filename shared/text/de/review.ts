import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seats = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätze' })}`;

/** Text around a key that was entered and not activated yet, in German. */
export const review: Text['review'] = {
  title: 'Lizenzdetails',
  lead: (label) => `Das Aktivieren belegt einen Platz mit dem Namen „${label}“.`,
  submit: 'Aktivieren',
  busy: 'Wird aktiviert …',
  seats: 'Plätze',
  inAll: (limit) => `${seats(limit)} insgesamt`,
  limitUnknown: 'Nicht bekannt',
  usedUnknown: 'Wie viele belegt sind, kann diese App nicht sehen.',
  oldSeat: {
    title: 'Das sieht nach dem alten Platz dieses Computers aus',
    body: (label, when) =>
      `Ein Platz namens „${label}“ wurde ${when === null ? 'zu einem unbekannten Zeitpunkt' : `am ${when}`} aktiviert. Gehört er diesem Computer und sind nur dessen Daten verloren, etwa nach einer Neuinstallation des Systems, dann verwenden Sie ihn weiter. Ein weiterer Platz wird nicht belegt.`,
    warning:
      'Heißt ein anderer Ihrer Computer genauso, verwenden Sie stattdessen einen neuen Platz.',
    takeOver: 'Diesen Platz verwenden',
    busy: 'Platz wird wiederhergestellt …',
    takeNewSeat: 'Stattdessen neuen Platz verwenden',
    full: 'Anderen Platz freigeben …',
    warningFull:
      'Heißt ein anderer Ihrer Computer genauso, geben Sie zuerst einen anderen Platz frei.',
  },
  thisComputersSeat: {
    title: 'Das sieht nach dem Platz dieses Computers aus',
    body: (label, when) =>
      `Ein Platz mit der Kennung dieses Computers wurde ${when === null ? 'zu einem unbekannten Zeitpunkt' : `am ${when}`} als „${label}“ aktiviert, und diese App hat keine Daten dazu. Sind sie verloren, verwenden Sie den Platz weiter: Ein weiterer Platz wird nicht belegt.`,
    warning:
      'Verwendet ihn noch ein anderes Benutzerkonto dieses Computers oder ein Klon seines Datenträgers, verwenden Sie stattdessen einen neuen Platz.',
    takeOver: 'Diesen Platz verwenden',
    busy: 'Platz wird wiederhergestellt …',
    takeNewSeat: 'Stattdessen neuen Platz verwenden',
    full: 'Anderen Platz freigeben …',
    warningFull:
      'Verwendet ihn noch ein anderes Benutzerkonto dieses Computers oder ein Klon seines Datenträgers, geben Sie zuerst einen anderen Platz frei.',
  },
  activatedBefore: {
    title: 'War dieser Computer schon einmal aktiviert?',
    body: 'Sind seine Daten verloren gegangen, ist sein alter Platz vielleicht noch belegt. Diese App kann die Plätze einer Lizenz nicht sehen und deshalb nicht nach ihm suchen. Sie können aktivieren, solange ein Platz frei ist, und den Anbieter bitten, den alten freizugeben.',
  },
  full: {
    title: 'Alle Plätze sind belegt',
    listed: (limit) =>
      `Diese Lizenz hat ${seats(limit)}, die alle belegt sind. Geben Sie einen frei, der nicht mehr gebraucht wird, und fahren Sie dann hier fort.`,
    stillFull: (freed, used, limit) =>
      `Der Platz von „${freed}“ ist freigegeben, und noch ist keiner frei: ${number(used)} sind belegt, bei einem Limit von ${number(limit)}. Geben Sie einen weiteren frei.`,
    unlisted:
      'Von welchen Computern, kann diese App nicht sehen. Deshalb kann sie die Plätze weder anzeigen noch einen freigeben.',
    list: 'Plätze dieser Lizenz',
    activated: (when) => `Aktiviert am ${when}`,
    activatedUnknown: 'Aktivierungsdatum nicht bekannt',
    duplicate: 'Gleicher Name',
    shortId: (id) => `ID ${id}`,
    thisComputer: 'Platz dieses Computers',
    thisComputersName: 'Name dieses Computers',
    more: (count) =>
      plural(count, 'de', {
        one: 'Ein weiterer Platz steht nicht in der Liste.',
        other: `${number(count)} weitere Plätze stehen nicht in der Liste.`,
      }),
    release: 'Freigeben …',
    releaseLabel: (label) => `Platz von ${label} freigeben`,
    ways: {
      title: 'Wege zu einem freien Platz',
      here: {
        title: 'Sie haben den anderen Computer noch',
        body: 'Öffnen Sie dort diese App und klicken Sie auf „Platz freigeben …“. Versuchen Sie es dann hier erneut.',
      },
      portal: { title: 'In Ihrer Bestellübersicht' },
      lost: {
        title: 'Sie haben ihn nicht mehr',
        body: 'Bitten Sie den Anbieter, seinen Platz freizugeben. Diese App schreibt die Anfrage für Sie, und Ihre Eingaben hier bleiben erhalten.',
      },
      reinstalled: {
        title: 'Sie haben diesen Computer neu eingerichtet',
        body: 'Sein alter Platz ist vielleicht noch belegt. Bitten Sie den Anbieter, ihn freizugeben.',
      },
    },
    lost: 'Anbieter um Hilfe bitten …',
    retry: 'Erneut versuchen',
  },
  freed: {
    title: 'Platz freigegeben',
    body: (freed, label) =>
      `Der Platz von „${freed}“ ist freigegeben. „Aktivieren“ belegt einen freien Platz für „${label}“.`,
  },
};

import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const number = (value: number) => formatNumber(value, 'de');
const seats = (count: number) =>
  `${number(count)} ${plural(count, 'de', { one: 'Platz', other: 'Plätze' })}`;

/** Text around a key that was entered and has taken nothing yet, in German. */
export const review: Text['review'] = {
  title: 'Was dieser Schlüssel gewährt',
  lead: (label) => `Noch ist nichts belegt. Das Aktivieren belegt einen Platz für „${label}“.`,
  submit: 'Aktivieren',
  busy: 'Wird aktiviert …',
  change: 'Angaben ändern',
  seats: 'Plätze',
  inAll: (limit) => `${seats(limit)} insgesamt`,
  limitUnknown: 'Nicht bekannt',
  usedUnknown: 'Wie viele belegt sind, verrät Polar nur dem Anbieter.',
  oldSeat: {
    title: 'Das sieht nach dem alten Platz dieses Computers aus',
    body: (label, when) =>
      `Ein Platz namens „${label}“ wurde ${when === null ? 'zu unbekannter Zeit' : `am ${when}`} belegt. Gehört er diesem Computer und sind nur dessen Daten verloren, etwa nach einer Neuinstallation des Systems, dann übernehmen Sie ihn. Ein weiterer Platz wird nicht belegt.`,
    warning: 'Heißt ein anderer Ihrer Computer genauso, belegen Sie stattdessen einen neuen Platz.',
    takeOver: 'Übernehmen',
    busy: 'Wird übernommen …',
    takeNewSeat: 'Stattdessen einen neuen Platz belegen',
    full: 'Ein anderer Computer heißt so',
  },
  thisComputersSeat: {
    title: 'Dieser Computer hat schon einen Platz',
    body: (label, when) =>
      `Er wurde ${when === null ? 'zu unbekannter Zeit' : `am ${when}`} als „${label}“ belegt, bevor die Daten dieses Computers verloren gingen. Übernehmen Sie ihn: Ein weiterer Platz wird nicht belegt.`,
    warning:
      'Ist der Datenträger dieses Computers ein Klon eines anderen, der noch verwendet wird, belegen Sie stattdessen einen neuen Platz.',
    takeOver: 'Übernehmen',
    busy: 'Wird übernommen …',
    takeNewSeat: 'Stattdessen einen neuen Platz belegen',
    full: 'Der Datenträger ist ein Klon',
  },
  activatedBefore: {
    title: 'War dieser Computer schon einmal aktiviert?',
    body: 'Sind seine Daten verloren gegangen, zählt sein alter Platz noch. Polar nennt die Plätze einer Lizenz nur dem Anbieter, deshalb kann diese App nicht nach ihm suchen. Sie können aktivieren, solange ein Platz frei ist, und den Anbieter bitten, den alten freizugeben.',
  },
  full: {
    title: 'Alle Plätze sind belegt',
    listed: (limit) =>
      `Diese Lizenz hat ${seats(limit)}, und andere Computer belegen sie alle. Geben Sie einen frei, der nicht mehr gebraucht wird, und machen Sie dann hier weiter.`,
    unlisted:
      'Andere Computer belegen jeden Platz dieser Lizenz. Welche das sind, verrät Polar nur dem Anbieter; diese App kann sie weder nennen noch freigeben.',
    list: 'Plätze dieser Lizenz',
    activated: (when) => `Aktiviert am ${when}`,
    activatedUnknown: 'Wann er aktiviert wurde, ist nicht bekannt',
    duplicate: 'Name kommt zweimal vor',
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
      title: 'Zwei Wege zu einem freien Platz',
      here: {
        title: 'Sie haben den anderen Computer noch',
        body: 'Öffnen Sie dort diese App und drücken Sie „Platz freigeben“. Versuchen Sie es dann hier erneut.',
      },
      lost: {
        title: 'Sie haben ihn nicht mehr',
        body: 'Bitten Sie den Anbieter, seinen Platz freizugeben. Diese App schreibt die Bitte für Sie, und was Sie hier eingegeben haben, bleibt stehen.',
      },
    },
    lost: 'Ich habe ein Gerät nicht mehr …',
    retry: 'Ein Platz ist frei: erneut versuchen',
  },
  freed: {
    title: 'Ein Platz ist frei',
    body: (freed, label) =>
      `Polar hat den Platz von „${freed}“ freigegeben. Fahren Sie fort, um ihn für „${label}“ zu belegen.`,
    submit: 'Fortfahren',
  },
};

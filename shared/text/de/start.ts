import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const characters = (count: number) => `${formatNumber(count, 'de')} Zeichen`;

/** Text of the screens that put a license on this device, in German. */
export const start: Text['start'] = {
  welcome: (product) => `Willkommen bei ${product}`,
  lead: 'Hier sehen Sie die Lizenz dieses Computers und können sie auf einen anderen übertragen.',
  notActivated: {
    title: 'Dieser Computer ist nicht aktiviert',
    lead: 'Geben Sie einen Lizenzschlüssel ein oder verwenden Sie eine vorhandene Aktivierung.',
  },
  about: {
    title: 'Gut zu wissen',
    tips: [
      {
        title: 'Plätze',
        body: 'Eine Lizenz gilt für eine bestimmte Zahl von Computern. Jeder aktivierte Computer belegt einen Platz.',
      },
      {
        title: 'Freigabe',
        body: '„Platz freigeben …“ bittet Polar darum. Sobald Polar es bestätigt, erhalten Sie einen Beleg.',
      },
      {
        title: 'Was gesendet wird',
        body: 'Polar erhält Schlüssel, Gerätename, System, App-Version und eine Kennung dieses Computers, keine Dateien.',
      },
    ],
  },
  entryPoints: {
    key: {
      title: 'Ich habe einen Lizenzschlüssel',
      body: 'Diesen Computer aktivieren. Das belegt einen Platz Ihrer Lizenz.',
    },
    organization: {
      title: 'Ich verwalte Lizenzen einer Organisation',
      body: 'Mit einem Token aus Ihrem Polar-Dashboard verbinden.',
    },
    transfer: {
      title: 'Transferdatei öffnen',
      body: 'Eine Lizenz von einem anderen Computer mitbringen.',
    },
    existing: 'Vorhandene Aktivierung verwenden',
  },
  activate: {
    title: 'Diesen Computer aktivieren',
    lead: 'Zuerst prüfen wir den Schlüssel. Aktiviert wird erst, wenn Sie es bestätigen.',
    submit: 'Weiter',
    busy: 'Der Schlüssel wird geprüft …',
    other: 'Vorhandene Aktivierung verwenden',
  },
  import: {
    title: 'Vorhandene Aktivierung verwenden',
    lead: 'Für einen Computer, den eine andere App aktiviert hat. Es wird kein neuer Platz belegt.',
    submit: 'Aktivierung verwenden',
    busy: 'Wird geprüft …',
    other: 'Stattdessen mit einem Schlüssel aktivieren',
  },
  unfinished: {
    title: 'Aktivierungs-ID eingeben',
    lead: (label) =>
      `Der Anbieter kann die Aktivierungs-ID von „${label}“ heraussuchen und sie Ihnen senden. Es wird kein neuer Platz belegt.`,
    hint: 'Kopieren Sie sie aus der Nachricht des Anbieters.',
    keyHint: 'Der Schlüssel, den die Lizenz jetzt hat.',
    submit: 'Aktivierung abschließen',
    busy: 'Wird geprüft …',
  },
  transfer: {
    title: (count) =>
      count === 1 ? 'Lizenz von einem anderen Computer' : 'Lizenzen von einem anderen Computer',
    from: (device) => `Von „${device}“`,
    key: (ending) => `Schlüssel, der auf ${ending} endet`,
    keyHidden: 'Lizenzschlüssel',
    code: {
      label: 'Code',
      hint: 'Der andere Computer zeigt ihn an. Die Datei öffnet sich, sobald alle 10 Zeichen eingegeben sind.',
      wrong: 'Der Code hat 10 Buchstaben und Ziffern.',
      lead: (count) =>
        plural(count, 'de', {
          one: 'Der Lizenzschlüssel in dieser Datei ist verschlüsselt.',
          other: 'Die Lizenzschlüssel in dieser Datei sind verschlüsselt.',
        }),
      submit: 'Öffnen',
      busy: 'Wird geöffnet …',
      opened: 'Die Transferdatei ist geöffnet.',
    },
    keyAsked: (ending) =>
      `Diese Datei enthält keinen Lizenzschlüssel. Geben Sie den ein, der auf ${ending} endet.`,
    keyAskedUnknown: 'Diese Datei enthält keinen Lizenzschlüssel. Geben Sie den aufbewahrten ein.',
    name: { submit: 'Weiter', busy: 'Schlüssel wird geprüft …' },
    list: {
      label: 'Lizenzen in dieser Datei',
      lead: 'Beim Aktivieren wird von jeder Lizenz ein Platz belegt.',
      activateAll: (count) =>
        plural(count, 'de', {
          one: '1 Lizenz aktivieren',
          other: `${formatNumber(count, 'de')} Lizenzen aktivieren`,
        }),
      retry: (count) =>
        plural(count, 'de', {
          one: 'Erneut versuchen (1 Lizenz)',
          other: `Erneut versuchen (${formatNumber(count, 'de')} Lizenzen)`,
        }),
      busy: 'Wird aktiviert …',
      enterKey: 'Schlüssel eingeben',
      enterKeyOf: (ending) => `Schlüssel eingeben, der auf ${ending} endet`,
      activated: 'Aktiviert',
      failed: (count) =>
        plural(count, 'de', {
          one: '1 Lizenz wurde nicht aktiviert.',
          other: `${formatNumber(count, 'de')} Lizenzen wurden nicht aktiviert.`,
        }),
    },
    done: {
      title: 'Dieser Computer ist aktiviert',
      body: (device) =>
        `Wenn Sie den Platz von „${device}“ noch nicht freigegeben haben, öffnen Sie dort die App und klicken Sie auf „Platz freigeben …“.`,
      submit: 'Fertig',
    },
    cancel: 'Abbrechen',
  },
  key: {
    label: 'Lizenzschlüssel',
    hint: 'Sie finden ihn in Ihrer Bestellübersicht, oder fragen Sie den Anbieter.',
    bareId:
      'Das kann eine ID sein. Wenn Polar sie nicht als Lizenzschlüssel kennt, suchen Sie den Schlüssel in Ihrer Bestellübersicht: Die meisten beginnen mit einem Namen.',
    problems: {
      missing: 'Geben Sie den Lizenzschlüssel ein.',
      token:
        'Das ist ein Token von Polar, kein Lizenzschlüssel. Entfernen Sie es aus diesem Feld. Konnten andere es sehen, widerrufen Sie es in Polar.',
      control:
        'Das enthält Zeichen, die kein Lizenzschlüssel hat. Kopieren Sie den Schlüssel noch einmal.',
      several: 'In diesem Text stehen mehrere Lizenzschlüssel. Geben Sie einen ein.',
      unclear: 'Geben Sie nur den Lizenzschlüssel ein.',
      long: (most) =>
        `Ein Lizenzschlüssel hat höchstens ${characters(most)}. Geben Sie nur den Schlüssel ein.`,
    },
    isOrganization:
      'Das ist die Organisations-ID; sie ist nicht geheim und schaltet nichts frei. Geben Sie hier den Lizenzschlüssel ein.',
    isActivation:
      'Das ist dasselbe wie die Aktivierungs-ID. Geben Sie hier den Lizenzschlüssel ein.',
  },
  organization: {
    label: 'Organisations-ID',
    hint: 'Fragen Sie den Anbieter nach dieser ID.',
    missing: 'Geben Sie die Organisations-ID ein.',
    wrong:
      'Das ist keine Organisations-ID. Sie besteht aus 32 Ziffern und Buchstaben von a bis f in fünf Gruppen.',
    isKey: 'Das ist ein Lizenzschlüssel. Geben Sie hier die Organisations-ID ein.',
    several: 'In diesem Text stehen mehrere IDs. Geben Sie eine ein.',
  },
  activation: {
    label: 'Aktivierungs-ID',
    hint: 'Sie finden sie in der aktivierten App, oder fragen Sie den Anbieter.',
    missing: 'Geben Sie die Aktivierungs-ID ein.',
    wrong:
      'Das ist keine Aktivierungs-ID. Sie besteht aus 32 Ziffern und Buchstaben von a bis f in fünf Gruppen.',
    isKey: 'Das ist ein Lizenzschlüssel. Geben Sie hier die Aktivierungs-ID ein.',
    several: 'In diesem Text stehen mehrere IDs. Geben Sie eine ein.',
  },
  name: {
    label: 'Gerätename',
    hint: 'Daran erkennen Sie und der Anbieter diesen Computer.',
    missing: 'Geben Sie einen Gerätenamen ein.',
    long: (most) => `Ein Gerätename hat höchstens ${characters(most)}.`,
  },
  advanced: 'Erweitert',
  server: {
    label: 'Server',
    options: {
      production: 'Polar',
      sandbox: 'Sandbox',
      loopback: 'Lokaler Testserver',
    },
  },
  problems: (count) =>
    plural(count, 'de', {
      one: 'Prüfen Sie ein Feld.',
      other: `Prüfen Sie ${formatNumber(count, 'de')} Felder.`,
    }),
};

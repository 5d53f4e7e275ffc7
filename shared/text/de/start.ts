import { formatNumber, plural } from '../../format.ts';
import type { Text } from '../text.ts';

const characters = (count: number) => `${formatNumber(count, 'de')} Zeichen`;

/** Text of the screens that put a license on this device, in German. */
export const start: Text['start'] = {
  welcome: (product) => `Willkommen bei ${product}`,
  lead: 'Sehen Sie, welchen Platz dieser Computer belegt, und geben Sie ihn zurück, wenn Sie ihn anderswo brauchen.',
  notActivated: {
    title: 'Dieser Computer belegt keinen Platz',
    lead: 'Geben Sie einen Lizenzschlüssel ein, um ihn zu aktivieren, oder übernehmen Sie einen Platz, den er schon hat.',
  },
  about: {
    title: 'Gut zu wissen',
    tips: [
      {
        title: 'Ein Platz',
        body: 'Eine Lizenz gilt für eine Anzahl von Computern. Jeder aktivierte belegt einen Platz.',
      },
      {
        title: 'Der Weg zurück',
        body: '„Platz freigeben“ gibt ihn jederzeit zurück, und ein Beleg hält fest, was Polar geantwortet hat.',
      },
      {
        title: 'Was diesen Computer verlässt',
        body: 'Der Schlüssel, der Gerätename und eine Kennung dieses Computers gehen an Polar, wo die Lizenzen des Anbieters liegen. Ihre Dateien nie.',
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
    existing: {
      title: 'Dieser Computer ist schon aktiviert',
      body: 'Den Platz mit seiner Aktivierungs-ID übernehmen.',
    },
  },
  activate: {
    title: 'Diesen Computer aktivieren',
    lead: 'Zuerst sehen Sie, was der Schlüssel gewährt. Ein Platz wird erst belegt, wenn Sie „Aktivieren“ drücken.',
    submit: 'Weiter',
    busy: 'Der Schlüssel wird geprüft …',
    other: 'Dieser Computer ist schon aktiviert',
  },
  import: {
    title: 'Aktivierung übernehmen',
    lead: 'Für einen Computer, den eine andere App schon aktiviert hat. Ein neuer Platz wird nicht belegt.',
    submit: 'Übernehmen',
    busy: 'Wird geprüft …',
    other: 'Stattdessen mit einem Schlüssel aktivieren',
  },
  key: {
    label: 'Lizenzschlüssel',
    hint: 'Er steht in der E-Mail des Anbieters. Leerzeichen und Anführungszeichen darum stören nicht.',
    bareId:
      'Das kann eine ID sein. Wenn Polar sie nicht als Lizenzschlüssel kennt, suchen Sie ihn in der E-Mail des Anbieters: Die meisten beginnen mit einem Namen.',
    problems: {
      missing: 'Geben Sie den Lizenzschlüssel ein.',
      token:
        'Das ist ein Token von Polar, kein Lizenzschlüssel. Entfernen Sie es aus diesem Feld. Konnten andere es sehen, widerrufen Sie es in Polar.',
      control:
        'Hier stehen Zeichen, die kein Lizenzschlüssel hat. Kopieren Sie den Schlüssel noch einmal.',
      several: 'In diesem Text stehen mehrere Lizenzschlüssel. Geben Sie einen ein.',
      unclear: 'Geben Sie den Lizenzschlüssel allein ein.',
      long: (most) =>
        `Ein Lizenzschlüssel hat höchstens ${characters(most)}. Geben Sie den Schlüssel allein ein.`,
    },
    isOrganization:
      'Das ist die Organisations-ID; sie ist nicht geheim und schaltet nichts frei. Geben Sie den Lizenzschlüssel aus der E-Mail des Anbieters ein.',
    isActivation:
      'Das ist dasselbe wie die Aktivierungs-ID. Geben Sie hier den Lizenzschlüssel ein.',
  },
  organization: {
    label: 'Organisations-ID',
    hint: 'Der Anbieter kennt sie: in Polar unter „Settings“, „General“.',
    missing: 'Geben Sie die Organisations-ID ein.',
    wrong:
      'Das ist keine Organisations-ID. Sie besteht aus 32 Ziffern und Buchstaben von a bis f in fünf Gruppen.',
    isKey: 'Das ist ein Lizenzschlüssel. Geben Sie hier die Organisations-ID ein.',
    several: 'In diesem Text stehen mehrere IDs. Geben Sie eine ein.',
  },
  activation: {
    label: 'Aktivierungs-ID',
    hint: 'Die App, die diesen Computer aktiviert hat, bewahrt sie auf, und der Anbieter kann sie nachsehen.',
    missing: 'Geben Sie die Aktivierungs-ID ein.',
    wrong:
      'Das ist keine Aktivierungs-ID. Sie besteht aus 32 Ziffern und Buchstaben von a bis f in fünf Gruppen.',
    isKey: 'Das ist ein Lizenzschlüssel. Geben Sie hier die Aktivierungs-ID ein.',
    several: 'In diesem Text stehen mehrere IDs. Geben Sie eine ein.',
  },
  name: {
    label: 'Gerätename',
    hint: 'Der Anbieter sieht ihn neben dem Platz, damit Sie beide die Computer unterscheiden können.',
    missing: 'Geben Sie diesem Gerät einen Namen.',
    long: (most) => `Ein Gerätename hat höchstens ${characters(most)}.`,
  },
  server: {
    label: 'Server',
    options: {
      production: { title: 'Polar', body: 'Echte Lizenzen.' },
      sandbox: {
        title: 'Polar-Sandbox',
        body: 'Zum Ausprobieren. Ihre Schlüssel und Token gelten nur dort.',
      },
      loopback: { title: 'Lokaler Testserver', body: 'Auf diesem Computer, für die Entwicklung.' },
    },
  },
  problems: (count) =>
    plural(count, 'de', {
      one: 'Ein Feld braucht noch einen Blick.',
      other: `${formatNumber(count, 'de')} Felder brauchen noch einen Blick.`,
    }),
};

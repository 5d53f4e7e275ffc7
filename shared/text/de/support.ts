import type { Text } from '../text.ts';

/** Text of support cases, in German. */
export const support: Text['support'] = {
  reasons: {
    lost: 'Das Gerät ist verloren gegangen oder wurde gestohlen',
    broken: 'Das Gerät ist defekt',
    sold: 'Das Gerät wurde verkauft oder weitergegeben',
    reinstalled: 'Das System wurde neu installiert',
    limit: 'Alle Plätze sind belegt',
    other: 'Etwas anderes',
  },
  entryPoints: {
    lost: {
      title: 'Ich habe ein Gerät nicht mehr',
      body: 'Es ist verloren, defekt oder verkauft: den Anbieter bitten, seinen Platz freizugeben.',
    },
    help: 'Hilfe holen',
  },
  lost: {
    title: 'Ich habe ein Gerät nicht mehr',
    lead: 'Ihre Lizenz geht mit ihm nicht verloren. Der Anbieter kann den Platz eines Geräts freigeben, an das Sie nicht mehr herankommen, und dann verwenden Sie ihn auf einem anderen. Dateien bleiben unangetastet.',
    legend: 'Was ist mit ihm geschehen?',
  },
  help: {
    title: 'Hilfe holen',
    lead: 'Schreiben Sie dem Anbieter mit dem, was diese App weiß, damit er ohne Rückfragen sieht, was geschehen ist. Gesendet wird nichts, bevor Sie es senden.',
    legend: 'Worum geht es?',
  },
  device: {
    label: 'Name des Geräts',
    hint: 'Wie Sie ihn bei der Aktivierung angegeben haben, oft der Name des Computers selbst. Lassen Sie das Feld leer, wenn Sie ihn nicht kennen.',
  },
  lastUsed: {
    label: 'Zuletzt verwendet',
    hint: 'Ungefähr, etwa „im Mai“ oder „letzte Woche“. Das hilft, gleichnamige Geräte zu unterscheiden.',
  },
  license: {
    label: 'Lizenz',
    other: 'Eine Lizenz, die nicht auf diesem Computer ist',
  },
  keyEnding: {
    label: 'Die letzten sechs Zeichen des Lizenzschlüssels',
    hint: 'Nur das Ende: Daran findet der Anbieter die Lizenz. Der ganze Schlüssel ist nie Teil eines Supportfalls.',
  },
  tooLong: (most) => `Hier passen höchstens ${most} Zeichen hinein.`,
  prepare: 'Anfrage vorbereiten',
  case: {
    code: 'Fallcode',
    lead: 'Das ist alles, was die Anfrage sagt. Sie enthält keinen Lizenzschlüssel, kein Zugriffstoken und keine E-Mail-Adresse, und noch ist nichts gesendet.',
    whole: 'Die ganze Anfrage',
    copy: 'Kopieren',
    copied: 'Die Anfrage wurde kopiert.',
    save: 'Als Datei sichern …',
    saved: 'Die Anfrage wurde gesichert.',
    mail: 'E-Mail schreiben …',
    mailCopied:
      'Die Anfrage ist zu lang für einen Mail-Link und wurde stattdessen kopiert. Fügen Sie sie in die geöffnete E-Mail ein.',
    change: 'Ändern',
    end: 'Fertig',
    noAddress:
      'Schicken Sie sie dem Anbieter: Seine Adresse steht in der E-Mail, mit der Ihr Lizenzschlüssel kam.',
  },
  next: {
    title: 'Wie es weitergeht',
    tips: [
      { title: 'Abschicken', body: 'Per E-Mail oder über die Supportseite des Anbieters.' },
      {
        title: 'Code aufbewahren',
        body: 'Lesen Sie ihn vor, wenn Sie mit dem Anbieter sprechen. Für sich allein öffnet er nichts.',
      },
      {
        title: 'Dann aktivieren',
        body: 'Hat der Anbieter den Platz freigegeben, geben Sie Ihren Schlüssel auf dem Gerät ein, das Sie jetzt haben.',
      },
    ],
  },
  link: {
    title: (code) => `Ein Link hat den Supportfall ${code} geöffnet`,
    body: 'Haben Sie den Anbieter um Hilfe gebeten und diesen Link erwartet? „Ja“ zeigt nur dieses Gerät. Mit Ihrem Platz geschieht nichts, solange Sie nicht selbst auf eine Schaltfläche drücken.',
    confirm: 'Ja, dieses Gerät zeigen',
    decline: 'Nein',
  },
  banner: {
    title: (code) => `Supportfall ${code}`,
    held: 'Bittet der Support des Anbieters Sie, den Platz dieses Computers freizugeben, drücken Sie unten auf „Platz freigeben“. Von selbst tut die App nichts.',
    other:
      'Sagen Sie dem Support des Anbieters, was Sie hier sehen. Von selbst tut die App nichts.',
    close: 'Fall schließen',
  },
  fileName: (code) => `Supportfall ${code}.txt`,
  bundle: {
    title: (code) => `Supportfall ${code}`,
    reason: (reason) => `Grund: ${reason}`,
    device: (name) => `Gerät: ${name}`,
    lastUsed: (when) => `Zuletzt verwendet: ${when}`,
    license: (name) => `Lizenz: ${name}`,
    key: (displayKey) => `Lizenzschlüssel: ${displayKey}`,
    paste: 'Bitte fügen Sie die Anfrage hier ein. Sie ist in der Zwischenablage.',
    note: 'Die Zeile unten ist für die App des Anbieters. Sie enthält keinen Lizenzschlüssel, kein Zugriffstoken und keine E-Mail-Adresse.',
  },
};

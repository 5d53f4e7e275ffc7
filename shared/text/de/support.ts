import type { Text } from '../text.ts';

/** Text of support cases, in German. */
export const support: Text['support'] = {
  reasons: {
    lost: 'Verloren oder gestohlen',
    broken: 'Defekt',
    sold: 'Verkauft oder verschenkt',
    reinstalled: 'Neu installiert',
    limit: 'Alle Plätze sind belegt',
    other: 'Etwas anderes',
  },
  entryPoints: {
    lost: {
      title: 'Gerät verloren, defekt oder verkauft?',
    },
    help: 'Hilfe anfordern',
  },
  lost: {
    title: 'Gerät verloren, defekt oder verkauft?',
    lead: 'Der Verlust beendet Ihre Lizenz nicht. Der Anbieter kann den Platz freigeben.',
    legend: 'Was ist passiert?',
  },
  help: {
    title: 'Hilfe anfordern',
    lead: 'Senden Sie dem Anbieter, was diese App weiß, damit er sieht, was passiert ist. Sie sehen alles, bevor es gesendet wird.',
    legend: 'Worum geht es?',
  },
  device: {
    label: 'Gerätename',
    hint: 'Oft der Name des Computers selbst. Optional.',
  },
  lastUsed: {
    label: 'Zuletzt verwendet',
    hint: 'Ungefähr, etwa „im Mai“. Optional.',
  },
  license: {
    label: 'Lizenz',
    choose: 'Lizenz auswählen',
    other: 'Eine Lizenz, die nicht auf diesem Computer ist',
  },
  keyEnding: {
    label: 'Die letzten sechs Zeichen des Lizenzschlüssels',
    hint: 'Daran findet der Anbieter Ihre Lizenz. Senden Sie nie den vollständigen Schlüssel.',
  },
  tooLong: (most) => `Geben Sie höchstens ${most} Zeichen ein.`,
  prepare: 'Anfrage vorbereiten',
  case: {
    code: 'Fallcode',
    lead: 'Das ist die vollständige Nachricht. Sie enthält keinen vollständigen Lizenzschlüssel, kein Zugriffstoken und keine E-Mail-Adresse. Noch wurde nichts gesendet.',
    whole: 'Vollständige Nachricht',
    copy: 'Kopieren',
    copied: 'Anfrage kopiert.',
    save: 'Als Datei speichern …',
    saved: 'Anfrage gespeichert.',
    mail: 'E-Mail schreiben …',
    mailCopied:
      'Die Anfrage ist zu lang für einen E-Mail-Link und wurde stattdessen kopiert. Fügen Sie sie in die geöffnete E-Mail ein.',
    change: 'Bearbeiten',
    end: 'Fertig',
    noAddress: 'Senden Sie sie dem Anbieter, zum Beispiel über seine Website.',
  },
  next: {
    title: 'Wie es weitergeht',
    tips: [
      { title: 'Senden', body: 'Per E-Mail oder über die Supportseite des Anbieters.' },
      {
        title: 'Code aufbewahren',
        body: 'Nennen Sie ihn, wenn Sie mit dem Anbieter sprechen. Für sich allein schaltet er nichts frei.',
      },
      {
        title: 'Dann aktivieren',
        body: 'Hat der Anbieter den Platz freigegeben, geben Sie Ihren Schlüssel auf dem Gerät ein, das Sie jetzt haben.',
      },
    ],
  },
  link: {
    title: (code) => `Ein Link hat den Supportfall ${code} geöffnet`,
    body: 'Haben Sie den Anbieter um Hilfe gebeten und diesen Link erwartet? „Ja“ zeigt nur die Seite dieses Computers. Ihr Platz bleibt unverändert.',
    confirm: 'Ja, diesen Computer anzeigen',
    decline: 'Nein',
  },
  banner: {
    title: (code) => `Supportfall ${code}`,
    held: 'Bittet der Support des Anbieters Sie, den Platz dieses Computers freizugeben, klicken Sie unten auf „Platz freigeben …“. Von selbst tut die App nichts.',
    other:
      'Sagen Sie dem Support des Anbieters, was Sie hier sehen. Von selbst tut die App nichts.',
    close: 'Verwerfen',
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
    note: 'Die Zeile unten ist für die App des Anbieters. Sie enthält keinen vollständigen Lizenzschlüssel, kein Zugriffstoken und keine E-Mail-Adresse.',
  },
};

/** The longest tag that is read, in code units; real tags have up to about 30. */
const maxTagLength = 100;

/**
 * Returns the locale of a tag from the system, in a form that `Intl` accepts; null if there is none. Systems give more than BCP 47:
 * POSIX names such as `de_DE.UTF-8@euro` (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html), which Chromium passes
 * on as `de-DE@euro`, and `Intl` throws a RangeError for those. Extensions, such as another calendar, are removed: the app's texts support none.
 */
export function normalizeLocaleTag(tag: string): string | null {
  if (tag.length > maxTagLength) return null;
  const [name = ''] = tag.trim().split(/[.@]/);
  const all = name.split(/[-_]/);
  const extension = all.findIndex((subtag) => subtag.length === 1);
  const subtags = extension === -1 ? all : all.slice(0, extension);
  // `Intl` refuses the whole tag for one wrong subtag; the subtags before it may still name a language.
  for (let length = subtags.length; length > 0; length -= 1) {
    const locale = parseLocale(subtags.slice(0, length).join('-'));
    if (locale !== null) return locale.toString();
  }
  return null;
}

/** Returns the language of a normalized tag, such as `de`. */
export function languageOf(tag: string): string {
  return new Intl.Locale(tag).language;
}

function parseLocale(tag: string): Intl.Locale | null {
  try {
    return new Intl.Locale(tag);
  } catch {
    return null;
  }
}

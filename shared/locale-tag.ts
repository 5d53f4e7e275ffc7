/** Longer tags are garbage: the longest that people use have some 30 characters. */
const maxTagLength = 100;

/**
 * The locale that a tag from the system names, in a form that `Intl` takes; null where it names none. Systems give more than BCP 47:
 * POSIX names such as `de_DE.UTF-8@euro` (https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/V1_chap08.html), which Chromium passes
 * on as `de-DE@euro`, and `Intl` throws a RangeError at those. Extensions such as another calendar go as well: the app's texts have none.
 */
export function normalizeLocaleTag(tag: string): string | null {
  if (tag.length > maxTagLength) return null;
  const [name = ''] = tag.trim().split(/[.@]/);
  const all = name.split(/[-_]/);
  const extension = all.findIndex((subtag) => subtag.length === 1);
  const subtags = extension === -1 ? all : all.slice(0, extension);
  // A subtag that does not belong there spoils the whole; what stands before it may still name a language.
  for (let length = subtags.length; length > 0; length -= 1) {
    const locale = parseLocale(subtags.slice(0, length).join('-'));
    if (locale !== null) return locale.toString();
  }
  return null;
}

/** The language of a usable tag, such as `de`. */
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

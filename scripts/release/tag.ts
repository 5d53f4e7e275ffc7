import { SetupError } from '../setup/print-status.ts';

/** Returns the changelog's section of a version, without its heading; null where it has none with a date. */
function sectionOf(version: string, changelog: string): string | null {
  const [, ...sections] = changelog.split(/^## /m);
  const heading = `[${version}] - `;
  const section = sections.find((one) => one.startsWith(heading));
  const rest = section?.slice(heading.length);
  if (rest === undefined || !/^\d{4}-\d{2}-\d{2}\n/.test(rest)) return null;
  return rest.slice('2026-01-01\n'.length).trim();
}

/** Returns why a tag cannot be released; null if it can. */
export function tagProblem(tag: string, version: string, changelog: string): string | null {
  if (tag !== `v${version}`)
    return `The tag is ${tag}, and package.json has the version ${version}.`;
  if (!sectionOf(version, changelog))
    return `The changelog says nothing of [${version}] with a date.`;
  return null;
}

/** A name that cannot exist, in place of the publisher's. https://www.rfc-editor.org/rfc/rfc2606 */
const placeholder = 'seatkeeper.example';

/** Returns which of these files still have a placeholder in them; null for none. */
export function placeholderProblem(files: Readonly<Record<string, string>>): string | null {
  const found = Object.keys(files).filter((name) => files[name]?.includes(placeholder));
  if (found.length === 0) return null;
  return `Replace ${placeholder} by your own address in ${found.join(' and ')}; see RELEASING.md.`;
}

/**
 * Returns what the changelog says about a tag's version.
 *
 * @throws SetupError if it says nothing
 */
export function releaseNotes(tag: string, changelog: string): string {
  const notes = sectionOf(tag.replace(/^v/, ''), changelog);
  if (!notes) throw new SetupError(`The changelog says nothing of ${tag}.`);
  return `${notes}\n`;
}

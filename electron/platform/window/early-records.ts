import * as path from 'node:path';
import * as v from 'valibot';
import { Settings } from '../../../shared/settings.ts';
import { readRecordText } from '../../storage/stored-file.ts';
import { dataFolder } from '../start/data-folder.ts';

/*
 * The records that a window needs before the core has been loaded. They are only read here: what is wrong with a file is the core's to
 * find, to set aside and to report.
 */

/** Returns the content of a record's file as `schema` has it; null where it is absent, cannot be read, or does not fit. */
function readEarly<T>(name: string, schema: v.GenericSchema<unknown, T>): T | null {
  try {
    const content: unknown = JSON.parse(
      readRecordText(path.join(dataFolder(), `${name}.json`)) ?? 'null',
    );
    const parsed = v.safeParse(schema, content);
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

const Placement = v.strictObject({
  x: v.exactOptional(v.number()),
  y: v.exactOptional(v.number()),
  width: v.number(),
  height: v.number(),
  isMaximized: v.boolean(),
});

/** Returns the window's last placement; null at the first start. */
export const lastPlacement = () => readEarly('window', Placement);

const { appearance, language } = Settings.entries;

/** Returns the person's settings of how the window looks; the defaults at the first start. */
export const lookSettings = () =>
  readEarly('settings', v.object({ appearance, language })) ??
  v.parse(v.object({ appearance, language }), {});

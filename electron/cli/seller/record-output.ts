import { visibleJson } from '../../../shared/foreign-text.ts';
import type { CommandContext } from '../command-context.ts';
import { appendOutput } from '../output.ts';

/** Something that a command found: for scripts, and as a line for people. */
export interface OutputRecord {
  readonly json: object;
  readonly line: string;
}

/** Writes what a command finds: a JSON object a line with `--json` and for `--output`, else a table with titles. */
export type RecordOutput = ReturnType<typeof createRecordOutput>;

/** Returns the output of a command's records. `titles`: the first line of the table. */
export function createRecordOutput({ command, stream }: CommandContext, titles: string) {
  let isFirst = true;

  return {
    /** Writes records, and waits until they are taken. Returns false where they cannot be written. */
    async write(records: readonly OutputRecord[]): Promise<boolean> {
      if (records.length === 0) return true;
      const jsonLines = (): string =>
        records.map(({ json }) => `${visibleJson(JSON.stringify(json))}\n`).join('');
      if (command.output !== null && !appendOutput(command.output, jsonLines())) return false;
      if (command.json) return await stream.write(jsonLines());
      const lines = records.map(({ line }) => line);
      const text = (isFirst ? [titles, ...lines] : lines).map((line) => `${line}\n`).join('');
      isFirst = false;
      return await stream.write(text);
    },
  };
}

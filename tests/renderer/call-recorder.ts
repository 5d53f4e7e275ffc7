import { done, type Result } from '../../shared/failure.ts';

/** A call that the window made, such as `device.release`, with its arguments. */
export type RecordedCall = readonly [name: string, ...input: unknown[]];

type FakeCall<O> = (...input: unknown[]) => Promise<Result<O>>;

/** Makes calls of a stand-in for main that record their arguments and succeed, unless a failure is set. */
export interface CallRecorder {
  readonly calls: readonly RecordedCall[];
  readonly answer: (name: string) => FakeCall<undefined>;
  /** Answers true, as a file dialog that the person did not cancel. */
  readonly saved: (name: string) => FakeCall<boolean>;
  /** Sets the answer to the next recorded call. */
  readonly setNextAnswer: (answer: Result<undefined>) => void;
}

export function createCallRecorder(): CallRecorder {
  const calls: RecordedCall[] = [];
  let nextAnswer: Result<undefined> = done(undefined);
  const answer =
    (name: string): FakeCall<undefined> =>
    (...input) => {
      calls.push([name, ...input]);
      const given = nextAnswer;
      nextAnswer = done(undefined);
      return Promise.resolve(given);
    };
  const saved =
    (name: string): FakeCall<boolean> =>
    async (...input) => {
      const given = await answer(name)(...input);
      return given.ok ? done(true) : given;
    };
  return {
    calls,
    answer,
    saved,
    setNextAnswer: (given) => {
      nextAnswer = given;
    },
  };
}

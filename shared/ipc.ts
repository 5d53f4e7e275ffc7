import type * as v from 'valibot';
import type { Failure } from './failure.ts';

/** What every call across the bridge answers. Nothing is thrown across: Electron would keep only the message. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure };

/** A question the window asks of main. `input` is parsed before a handler runs; `output` is what it may answer. */
export interface Call<I extends v.GenericSchema, O extends v.GenericSchema> {
  readonly type: 'call';
  readonly description: string;
  readonly input: I;
  readonly output: O;
}

/** Something main tells the window, unasked. */
export interface Event<P extends v.GenericSchema> {
  readonly type: 'event';
  readonly description: string;
  readonly payload: P;
}

type AnyCall = Call<v.GenericSchema, v.GenericSchema>;
type AnyEvent = Event<v.GenericSchema>;

/** Two levels, group and name; a channel's string is derived from them and never typed by hand. */
export type Contract = Readonly<Record<string, Readonly<Record<string, AnyCall | AnyEvent>>>>;

/** Declares a call of the contract. */
export function call<I extends v.GenericSchema, O extends v.GenericSchema>(
  description: string,
  input: I,
  output: O,
): Call<I, O> {
  return { type: 'call', description, input, output };
}

/** Declares an event of the contract. */
export function event<P extends v.GenericSchema>(description: string, payload: P): Event<P> {
  return { type: 'event', description, payload };
}

/** The string a call or an event travels under, such as `device:release`. */
export function channelOf(group: string, name: string): string {
  return `${group}:${name}`;
}

type CallNames<G> = { [N in keyof G]: G[N] extends AnyCall ? N : never }[keyof G];
type EventNames<G> = { [N in keyof G]: G[N] extends AnyEvent ? N : never }[keyof G];
type Arguments<I> = [I] extends [undefined] ? [] : [input: I];

type Handler<C> =
  C extends Call<infer I, infer O>
    ? (
        ...input: Arguments<v.InferOutput<I>>
      ) => Promise<Result<v.InferOutput<O>>> | Result<v.InferOutput<O>>
    : never;

type Caller<C> =
  C extends Call<infer I, infer O>
    ? (...input: Arguments<v.InferInput<I>>) => Promise<Result<v.InferOutput<O>>>
    : never;

type Subscriber<E> =
  E extends Event<infer P> ? (listener: (payload: v.InferOutput<P>) => void) => () => void : never;

/** What main must supply: one complete object, so that a missing or an unknown handler does not compile. */
export type Handlers<C extends Contract> = {
  readonly [G in keyof C]: { readonly [N in CallNames<C[G]>]: Handler<C[G][N]> };
};

/** What the window sees: a function a call, and a subscription (returning its end) an event. */
export type Bridge<C extends Contract> = {
  readonly [G in keyof C]: { readonly [N in CallNames<C[G]>]: Caller<C[G][N]> } & {
    readonly [N in EventNames<C[G]>]: Subscriber<C[G][N]>;
  };
};

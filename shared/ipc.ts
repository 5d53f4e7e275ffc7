import type * as v from 'valibot';
import type { Result } from './failure.ts';

/** A call from the window to main. `input` is parsed before the handler runs; `output` is what the handler may return. */
export interface Call<I extends v.GenericSchema, O extends v.GenericSchema> {
  readonly type: 'call';
  readonly description: string;
  readonly input: I;
  readonly output: O;
}

/** An event that main sends to the window. */
export interface Event<P extends v.GenericSchema> {
  readonly type: 'event';
  readonly description: string;
  readonly payload: P;
}

type AnyCall = Call<v.GenericSchema, v.GenericSchema>;
type AnyEvent = Event<v.GenericSchema>;

/** Calls and events by group and name, from which `channelOf` derives their channels. */
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

/** Returns the channel of a call or an event, such as `device:release`. */
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

/** Main's handlers for all calls. A missing or unknown handler does not compile. */
export type Handlers<C extends Contract> = {
  readonly [G in keyof C]: { readonly [N in CallNames<C[G]>]: Handler<C[G][N]> };
};

/** The window's side: a function for each call, and for each event a function that subscribes and returns the unsubscribe function. */
export type Bridge<C extends Contract> = {
  readonly [G in keyof C]: { readonly [N in CallNames<C[G]>]: Caller<C[G][N]> } & {
    readonly [N in EventNames<C[G]>]: Subscriber<C[G][N]>;
  };
};

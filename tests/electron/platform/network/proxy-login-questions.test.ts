import { expect, test } from 'vitest';
import { createLoginQuestions } from '../../../../electron/platform/network/proxy-login-questions.ts';
import type {
  LoginRequest,
  ProxyLogin,
} from '../../../../electron/platform/network/proxy-logins.ts';

const need: LoginRequest = { proxy: 'proxy.example:3128', wasRefused: false, isPlaintext: true };

/** Questions whose answers the test gives. */
function begin() {
  const callbacks: ((login: ProxyLogin | null) => void)[] = [];
  const given: unknown[] = [];
  const questions = createLoginQuestions({
    promptLogin: async () =>
      await new Promise<ProxyLogin | null>((resolve) => callbacks.push(resolve)),
    onAnswer: (...answer) => given.push(answer),
  });
  const answer = async (login: ProxyLogin | null): Promise<void> => {
    callbacks.at(-1)?.(login);
    await new Promise(setImmediate);
  };
  return { questions, asked: callbacks, given, answer };
}

test('one question is open at a time, and its answer is for its proxy', async () => {
  const { questions, asked: callbacks, given, answer } = begin();
  questions.requestLogin(need);
  questions.requestLogin({ ...need, proxy: 'other.example:8080' });
  expect(callbacks).toHaveLength(1);
  const login = { username: 'joe', password: 'pass-word' };
  await answer(login);
  expect(given).toEqual([['proxy.example:3128', login]]);
  questions.requestLogin({ ...need, wasRefused: true });
  expect(callbacks).toHaveLength(2);
});

test('a question that was closed comes again after the person has acted, and not before', async () => {
  const { questions, asked: callbacks, given, answer } = begin();
  questions.requestLogin(need);
  await answer(null);
  questions.requestLogin(need);
  expect(callbacks).toHaveLength(1);
  questions.onNetworkAction();
  questions.requestLogin(need);
  expect(callbacks).toHaveLength(2);
  expect(given).toEqual([]);
});

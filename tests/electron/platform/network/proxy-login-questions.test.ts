import { expect, test } from 'vitest';
import { createLoginQuestions } from '../../../../electron/platform/network/proxy-login-questions.ts';
import type {
  LoginRequest,
  ProxyLogin,
} from '../../../../electron/platform/network/proxy-logins.ts';

const need: LoginRequest = { proxy: 'proxy.example:3128', wasRefused: false, isPlaintext: true };

/** Creates questions that the test answers. */
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

test('requestLogin opens one question at a time, and its answer is for its proxy', async () => {
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

test('requestLogin asks again after a closed question only when the person has used the network', async () => {
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

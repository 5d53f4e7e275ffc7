import { expect, test } from 'vitest';
import { createLoginQuestions } from '../../../electron/platform/proxy-login-questions.ts';
import type { LoginNeed, ProxyLogin } from '../../../electron/platform/proxy-logins.ts';

const need: LoginNeed = { proxy: 'proxy.example:3128', wasRefused: false, isReadable: true };

/** Questions whose answers the test gives. */
function begin() {
  const asked: ((login: ProxyLogin | null) => void)[] = [];
  const given: unknown[] = [];
  const questions = createLoginQuestions({
    ask: async () => await new Promise<ProxyLogin | null>((resolve) => asked.push(resolve)),
    answered: (...answer) => given.push(answer),
  });
  const answer = async (login: ProxyLogin | null): Promise<void> => {
    asked.at(-1)?.(login);
    await new Promise(setImmediate);
  };
  return { questions, asked, given, answer };
}

test('one question is open at a time, and its answer is for its proxy', async () => {
  const { questions, asked, given, answer } = begin();
  questions.need(need);
  questions.need({ ...need, proxy: 'other.example:8080' });
  expect(asked).toHaveLength(1);
  const login = { username: 'joe', password: 'pass-word' };
  await answer(login);
  expect(given).toEqual([['proxy.example:3128', login]]);
  questions.need({ ...need, wasRefused: true });
  expect(asked).toHaveLength(2);
});

test('a question that was closed comes again after the person has acted, and not before', async () => {
  const { questions, asked, given, answer } = begin();
  questions.need(need);
  await answer(null);
  questions.need(need);
  expect(asked).toHaveLength(1);
  questions.personActed();
  questions.need(need);
  expect(asked).toHaveLength(2);
  expect(given).toEqual([]);
});

import { expect, test } from 'vitest';
import { heldShares, share } from '../../../src/embed/share.ts';

test('what several ask for at once is made once, and dropped when the last gives it back', async () => {
  let made = 0;
  const make = async () => ({ number: ++made });
  const [a, b] = [share('one', make), share('one', make)];
  expect(await a.value).toBe(await b.value);
  expect(made).toBe(1);
  a.release();
  a.release();
  expect(heldShares()).toBe(1);
  b.release();
  expect(heldShares()).toBe(0);
  const c = share('one', make);
  expect(await c.value).toEqual({ number: 2 });
  c.release();
});

test('what fails is forgotten and asked for anew', async () => {
  const failed = share('fails', () => Promise.reject(new Error('no')));
  await expect(failed.value).rejects.toThrow('no');
  expect(heldShares()).toBe(0);
  const second = share('fails', async () => 'yes');
  expect(await second.value).toBe('yes');
  failed.release();
  expect(await share('fails', async () => 'other').value).toBe('yes');
});

test('what nobody waits for any more is called off, once all have left', async () => {
  let signal!: AbortSignal;
  const make = (given: AbortSignal) => {
    signal = given;
    return new Promise<never>(() => {});
  };
  const [a, b] = [share('slow', make), share('slow', make)];
  a.release();
  expect(signal.aborted).toBe(false);
  b.release();
  expect(signal.aborted).toBe(true);
});

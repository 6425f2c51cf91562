/** A promise that its owner settles; nobody need wait for it. */
export interface Deferred {
  readonly promise: Promise<void>;
  readonly isSettled: boolean;
  resolve(): void;
  reject(error: unknown): void;
}

export function deferred(): Deferred {
  let settle!: () => void;
  let refuse!: (error: unknown) => void;
  let isSettled = false;
  const promise = new Promise<void>((yes, no) => {
    settle = yes;
    refuse = no;
  });
  promise.catch(() => undefined);
  return {
    promise,
    get isSettled() {
      return isSettled;
    },
    resolve() {
      isSettled = true;
      settle();
    },
    reject(error) {
      isSettled = true;
      refuse(error);
    },
  };
}

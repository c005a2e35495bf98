import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeGate } from './gate.ts';

describe('makeGate', () => {
  it('lets no more in than there are places, everyone in the end, in the order of coming', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 30 }),
        async (places, callers) => {
          const gate = makeGate(places);
          const entered: number[] = [];
          let inside = 0;
          let most = 0;
          const visit = async (caller: number): Promise<void> => {
            await gate.enter();
            entered.push(caller);
            inside += 1;
            most = Math.max(most, inside);
            await Promise.resolve();
            inside -= 1;
            gate.leave();
          };

          await Promise.all(Array.from({ length: callers }, (_, caller) => visit(caller)));

          expect(most).toBeLessThanOrEqual(places);
          expect(entered).toEqual(Array.from({ length: callers }, (_, caller) => caller));
        },
      ),
    );
  });
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchPrices, checkModelEnd, defaultModel, effortOf, findModel, knownModels } from './models.ts';
import { modelPrices } from './prices.ts';

const at = (day: string): Date => new Date(`${day}T12:00:00Z`);

describe('the list of models', () => {
  it('has each model once, with sensible figures', () => {
    expect(new Set(knownModels.map(({ name }) => name)).size).toBe(knownModels.length);
    for (const { listPrice, pricesOf, context } of knownModels) {
      expect(listPrice.cachedInput).toBeLessThan(listPrice.input);
      expect(Number.isNaN(Date.parse(pricesOf))).toBe(false);
      expect(context).toBeGreaterThan(4000);
    }
  });

  it('names as a replacement only what it has and what has no end', () => {
    for (const { end } of knownModels) if (end) expect(findModel(end.takeInstead)).not.toHaveProperty('end');
  });

  it('has prices of batches at half of the price list', () => {
    expect(modelPrices.parse(batchPrices())[defaultModel]).toEqual({
      input: 0.05,
      cachedInput: 0.005,
      output: 0.25,
    });
  });

  it('has the least effort of models that reason, and none for those that do not or are not known', () => {
    expect(effortOf('gpt-6-luna')).toBe('none');
    expect(effortOf('gpt-5-mini-2025-08-07')).toBe('minimal');
    expect(effortOf('gpt-4.1-mini')).toBeNull();
    expect(effortOf('qwen2.5:7b')).toBeNull();
    expect(effortOf('lexicon-1')).toBeNull();
  });
});

describe('the end of a model', () => {
  it.each(['gpt-4.1-nano', 'gpt-4.1-nano-2025-04-14'])(
    '%s is refused once it is over, with what to take',
    (name) => {
      expect(() => checkModelEnd(name, at('2026-11-28'))).toThrow(
        `model: ${name} was shut down on 2026-10-23: take gpt-6-luna instead`,
      );
    },
  );

  it('is warned about within 60 days, and silent before', () => {
    expect(checkModelEnd('gpt-4.1-mini', at('2026-11-28'))).toContain(
      '2027-01-14, in 47 days: take gpt-6-luna',
    );
    expect(checkModelEnd('gpt-4.1-mini', at('2026-11-01'))).toBeUndefined();
  });

  it('is unknown for models that are not listed and for those without an announced end', () => {
    fc.assert(
      fc.property(fc.date({ noInvalidDate: true }), (now) => {
        for (const name of [defaultModel, 'gpt-of-tomorrow', 'lexicon-1'])
          expect(checkModelEnd(name, now)).toBeUndefined();
      }),
    );
  });

  it('is either over, near or far at any time', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...knownModels),
        fc.integer({ min: -200, max: 200 }),
        ({ name, end }, days) => {
          fc.pre(end !== undefined);
          const now = new Date(Date.parse(end.day) + days * 24 * 3_600_000);
          if (days >= 0) expect(() => checkModelEnd(name, now)).toThrow('shut down');
          else expect(checkModelEnd(name, now) === undefined).toBe(days < -60);
        },
      ),
    );
  });
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';
import * as z from 'zod';

import { providerCredentials } from './deploy/terraform-steps.ts';
import { missingForDeploy, placeholders, readConfig, stageVariables } from './config.ts';

const complete = {
  STAGE: 'production',
  AWS_REGION: 'eu-central-1',
  STATE_BUCKET: 'our-state',
  DOMAIN: 'words.example.org',
  CLOUDFLARE_ZONE_ID: '023e105f4ecef8ad9ca31a8372d0c353',
  ALARM_EMAIL: 'ops@example.org',
};

describe('the configuration of a stage', () => {
  it('describes an example stage when nothing is set', () => {
    expect(readConfig({})).toMatchObject({
      stage: 'example',
      isProduction: false,
      region: 'eu-west-1',
      domain: 'words.example.com',
      database: { region: 'eu-west-1', requestUnits: 50_000_000 },
      model: { name: 'gpt-6-luna', baseUrl: 'https://api.openai.com/v1' },
    });
  });

  it('takes an empty value as unset: that is how workflows pass on variables that nobody set', () => {
    expect(readConfig({ STAGE: '', MODEL_PRICES: '' })).toEqual(readConfig({}));
  });

  it('puts the database where the functions are, unless told otherwise', () => {
    expect(readConfig(complete).database.region).toBe('eu-central-1');
    expect(readConfig({ ...complete, COCKROACH_REGION: 'eu-west-1' }).database.region).toBe('eu-west-1');
  });

  it.each([
    ['STAGE', 'Staging'],
    ['STAGE', 'stage-with-a-long-name'],
    ['STAGE', 'awstest'],
    ['STAGE', 'a-b'],
    ['DOMAIN', 'https://words.example.org'],
    ['DOMAIN', 'words-in-a-stage-with-too-long-a-name.example.org'],
    ['CLOUDFLARE_ZONE_ID', 'zone'],
    ['ALARM_EMAIL', 'nobody'],
    ['MONTHLY_BUDGET_USD', '0'],
    ['MODEL_BASE_URL', 'http://model.example.org/v1'],
    ['MODEL_PRICES', '{"gpt-4.1-nano":1}'],
    ['MODEL_PRICES', 'cheap'],
  ])('refuses %s=%s and names the variable', (name, value) => {
    expect(() => readConfig({ ...complete, [name]: value })).toThrow(name);
  });

  it('refuses a model without a price: the budget of a run would count its tokens as free', () => {
    expect(() => readConfig({ ...complete, MODEL_NAME: 'gpt-unknown' })).toThrow('no price for MODEL_NAME');
  });
});

describe('deploying', () => {
  it('misses every variable that is unset, empty or still the stand-in', () => {
    expect(missingForDeploy({})).toEqual(Object.keys(placeholders));
    expect(missingForDeploy({ ...placeholders })).toEqual(Object.keys(placeholders));
    expect(missingForDeploy({ ...complete, DOMAIN: '' })).toEqual(['DOMAIN']);
    expect(missingForDeploy(complete)).toEqual([]);
  });
});

describe('docs/deploy.md', () => {
  it('explains every variable of a stage, and every credential, in its table', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/deploy.md'), 'utf8');
    const explained = [...text.matchAll(/^\| `([A-Z_]+)` /gmu)].map(([, name]) => name);

    expect(explained).toEqual(
      expect.arrayContaining([...Object.keys(stageVariables.shape), ...providerCredentials, 'MODEL_API_KEY']),
    );
  });
});

describe('the target infra:synth', () => {
  it('is made again when one of the variables changes, and knows of no other', () => {
    const project = z
      .object({ targets: z.object({ synth: z.object({ inputs: z.array(z.unknown()) }) }) })
      .parse(JSON.parse(readFileSync(join(import.meta.dirname, '../project.json'), 'utf8')));
    const named = project.targets.synth.inputs.flatMap((input) => {
      const { success, data } = z.object({ env: z.string() }).safeParse(input);
      return success ? [data.env] : [];
    });

    expect(named).toEqual(Object.keys(stageVariables.shape));
  });
});
